/** A whole scan against the truth that the simulated ministry tells of itself, service by service and place by place. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { inflateRawSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogueOf } from "../../src/lang/index.ts";
import { CONTENTS, EVERYWHERE } from "../../src/model/fit.ts";
import { FEWEST_PEOPLE } from "../../src/model/individual.ts";
import { SERVICES } from "../../src/model/service.ts";
import type { Simulator } from "../../src/simulator/index.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { officeValidator, saidAgainst } from "../export/office.ts";
import { inspect, openReader } from "../export/report/browser.ts";
import { chromium, openpyxl } from "../export/system.ts";
import { checkRequest } from "../openapi/check.ts";
import { sheetsRead, sumOf } from "./adding-up.ts";
import { type Bench, benchFor, type Outcome, tiny } from "./bench.ts";

const LONG = process.env.BASCULE_TEST_LONG !== undefined;

let simulator: Simulator;
let bench: Bench;
let outcome: Outcome;
const sent: { method: string; url: string }[] = [];

beforeAll(async () => {
  simulator = await tiny({ onRequest: (method, url) => void sent.push({ method, url }) });
  bench = benchFor(simulator);
  outcome = await bench.bascule(["scan", "--content", "full", "--sharing", "--out", bench.out]);
});
afterAll(async () => {
  await simulator.close();
  bench.remove();
});

test("the scan ends, and says that some places were refused", () => {
  expect(outcome.err).not.toContain("Erreur interne");
  // Contents were read: what allowed it is to be removed.
  expect(outcome.err).toContain("bascule setup --remove");
  expect(outcome.exit).toBe(1);
  expect(bench.plan().scan.complete).toBe(false);
});

test("no request is one that the simulated tenant did not expect", () => {
  expect(simulator.surprises()).toBe(0);
});

test("every request is one that Microsoft describes, and reads", () => {
  expect(sent.length).toBeGreaterThan(200);
  for (const { method, url } of sent) checkRequest(method, url);
});

describe("each service equals its truth", () => {
  test.each(SERVICES.map(({ id }) => id))("%s", (id) => {
    const truth = simulator.truth().services[id];
    const service = bench.plan().services.find((one) => one.id === id);
    if (truth === undefined) {
      expect(service?.volume).toEqual({ containers: null, items: null, bytes: null });
      return;
    }
    expect(service?.volume).toEqual({ containers: truth.containers, items: truth.items, bytes: truth.bytes });
    expect(service?.sensitive).toMatchObject({
      items: truth.sensitiveItems,
      restricted: truth.sensitive.marking ?? 0,
      byDetector: truth.sensitive,
    });
  });
});

test("each place equals its truth, and none is there twice", () => {
  const refused = new Set(simulator.truth().refused.map(({ id }) => id));
  const told = bench.containers().filter(({ coverage }) => coverage !== "not-scanned");
  const keyed = (service: string, id: string) => `${service} ${id}`;
  expect(new Set(bench.containers().map(({ service, id }) => keyed(service, id))).size).toBe(bench.containers().length);
  const lines = new Map(told.map((line) => [keyed(line.service, line.id), line]));
  const truths = [...simulator.truth().containers()];
  expect([...lines.keys()].sort()).toEqual(truths.map(({ service, id }) => keyed(service, id)).sort());
  for (const { service, id, items, bytes, sensitiveItems } of truths) {
    const line = lines.get(keyed(service, id));
    expect({ id, service, ...line?.volume, sensitive: line?.sensitive.items }).toEqual({
      id,
      service,
      items,
      bytes,
      sensitive: sensitiveItems,
    });
  }
  expect(refused.size).toBeGreaterThan(0);
});

test("what was refused has a line, in no count", () => {
  const lines = bench
    .containers()
    .filter(({ coverage, service }) => coverage === "not-scanned" && service !== "teams.chat");
  const told = lines.map(({ service, id }) => `${service} ${id}`);
  expect(told.sort()).toEqual([...simulator.truth().refused].map(({ service, id }) => `${service} ${id}`).sort());
  for (const { volume, wave } of lines) expect({ ...volume, wave }).toEqual({ items: null, bytes: null, wave: null });
});

test("what Teams keeps in personal drives, and what is widely shared there, is told apart as truth has it", () => {
  const drives = [...simulator.truth().containers()].flatMap(({ parts }) => (parts === undefined ? [] : [parts]));
  const truth = (["widely-shared", "chat-files", "recordings"] as const).map((id) => {
    const held = drives.map((parts) => parts[id]).filter(({ items }) => items > 0);
    expect(held.length, id).toBeGreaterThan(0);
    const sum = (figure: "items" | "bytes") => held.reduce((total, each) => total + each[figure], 0);
    return { id, volume: { containers: held.length, items: sum("items"), bytes: sum("bytes") } };
  });
  const service = bench.plan().services.find(({ id }) => id === "onedrive.files");
  expect(service?.parts.map(({ id, volume }) => ({ id, volume }))).toEqual(truth);
});

test("values in names of places and folders are findings without an item", () => {
  const told = new Map<string, Set<string>>();
  for (const { service, container, item, detector } of bench.findings()) {
    if (item !== null || detector === "marking") continue;
    const key = `${service} ${container}`;
    told.set(key, (told.get(key) ?? new Set()).add(detector));
  }
  const truths = [...simulator.truth().containers()].filter(({ named }) => named.length > 0);
  expect(truths.length).toBeGreaterThan(2);
  for (const { service, id, named } of truths)
    expect({ service, found: told.get(`${service} ${id}`) }).toEqual({ service, found: new Set(named) });
});

test("rules, retention labels, parts of pages and sharing are told apart as truth has them", async () => {
  const truth = simulator.truth().apart();
  const store = openStore(join(bench.folder, "bascule-store"), { create: false });
  try {
    const rules = new Map<string, unknown>();
    for await (const { container } of store.totals("medium", "exchange.mail"))
      if ("forwardsOut" in container.traits) rules.set(container.id, container.traits.forwardsOut);
    expect(new Map([...rules].sort())).toEqual(new Map([...truth.forwardsOut].sort()));
    expect([...truth.forwardsOut.values()].filter((count) => count > 0).length).toBeGreaterThan(0);
  } finally {
    await store.close();
  }
  const database = new DatabaseSync(join(bench.folder, "bascule-store", "bascule.sqlite"), { readOnly: true });
  const count = (what: string) => Number(database.prepare(`SELECT ${what} AS found FROM item`).get()?.found);
  expect(count("SUM(json_extract(traits, '$.retained') = 1)")).toBe(truth.retained);
  expect(count("SUM(json_extract(apart, '$.ownParts'))")).toBe(truth.ownParts);
  database.close();
  expect(bench.plan().sharing).toEqual(truth.sharing);
  for (const figure of Object.values({ ...truth.sharing, ...truth, sharing: 1, forwardsOut: 1 }))
    expect(figure).toBeGreaterThan(0);
});

test("applications are told with whose they are and how they were consented to, as truth has it", () => {
  const truth = new Map(simulator.truth().applications.map((each) => [each.appId, each]));
  const told = bench.plan().applications;
  expect(told.map(({ inHouse }) => inHouse)).toEqual(expect.arrayContaining([true, false]));
  for (const { appId, inHouse, consent, touchedFrom } of told) {
    const { own, everyone, people, first } = truth.get(appId)?.consent ?? {};
    const day = first?.slice(0, 10) ?? null;
    expect({ inHouse, ...consent }).toEqual({ inHouse: truth.get(appId)?.inHouse, own, everyone, people, first: day });
    expect(touchedFrom).toBeGreaterThan(0);
  }
});

/** What the published schema says against a plan; nothing where it is one. */
function refusedBySchema(plan: unknown): string {
  const schema = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../plan.schema.json"), "utf8"));
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return validate(plan) ? "" : JSON.stringify(validate.errors?.slice(0, 5));
}

test("the plan is one that its published schema accepts", () => {
  expect(refusedBySchema(bench.plan())).toBe("");
});

test.skipIf(chromium.absent)(
  "the page opens, asks for nothing, and axe-core finds nothing on it",
  async () => {
    const reader = await openReader();
    try {
      const html = readFileSync(join(bench.out, "rapport.html"), "utf8");
      const { page, asked, said } = await reader.open(html, { viewport: { width: 320, height: 900 } });
      const { against } = await inspect(page);
      expect({ asked, said, against }).toEqual({ asked: [], said: [], against: [] });
    } finally {
      await reader.close();
    }
  },
  180_000,
);

describe.skipIf(openpyxl.absent)("another program adds up every sheet, and finds the totals of plan.json", () => {
  let sheets: ReturnType<typeof sheetsRead>;
  beforeAll(() => {
    sheets = sheetsRead(join(bench.out, "plan-migration.xlsx"));
  });
  const rows = (name: string) => sheets.get(name)?.rows ?? [];
  const volume = (figure: "containers" | "items" | "bytes", of = bench.plan().services) =>
    of.reduce((sum, service) => sum + (service.volume[figure] ?? 0), 0);
  const found = (figure: "items" | "itemsRead", of = bench.plan().services) =>
    of.reduce((sum, service) => sum + service.sensitive[figure], 0);
  const GROUPED = "Santé, justice, agents (espaces individuels)";
  const FIGURES = ["Éléments", "Volume", "Lus"] as const;
  const figures = (of: readonly Parameters<typeof sumOf>[0][number][]) => FIGURES.map((title) => sumOf(of, title));
  const planned = (of = bench.plan().services) => [volume("items", of), volume("bytes", of), found("itemsRead", of)];

  test("Services, the parts of a service aside", () => {
    const whole = rows("Services").filter((row) => !String(row.Identifiant).includes("/"));
    expect(whole).toHaveLength(SERVICES.length);
    expect([...figures(whole), sumOf(whole, "Espaces"), sumOf(whole, "Sensibilité (R9)")]).toEqual([
      ...planned(),
      volume("containers"),
      found("items"),
    ]);
  });

  test("Plan: what is intimate in people's own spaces is told by Directions alone, and of ten people", () => {
    const all = rows("Directions").at(-1) ?? {};
    const told = sumOf(rows("Plan"), "Sensibilité (R9)");
    expect([...figures(rows("Plan")), sumOf(rows("Plan"), "Espaces"), told]).toEqual([
      ...planned(),
      volume("containers"),
      sumOf([all], "Sensibilité (R9)"),
    ]);
    const apart = found("items") - told;
    expect(apart).toBeGreaterThan(0);
    const few = Number(all["Boîtes d’agents"]) < FEWEST_PEOPLE;
    expect(all[GROUPED]).toBe(few ? catalogueOf("fr").dossier.tooFewPeople : apart);
  });

  test.each([
    ["Exchange", "exchange"],
    ["OneDrive", "onedrive"],
    ["Teams", "teams"],
    ["SharePoint", "sharepoint"],
    ["Autres services", "other"],
  ])("%s, service by service", (name, workload) => {
    const services = bench.plan().services.filter((service) => service.workload === workload);
    expect(figures(rows(name))).toEqual(planned(services));
    const spaces = bench.containers().filter(({ service }) => services.some(({ id }) => id === service));
    expect(rows(name).filter((row) => row.Nom !== "sans espace listé")).toHaveLength(spaces.length);
  });

  test("Directions: the last row is the sum of the others, and of the plan", () => {
    const all = rows("Directions");
    const [last, others] = [all.slice(-1), all.slice(0, -1)];
    for (const title of [
      ...FIGURES,
      "Boîtes d’agents",
      "Espaces",
      "À déplacer sans attendre",
      "Dérogation possible",
      GROUPED,
    ])
      expect(sumOf(last, title), title).toBe(sumOf(others, title));
    expect(figures(last)).toEqual(planned());
    expect(sumOf(last, "Espaces")).toBe(volume("containers"));
  });

  test("Vagues: every space that moves, once", () => {
    const moving = bench.containers().filter(({ wave }) => wave !== null);
    const waves = rows("Vagues").filter((row) => row.Clé !== null);
    expect(sumOf(waves, "Espaces")).toBe(moving.length);
    expect(waves.map((row) => row.Espaces)).toEqual(bench.plan().waves.map(({ containers }) => containers));
    for (const { id, containers, bytes } of bench.plan().waves) {
      const those = moving.filter(({ wave }) => wave === id);
      const weight = those.reduce((sum, line) => sum + (line.volume.bytes ?? 0), 0);
      expect([containers, bytes], `wave ${id}`).toEqual([those.length, weight]);
    }
  });

  test("Sensibilité (R9), by category", () => {
    const told = rows("Sensibilité (R9)");
    expect([sumOf(told, "Éléments"), sumOf(told, "Lus"), sumOf(told, "Sensibilité (R9)")]).toEqual([
      volume("items"),
      found("itemsRead"),
      found("items"),
    ]);
    // Of a service that fewer than ten known people have, no category is told.
    const few = (at: number) => /^non dit/u.test(String(told[at]?.["Données personnelles de citoyens"]));
    const category = (id: "citizen-personal-data" | "special-category-data") =>
      bench
        .plan()
        .services.reduce((sum, { sensitive }, at) => sum + (few(at) ? 0 : (sensitive.byCategory[id] ?? 0)), 0);
    expect(category("citizen-personal-data")).toBeGreaterThan(0);
    expect(sumOf(told, "Données personnelles de citoyens")).toBe(category("citizen-personal-data"));
    expect(sumOf(told, "Catégories particulières (RGPD, art. 9 et 10)")).toBe(category("special-category-data"));
  });

  test("Partages externes: the first row is the sum of the others, and of the plan", () => {
    const [first, ...others] = rows("Partages externes");
    const { sharing } = bench.plan();
    for (const [title, figure] of [
      ["Fichiers partagés, Sensibilité (R9)", "files"],
      ["Dont ouverts au-dehors", "outside"],
      ["Liens ouverts à tous", "anonymous"],
      ["Invités", "guests"],
    ] as const) {
      expect(sumOf(first ? [first] : [], title), title).toBe(sharing?.[figure]);
      expect(sumOf(others, title), title).toBe(sharing?.[figure]);
    }
  });

  test("Dérogation, Applications, Créés après la note, Antériorité and Licences", () => {
    const plan = bench.plan();
    const asked = plan.services.filter(({ label }) => label === "derogable");
    expect(figures(rows("Dérogation"))).toEqual(planned(asked));
    expect(rows("Applications")).toHaveLength(plan.applications.length);
    const opened = plan.evidence.openedAfter.reduce((sum, { spaces }) => sum + spaces, 0);
    expect(rows("Créés après la note")).toHaveLength(opened);
    const created = plan.evidence.created.reduce(
      (sum, { before, between, after }) => sum + before + between + after,
      0,
    );
    expect(sumOf(rows("Antériorité"), "Créés")).toBe(created);
    for (const row of rows("Licences")) expect(row.Libres).toBe(Number(row.Achetées) - Number(row.Attribuées));
    const [all, ...units] = rows("Office installé");
    expect(sumOf(all ? [all] : [], "Comptes licenciés")).toBe(sumOf(units, "Comptes licenciés"));
  });

  test("Synthèse: its tables add up to its total, and to Services", () => {
    const page = sheets.get("Synthèse")?.page ?? [];
    const at = (first: string) => page.findIndex((cells) => cells[0] === first);
    const [from, to] = [at("Ensemble"), at("Total")];
    const total = page[to] ?? [];
    const SPACES = 2;
    for (const column of [SPACES, SPACES + 1, SPACES + 2]) {
      const sum = page.slice(from + 1, to).reduce((all, cells) => all + Number(cells[column] ?? 0), 0);
      expect(sum, `column ${column}`).toBe(total[column]);
    }
    expect(total.slice(SPACES + 1, SPACES + 3)).toEqual([volume("items"), volume("bytes")]);
    const labels = page.slice(at("Classement") + 1).slice(0, 4);
    const [items, bytes] = [3, 4].map((column) =>
      labels.reduce((sum, cells) => sum + (typeof cells[column] === "number" ? Number(cells[column]) : 0), 0),
    );
    expect([items, bytes]).toEqual([volume("items"), volume("bytes")]);
    // A mailbox is one space, whatever it holds: its calendar and contacts are the same.
    const same = bench.plan().services.filter(({ id }) => ["exchange.calendar", "exchange.contacts"].includes(id));
    expect(total[SPACES]).toBe(volume("containers") - volume("containers", same));
  });

  test("Blocages: what is told space by space, service by service, and what holds for all of a service", () => {
    const { names, obstacles } = catalogueOf("fr");
    const together: ReadonlySet<string> = new Set([...EVERYWHERE, "unread", "to-build"]);
    const untold: ReadonlySet<string> = new Set([...CONTENTS, "marking"]);
    const sums = bench.plan().obstacles.filter(({ kind, known }) => known && !untold.has(kind));
    const told = rows("Blocages").filter((row) => row.Éléments !== obstacles.apart);
    const figures = (of: typeof told) => [of.length, sumOf(of, "Éléments"), sumOf(of, "Volume")];
    const planned = (of: typeof sums, count: (sum: (typeof sums)[number]) => number) => [
      of.reduce((all, sum) => all + count(sum), 0),
      of.reduce((all, { items }) => all + (items ?? 0), 0),
      of.reduce((all, { bytes }) => all + (bytes ?? 0), 0),
    ];
    for (const { id } of SERVICES) {
      const here = told.filter((row) => row.Service === names.service[id] && row.Éléments !== obstacles.unknown);
      const those = sums.filter(({ service }) => service === id);
      const [all, each] = [
        those.filter(({ kind }) => together.has(kind)),
        those.filter(({ kind }) => !together.has(kind)),
      ];
      expect(figures(here.filter((row) => row.Identifiant === null)), id).toEqual(planned(all, () => 1));
      expect(figures(here.filter((row) => row.Identifiant !== null)), id).toEqual(
        planned(each, ({ containers }) => containers),
      );
    }
    expect(told.filter((row) => row.Identifiant !== null).length).toBeGreaterThan(0);
  });

  test("Couverture: what was not read is what the inventories tell, reason by reason, and Synthèse in all", () => {
    const t = catalogueOf("fr");
    const unread = rows("Couverture").filter((row) => row.Où === t.workbook.contentUnread);
    const reasons = new Map<string, number>();
    for (const name of ["Exchange", "OneDrive", "Teams", "SharePoint", "Autres services"])
      for (const text of rows(name).map((row) => row["Non lus, et pourquoi"]))
        for (const [, reason = "", count] of String(text ?? "").matchAll(/([^;\n]+?) (\d+)(?=;|\n|$|\s*;)/g))
          reasons.set(reason.trim(), (reasons.get(reason.trim()) ?? 0) + Number(count));
    const told = Map.groupBy(unread, (row) => String(row.Cause));
    expect([...reasons.keys()].toSorted()).toEqual([...told.keys()].toSorted());
    for (const [reason, those] of told) expect(reasons.get(reason), reason).toBe(sumOf(those, "Nombre"));
    const all = sumOf(unread, "Nombre");
    const said = (sheets.get("Synthèse")?.page ?? [])
      .flat()
      .map((cell) => String(cell ?? "").replace(/[\u00a0\u202f]/gu, ""));
    expect(said.some((text) => text.startsWith(`• ${all} éléments n’ont pas été lus`))).toBe(true);
    expect(rows("Couverture").some((row) => row["Rend le relevé incomplet"] === t.workbook.yes)).toBe(
      !bench.plan().scan.complete,
    );
  });

  test("Licences libérables: over all waves, what is assigned", () => {
    const assigned = new Map(rows("Licences").map((row) => [row.Licence, row.Attribuées]));
    const told = Map.groupBy(rows("Licences libérables"), (row) => row.Licence);
    expect(told.size).toBeGreaterThan(0);
    for (const [licence, those] of told)
      expect(sumOf(those, "Libérables"), String(licence)).toBe(assigned.get(licence ?? ""));
  });

  test("Avancement: the last row is what the plan counts in the services concerned; Suivi is empty while nothing has moved", () => {
    const { services, scan } = bench.plan();
    const concerned = services.filter(({ label, volume: { containers } }) => label !== "not-concerned" && containers);
    const [last] = rows("Avancement").slice(-1);
    const titles = ["Éléments qui restent", "Volume qui reste"] as const;
    expect(titles.map((title) => last?.[title])).toEqual([volume("items", concerned), volume("bytes", concerned)]);
    const counted = scan.burnDown.map(({ spaces, items, bytes }) => [spaces, items, bytes]);
    expect(rows("Avancement").map((row) => [row["Espaces qui restent"], ...titles.map((title) => row[title])])).toEqual(
      counted,
    );
    expect(rows("Suivi").filter((row) => row.Identifiant !== null)).toEqual([]);
  });

  test("no sheet is forgotten", () => {
    // What is no sum: texts, days, rows that tell of a part of what another sheet adds up.
    const told = [
      ...["Lisez-moi", "À décider", "Échéances", "Étiquettes"],
      ...["Doctrine et sources", "Journal", "Mots employés"],
    ];
    const added = [
      ...["Synthèse", "Services", "Plan", "Vagues", "Directions", "Dérogation", "Antériorité", "Créés après la note"],
      ...["Exchange", "OneDrive", "Teams", "SharePoint", "Autres services", "Sensibilité (R9)", "Partages externes"],
      ...["Applications", "Licences", "Licences libérables", "Office installé"],
      ...["Blocages", "Couverture", "Suivi", "Avancement"],
    ];
    expect([...sheets.keys()].toSorted()).toEqual([...told, ...added].toSorted());
  });
});

test("the manifest tells the digest of every output", () => {
  const lines = readFileSync(join(bench.out, "MANIFEST.sha256"), "utf8").trimEnd().split("\n");
  expect(lines.map((line) => line.slice(66))).toEqual([
    "annexe-derogation.xlsx",
    "containers.ndjson",
    "dossier-derogation.docx",
    "findings.ndjson",
    "plan-migration.xlsx",
    "plan.json",
    "rapport.html",
    "signalements-restreints.xlsx",
  ]);
  for (const line of lines) {
    const digest = createHash("sha256")
      .update(readFileSync(join(bench.out, line.slice(66))))
      .digest("hex");
    expect(line.slice(0, 64)).toBe(digest);
  }
});

/** Each workbook and document of a folder, at least so many, held against the standard's schema. */
function refuseUnsound(out: string, least: number): void {
  const files = readdirSync(out).filter((name) => /\.(?:xlsx|docx)$/u.test(name));
  expect(files.length).toBeGreaterThanOrEqual(least);
  for (const name of files) expect(saidAgainst(join(out, name)), name).toEqual([]);
}

test.skipIf(officeValidator.absent)(
  "Office's own validator accepts each workbook and document, part by part",
  async () => {
    refuseUnsound(bench.out, 4);
    if (!LONG) return;
    const split = join(bench.folder, "split");
    await bench.bascule(["plan", "--split", "unit", "--out", split]);
    refuseUnsound(split, 10);
  },
  180_000,
);

test("nothing that was read in a content is in any output, store file or message", () => {
  const canaries = simulator.canaries();
  expect(canaries.length).toBeGreaterThan(100);
  const texts = [
    ["terminal", `${outcome.out}${outcome.err}`],
    ...[...bench.files()].map(([path, bytes]) => [path, textIn(path, bytes)]),
  ] as const;
  for (const [where, text] of texts) {
    const compact = text.replace(/[\s\u00a0\u202f.-]/g, "");
    const found = canaries.filter(
      (canary) => text.includes(canary) || compact.includes(canary.replace(/[\s\u00a0\u202f.-]/g, "")),
    );
    expect(found, where).toEqual([]);
  }
});

describe("a copy for publication", () => {
  /** Every text of the tenant that names somebody, something or some place. */
  function namesOf(): ReadonlySet<string> {
    const database = new DatabaseSync(join(bench.folder, "bascule-store", "bascule.sqlite"), { readOnly: true });
    const names = new Set<string>();
    const take = (value: unknown, key = ""): void => {
      if (typeof value === "string") {
        if (/^id$|name|address|url|domain|appId|publisher|owner|person|group|site/iu.test(key)) names.add(value);
      } else if (Array.isArray(value)) for (const each of value) take(each, key);
      else if (value !== null && typeof value === "object")
        for (const [inner, each] of Object.entries(value)) take(each, inner);
    };
    // What Microsoft sells is called the same everywhere.
    const facts = database.prepare("SELECT body FROM fact WHERE kind NOT IN ('licence', 'usage', 'setting')").all();
    for (const { body } of [...facts, ...database.prepare("SELECT body FROM place").all()])
      take(JSON.parse(String(body)));
    for (const { id, name } of database.prepare("SELECT id, name FROM item").all()) take([id, name], "name");
    database.close();
    const { displayName } = bench.plan().tenant;
    const units = new Set(bench.containers().map(({ unit }) => unit));
    const ours = ownWords();
    return new Set(
      [...names].filter((name) => name.length > 4 && name !== displayName && !units.has(name) && !ours.includes(name)),
    );
  }

  /** Words of Bascule's own: a folder called « Archives » tells nothing of a tenant where sheets speak of archives. */
  function ownWords(): string {
    const root = resolve(import.meta.dirname, "../..");
    return ["src/lang", "templates"]
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(root, folder, name)),
      )
      .filter((path) => /\.(?:ts|yaml|html)$/u.test(path))
      .map((path) => readFileSync(path, "utf8"))
      .join("\n");
  }

  const written = async (language: string) => {
    const out = join(bench.folder, `published-${language}`);
    await bench.bascule(["plan", "--redact", "--csv", "--lang", language, "--out", out]);
    return out;
  };

  let french: string;
  let english: string;
  beforeAll(async () => {
    french = await written("fr");
    english = await written("en");
  });

  test.skipIf(officeValidator.absent)("is one that Office's own validator accepts, part by part", () => {
    refuseUnsound(french, 3);
  });

  test("names nothing of the tenant in any part of any file, and numbers things the same in every run", async () => {
    const names = namesOf();
    expect(names.size).toBeGreaterThan(500);
    for (const out of [french, english]) {
      expect(refusedBySchema(bench.plan(out))).toBe("");
      for (const name of readdirSync(out)) {
        const path = join(out, name);
        const text = textIn(path, readFileSync(path)).replaceAll(
          /&(amp|lt|gt|quot|apos|#39);/gu,
          (sign) => SIGNS[sign] ?? sign,
        );
        expect(
          [...names].filter((each) => text.includes(each)),
          name,
        ).toEqual([]);
      }
    }
    const numbers = (out: string) =>
      bench.containers(out).map(({ service, id, owner }) => [service, id, owner?.replace(/\D/gu, "") ?? null]);
    expect(numbers(english)).toEqual(numbers(french));
    expect(numbers(french).length).toBe(bench.containers().length);
  });
});

const SIGNS: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&#39;": "'",
};

/** Office files are zips: what they hold is looked at inflated. */
function textIn(path: string, bytes: Buffer): string {
  if (!/\.(xlsx|docx)$/.test(path)) return bytes.toString("utf8");
  let text = "";
  for (let at = bytes.indexOf("PK\u0003\u0004"); at >= 0; at = bytes.indexOf("PK\u0003\u0004", at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    if (bytes.readUInt16LE(at + 8) !== 8) continue;
    text += inflateRawSync(bytes.subarray(start), { finishFlush: 2 }).toString("utf8");
  }
  return text;
}
