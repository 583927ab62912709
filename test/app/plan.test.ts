/** A whole plan made from a small tenant: its figures, its sentences, its schema, and that it depends on no order. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { makePlan } from "../../src/app/plan.ts";
import { OWN_APPLICATION } from "../../src/app/planning/applications.ts";
import { drawnIn } from "../../src/app/scan/sampling.ts";
import { moves } from "../../src/export/moves.ts";
import { catalogueOf, type Language } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
import type { Configuration } from "../../src/model/configuration.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { Application, Group, Person } from "../../src/model/directory-records.ts";
import type { PlanService } from "../../src/model/plan-service.ts";
import type { Draw, Fact } from "../../src/model/records.ts";
import { SERVICES, type ServiceId } from "../../src/model/service.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import type { Scan } from "../../src/store/port.ts";
import type { ContainerTotals, Populated, StoredFinding } from "../../src/store/totals.ts";
import {
  edition,
  invisible,
  obstacles,
  offers,
  permissionsTable,
  profiles,
  tolerances,
} from "../doctrine/templates.ts";
import { type Contents, gap, memoryStore, told } from "../plan/memory-store.ts";
import { runs } from "../runs.ts";
import { SCAN } from "./finished-scan.ts";

const person = (id: string, department: string | null): Person => ({
  kind: "person",
  id,
  name: `Personne ${id}`,
  address: `${id}@ministere.example`,
  addresses: [`${id}@ministere.example`],
  guest: false,
  enabled: true,
  department,
  licences: [],
  created: null,
});
const group = (id: string, owners: readonly string[]): Group => ({
  kind: "group",
  id,
  name: `Groupe ${id}`,
  address: null,
  unified: true,
  team: true,
  visibility: null,
  created: null,
  owners,
  guests: 2,
  labels: [],
});
const application = (appId: string, name: string, permissions: readonly string[], microsoft = false): Application => ({
  kind: "application",
  id: `sp-${appId}`,
  appId,
  name,
  publisher: null,
  microsoft,
  inHouse: false,
  enabled: true,
  consent: { own: true, everyone: false, people: 0, first: null },
  permissions: permissions.map((each) => ({ resource: "graph", name: each, delegated: false })),
});

const FACTS: readonly Fact[] = [
  {
    kind: "organisation",
    id: "tenant-1",
    displayName: "Ministère d’essai",
    defaultDomain: "ministere.example",
    domains: [],
    created: null,
  },
  person("u1", "DRH"),
  person("u2", "Bureau de la paie"),
  person("u3", "DGA"),
  person("u4", null),
  group("g1", ["u1", "u3", "u2"]),
  group("g2", []),
  application("a1", "Parapheur", ["Mail.Read"]),
  application("a2", "Agenda des salles", ["Calendars.Read", "Sites.Read.All"]),
  application("a3", "Outil de Microsoft", ["Mail.Read"], true),
  application("own", "Bascule", ["Mail.ReadBasic.All"]),
  { kind: "setting", id: OWN_APPLICATION, value: "own" },
  { kind: "licence", id: "sku-1", name: "ENTERPRISEPACK", enabled: 10, consumed: 9, plans: [] },
  { kind: "usage", report: "assigned", id: "assigned/other.loop", day: null, figures: { accounts: 1200 } },
  {
    kind: "usage",
    report: "getM365AppUserDetail",
    id: "getM365AppUserDetail/tenant",
    day: "2026-11-20",
    figures: { rows: 9, windows: 7, mac: 2, web: 1 },
  },
];

const TOTALS: readonly ContainerTotals[] = [
  told("exchange.mail", "u1", {
    items: 10,
    bytes: 1000,
    container: { type: "user", name: "Personne u1", owner: "u1", traits: { archive: true } },
  }),
  told("exchange.mail", "u3", { items: 5, bytes: 500, container: { type: "shared", name: "Accueil", owner: "u3" } }),
  told("exchange.mail", "u4", {
    gaps: [gap("exchange.mail", "locked", { container: "u4" })],
    container: { type: "user", owner: "u4" },
  }),
  // Of the same directorate as places that were seen, which have a wave.
  told("exchange.mail", "u2", {
    gaps: [gap("exchange.mail", "locked", { container: "u2" })],
    container: { type: "user", owner: "u2" },
  }),
  told("onedrive.files", "d1", {
    parts: {
      "chat-files": { items: 1, bytes: 40 },
      "shared-users": { items: 9, bytes: 900 },
      "shared-organization": { items: 2, bytes: 30 },
    },
    items: 8,
    bytes: 800,
    itemsRead: 6,
    sensitiveItems: 2,
    restrictedItems: 1,
    byDetector: { marking: 2, nir: 2 },
    byCategory: { "citizen-personal-data": 2, "marked-document": 2 },
    unread: { private: 1, encrypted: 1 },
    container: { type: "personal", name: "Personne u2", owner: "u2" },
  }),
  told("teams.chat", "c1", { items: null, container: { type: "group", name: "Nom à taire", owner: "u1" } }),
  told("teams.chat", "c2", { items: null, container: { type: "oneOnOne" } }),
  told("teams.files", "t1", { items: 4, bytes: 40, itemsRead: 0, container: { name: "Documents", group: "g1" } }),
  told("teams.meetings-video", "calls", { items: 30, container: { listed: false, type: "calls" } }),
  told("sharepoint.documents", "s1", {
    items: 100,
    bytes: 5000,
    itemsRead: 40,
    sensitiveItems: 4,
    byDetector: { siret: 4 },
    byCategory: { "company-economic-data": 4 },
    container: { name: "Marchés", group: "g1", site: "site-1" },
  }),
  told("sharepoint.documents", "s2", {
    items: 60,
    bytes: 10,
    itemsRead: 20,
    container: { name: "Archives", group: "g2" },
  }),
];

const finding = (
  service: ServiceId,
  container: string,
  item: string | null,
  detector: string,
  category: never,
): StoredFinding => ({
  service,
  container,
  item,
  name: item === null ? null : `${item}.docx`,
  finding: { detector, category, count: 1, confidence: "high" },
});
const FINDINGS: readonly StoredFinding[] = [
  finding("onedrive.files", "d1", "i1", "nir", "citizen-personal-data" as never),
  finding("onedrive.files", "d1", "i2", "marking", "marked-document" as never),
  finding("onedrive.files", "d1", "i2", "nir", "citizen-personal-data" as never),
  finding("onedrive.files", "d1", "i3", "marking", "marked-document" as never),
  finding("sharepoint.documents", "s1", "f1", "siret", "company-economic-data" as never),
  finding("sharepoint.documents", "s1", "f2", "phone", "contact" as never),
];

const DRAW: Draw = { kind: "draw", id: "sharepoint.documents", scan: SCAN.number, seed: "seed", rate: 0.4, strata: {} };
const S1 = told("sharepoint.documents", "s1").container;
const isDrawn = drawnIn(DRAW, S1);
/** Of 160 files, four of those that are drawn are sensitive, one could not be read. */
const DRAWN = Array.from({ length: 160 }, (_, index) => ({ id: `f${index}` })).filter((it) => isDrawn(it, false));
const POPULATION: Populated = {
  container: S1,
  counted: 0,
  unseen: false,
  items: Array.from({ length: 160 }, (_, index) => {
    const place = DRAWN.findIndex(({ id }) => id === `f${index}`);
    return {
      ...{ id: `f${index}`, name: null, bytes: null, created: null, modified: null, listed: true, marked: false },
      came: place < 0 ? null : place === 9 ? "unread" : "read",
      sensitive: place >= 0 && place < 4,
    };
  }),
};

const CONTENTS: Contents = {
  scan: SCAN,
  facts: [...FACTS, DRAW],
  population: [POPULATION],
  totals: TOTALS,
  findings: FINDINGS,
  gaps: [
    gap("exchange.mail", "locked", { container: "u4", where: "mailFolders" }),
    gap("exchange.mail", "hidden", { container: "u1", where: "mailFolders", count: 2 }),
    gap(null, "invisible", { where: "security/retentionLabels" }),
  ],
  accounts: {
    exchange: { requests: 10, throttled: 1, units: 0, bytes: 0 },
    directory: { requests: 5, throttled: 0, units: 0, bytes: 0 },
  },
};

const CONFIGURATION: Configuration = {
  ...NO_CONFIGURATION,
  directorates: { byDepartment: { "Bureau de la paie": "DRH" }, assignments: [] },
  project: {
    stage: "very-advanced",
    engagedOn: null,
    evidence: null,
    acceptableOffer: null,
    derogations: {
      "exchange.mail": {
        status: "granted",
        on: "2022-01-10" as IsoDate,
        by: "ministre",
        until: "2026-12-31" as IsoDate,
      },
      "teams.chat": { status: "granted", on: "2022-01-10" as IsoDate, by: null, until: null },
    },
  },
  declared: { "other.forms": { used: true, quantity: 40, note: "démarches internes" } },
  waves: {
    ...NO_CONFIGURATION.waves,
    named: [{ key: null, name: "Pilote", start: "2027-01-04" as IsoDate, end: null }],
  },
};

const make = (
  contents: Contents = CONTENTS,
  some: { configuration?: Configuration; language?: Language; asOf?: string } = {},
) =>
  makePlan({
    store: memoryStore(contents),
    configuration: some.configuration ?? CONFIGURATION,
    edition,
    laterEditions: [],
    offers,
    obstacles,
    permissionsTable,
    profiles,
    invisible,
    ownTemplates: [],
    asOf: (some.asOf ?? "2026-11-24") as IsoDate,
    language: some.language ?? "fr",
    least: "medium",
    version: "0.1.0",
    tolerances,
    customs: [],
  });
const whole = async (book: Book) => ({
  plan: book.plan,
  containers: await Array.fromAsync(book.containers()),
  findings: (await Array.fromAsync(book.findings())).flat(),
  restricted: (await Array.fromAsync(book.restrictedFindings())).flat(),
  coverage: book.coverage,
  unread: book.unread,
});

let book: Book;
beforeAll(async () => {
  book = await make();
});
const service = (id: ServiceId, of = book) => of.plan.services.find((each) => each.id === id) as PlanService;

describe("plan.json", () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true });
  formats.default(ajv);
  const validate = ajv.compile(
    JSON.parse(readFileSync(resolve(import.meta.dirname, "../../plan.schema.json"), "utf8")) as object,
  );
  const errors = (plan: unknown) => (validate(JSON.parse(JSON.stringify(plan))) ? [] : validate.errors);

  test.each([
    ["a tenant", CONTENTS, {}],
    ["in English", CONTENTS, { language: "en" }],
    ["an empty tenant, nothing configured", { scan: SCAN }, { configuration: NO_CONFIGURATION }],
    ["a scan cut short", { ...CONTENTS, scan: { ...SCAN, finishedAt: null, complete: null } }, {}],
    ["past every term", CONTENTS, { asOf: "2030-01-01" }],
  ] as const)("%s keeps to the published schema", async (_case, contents, some) =>
    expect(errors((await make(contents, some)).plan)).toEqual([]),
  );

  test("the schema is strict: a key too many, a key too few, a wrong word are seen", () => {
    const { waves: _waves, ...without } = book.plan;
    expect(errors({ ...book.plan, extra: 1 })).not.toEqual([]);
    expect(errors(without)).not.toEqual([]);
    expect(errors({ ...book.plan, asOf: "24/11/2026" })).not.toEqual([]);
    const [first, ...rest] = book.plan.services;
    expect(errors({ ...book.plan, services: [{ ...first, label: "dérogeable" }, ...rest] })).not.toEqual([]);
    expect(errors({ ...book.plan, services: [{ ...first, derogation: null }, ...rest] })).not.toEqual([]);
  });

  test("a detector of the administration's own is called as its file may call it", () => {
    const [first, ...rest] = book.plan.services;
    const sensitive = { ...first?.sensitive, byDetector: { "dossier-2026": 1 } };
    expect(errors({ ...book.plan, services: [{ ...first, sensitive }, ...rest] })).toEqual([]);
  });

  test("every service is there, in plan order", () =>
    expect(book.plan.services.map(({ id }) => id)).toEqual(SERVICES.map(({ id }) => id)));

  test("the tenant, the edition and the account are told", () =>
    expect(book.plan).toMatchObject({
      generator: { name: "bascule", version: "0.1.0" },
      tenant: { id: "tenant-1", displayName: "Ministère d’essai", defaultDomain: "ministere.example" },
      scan: { id: "scan-1", complete: false, content: SCAN.wish.content },
      doctrine: { edition: "2021-09-15", sha256: edition.about.sha256 },
      coverage: { requests: 15, throttled: 1 },
    }));
});

describe("figures", () => {
  test.each([
    ["exchange.mail", { containers: 2, items: 15, bytes: 1500 }, "partial"],
    ["onedrive.files", { containers: 1, items: 8, bytes: 800 }, "complete"],
    ["teams.chat", { containers: 2, items: null, bytes: null }, "not-scanned"],
    ["teams.files", { containers: 1, items: 4, bytes: 40 }, "complete"],
    ["teams.meetings-video", { containers: 0, items: 30, bytes: null }, "complete"],
    ["sharepoint.documents", { containers: 2, items: 160, bytes: 5010 }, "sampled"],
    ["sharepoint.lists", { containers: 0, items: 0, bytes: null }, "complete"],
    ["other.forms", { containers: null, items: null, bytes: null }, "not-scanned"],
    ["exchange.archives", { containers: null, items: null, bytes: null }, "not-scanned"],
  ] as const)("%s", (id, volume, status) => {
    expect(service(id).coverage.status).toBe(status);
    expect(service(id).volume).toEqual(volume);
  });

  test("sensitive items, and marked ones apart", () =>
    expect(service("onedrive.files").sensitive).toEqual({
      presumed: true,
      harm: null,
      itemsRead: 6,
      containers: 1,
      items: 2,
      restricted: 2,
      byCategory: { "citizen-personal-data": 2, "marked-document": 2 },
      byDetector: { marking: 2, nir: 2 },
      estimate: null,
    }));

  test("a sample is told as an estimate, a whole reading is not", () => {
    const { sensitive, coverage } = service("sharepoint.documents");
    const { estimate } = sensitive;
    expect(estimate).toMatchObject({ items: Math.round((4 / DRAWN.length) * 160), confidence: 0.95 });
    expect(estimate?.low).toBeGreaterThanOrEqual(4);
    const told = coverage.reasons.join(" ");
    expect(told).toContain(`Contenus lus par échantillon\u00a0: ${DRAWN.length} éléments tirés au sort sur 160.`);
    expect(told).toContain("1 élément à lire n’a pas pu l’être");
    expect(book.drawn.get("sharepoint.documents")).toBe(told);
    expect(service("onedrive.files").sensitive.estimate).toBeNull();
  });

  test("shared mailboxes are a part with its own volume, and so is what lies inside drives", () => {
    expect(service("exchange.mail").parts[0]).toMatchObject({
      id: "shared-mailboxes",
      volume: { containers: 1, items: 5, bytes: 500 },
      targets: [{ offer: "messagerie", kind: "la-suite" }],
    });
    expect(service("onedrive.files").parts.map(({ id, volume }) => [id, volume])).toEqual([
      ["widely-shared", { containers: 1, items: 2, bytes: 30 }],
      ["chat-files", { containers: 1, items: 1, bytes: 40 }],
      ["recordings", { containers: 0, items: 0, bytes: 0 }],
    ]);
  });

  test.each([
    ["nine people: the sum alone tells what was found in what is theirs", 9, 5],
    ["ten: what is not intimate is told of each", 10, 3],
  ])("a service of %s", async (_case, people, together) => {
    const found = { items: 20, itemsRead: 20, sensitiveItems: 5, intimateItems: 3 };
    const drives = Array.from({ length: people }, (_, at) => told("onedrive.files", `d${at}`, found));
    const rooms = Array.from({ length: 12 }, (_, at) =>
      told("exchange.mail", `r${at}`, { ...found, container: { type: "shared" } }),
    );
    const rows = await Array.fromAsync((await make({ scan: SCAN, totals: [...rooms, ...drives] })).containers());
    const groupedOf = (service: ServiceId) =>
      new Set(rows.flatMap(({ line, grouped }) => (line.service === service ? [grouped] : [])));
    expect(groupedOf("onedrive.files")).toEqual(new Set([together]));
    expect(groupedOf("exchange.mail")).toEqual(new Set([null]));
  });

  test("lines add up to their service, and what was refused has a line and no volume", async () => {
    const rows = await Array.fromAsync(book.containers());
    expect(rows.map(({ line }) => line.id)).not.toContain("calls");
    for (const shut of ["u2", "u4"]) {
      expect(rows.find(({ line }) => line.id === shut && line.service === "exchange.mail")?.line).toMatchObject({
        coverage: "not-scanned",
        volume: { items: null, bytes: null },
        wave: null,
      });
    }
    for (const { id, volume } of book.plan.services) {
      const own = rows.map(({ line }) => line).filter((line) => line.service === id && line.coverage !== "not-scanned");
      if (own.length > 0) expect(own.reduce((sum, line) => sum + (line.volume.items ?? 0), 0)).toBe(volume.items);
    }
  });

  test("rows of what is moved add up to the services: what was refused has a row, and is in no count", async () => {
    const rows = await Array.fromAsync(moves(book));
    for (const { id, volume } of book.plan.services) {
      const own = rows.filter(({ service }) => service === id);
      if (own.length === 0 || ["teams.channel-messages", "teams.files"].includes(id)) continue;
      expect({ id, spaces: own.reduce((sum, { spaces }) => sum + (spaces ?? 0), 0) }).toEqual({
        id,
        spaces: volume.containers ?? 0,
      });
    }
    expect(rows.filter(({ id }) => id === "u4").map(({ spaces }) => spaces)).toEqual([0]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test("unread items are told by service and reason", () =>
    expect(book.unread).toEqual([
      { service: "onedrive.files", reason: "encrypted", items: 1 },
      { service: "onedrive.files", reason: "private", items: 1 },
    ]));
});

describe("lines", () => {
  test("keys stand in the contract's order", async () => {
    const [row] = await Array.fromAsync(book.containers("sharepoint.documents"));
    expect(Object.keys(row?.line ?? {})).toEqual([
      "id",
      "service",
      "kind",
      "name",
      "owner",
      "unit",
      "volume",
      "sensitive",
      "label",
      "action",
      "target",
      "wave",
      "coverage",
    ]);
    expect(row).toMatchObject({ group: "g1", groupName: "Groupe g1", owners: 3, guests: 2, site: "site-1" });
  });

  test.each([
    ["an agent's own directorate", "exchange.mail", "u1", { owner: "u1@ministere.example", unit: "DRH" }],
    ["a bureau filed under its directorate", "onedrive.files", "d1", { owner: "u2@ministere.example", unit: "DRH" }],
    ["a team's, by most of its owners", "teams.files", "t1", { owner: null, unit: "DRH" }],
    ["a team without owner", "sharepoint.documents", "s2", { owner: null, unit: null }],
    ["a chat is nobody's", "teams.chat", "c1", { owner: null, name: null }],
    [
      "the verdict and the first target",
      "sharepoint.documents",
      "s1",
      { label: "move-now", action: "move-now", target: "fichiers" },
    ],
  ] as const)("%s", async (_case, id, container, expected) => {
    const rows = await Array.fromAsync(book.containers(id));
    expect(rows.find(({ line }) => line.id === container)?.line).toMatchObject(expected);
  });

  test("waves hold every space that moves and was seen", async () => {
    const lines = (await Array.fromAsync(book.containers())).map(({ line }) => line);
    for (const { id, containers, bytes } of book.plan.waves) {
      const own = lines.filter(({ wave }) => wave === id);
      expect([own.length, own.reduce((sum, { volume }) => sum + (volume.bytes ?? 0), 0)]).toEqual([containers, bytes]);
    }
    expect(book.plan.waves[0]).toMatchObject({ name: "Pilote", start: "2027-01-04", end: null });
  });

  test("a marking has no place in the findings, and has it in the restricted file", async () => {
    const { findings, restricted } = await whole(book);
    expect(findings.map(({ container, item, detector }) => [container, item, detector])).toEqual([
      ["d1", "i1", "nir"],
      ["d1", "i2", "nir"],
      ["d1", null, "marking"],
      ["d1", null, "marking"],
      ["s1", "f1", "siret"],
    ]);
    expect(restricted.map(({ item }) => item)).toEqual(["i2", "i3"]);
    expect(book.restricted).toBe(true);
  });
});

describe("sentences", () => {
  test.each([
    ["exchange.mail", /seuls services de messagerie.*Interprétation de Bascule/s],
    [
      "teams.chat",
      /le Snap couvre la messagerie instantanée.*équivalent, Tchap.*Une décision du 10 janvier 2022 est déclarée.*à faire vérifier/s,
    ],
  ] as const)("%s", (id, expected) => expect(service(id).reason).toMatch(expected));

  test("derogation and action follow the decision and the day", async () => {
    expect(service("exchange.mail")).toMatchObject({
      action: "keep-until",
      derogation: {
        status: "granted",
        until: "2026-12-31",
        limit: { months: 12, countedFrom: "acceptable-offer-available" },
      },
    });
    const after = await make(CONTENTS, { asOf: "2027-01-01" });
    expect(service("exchange.mail", after)).toMatchObject({ action: "move-now", derogation: { status: "expired" } });
  });

  test.each([
    ["exchange.mail", [/Verrouillé ou archivé \(1 espace\)/, /Caché, non compté/]],
    ["teams.chat", [/ne se lit qu’entier/]],
    ["other.loop", [/ne le compte pas/, /^1\u202f200 comptes ont une licence qui l’ouvre/]],
    ["other.desktop-apps", [/ne le compte pas/, /par 7 personnes au moins, d’après le rapport du 20 novembre 2026/]],
    ["other.office-web", [/ne le compte pas/, /par 1 personne au moins/]],
    ["exchange.archives", [/ne le compte pas/, /^1 boîte aux lettres a une archive/]],
    ["other.forms", [/ne le compte pas/, /Déclaré utilisé.*40/, /démarches internes/]],
  ] as const)("coverage of %s", (id, expected) => {
    const { reasons } = service(id).coverage;
    expect(reasons).toHaveLength(expected.length);
    for (const [index, each] of expected.entries()) expect(reasons[index]).toMatch(each);
  });

  test.each([
    ["fr", "licensed", "Aucun compte n’a de licence qui l’ouvre."],
    ["en", "licensed", "No account has a licence that opens it."],
  ] as const)("in %s, what nobody has is said in words (%s)", (language, kind, sentence) => {
    const words = catalogueOf(language).plan.coverage;
    expect(words[kind](0)).toBe(sentence);
    expect([words.active(0, null), words.archives(0)].join(" ")).not.toMatch(/\b0\b/);
  });

  test("what no licence opens is told as unused, and asks nothing; of people who were not all listed that is not said", async () => {
    const nobody: Fact = {
      kind: "usage",
      report: "assigned",
      id: "assigned/other.copilot",
      day: null,
      figures: { accounts: 0 },
    };
    const facts = [...(CONTENTS.facts ?? []), nobody];
    const copilot = async (gaps: Contents["gaps"]) => {
      const { plan } = await make({ ...CONTENTS, facts, ...(gaps && { gaps }) });
      const { unused, label, action, coverage } = plan.services.find(({ id }) => id === "other.copilot") as PlanService;
      const asked = plan.questions.filter(({ service }) => service === "other.copilot").length;
      return { unused, label, action, asked, said: coverage.reasons.some((text) => text.startsWith("Aucun compte")) };
    };
    const reading = { label: "review", action: "decide" };
    expect(await copilot(CONTENTS.gaps)).toEqual({ ...reading, unused: "unlicensed", asked: 0, said: true });
    const refused = [...(CONTENTS.gaps ?? []), gap(null, "forbidden", { where: "users" })];
    expect(await copilot(refused)).toEqual({ ...reading, unused: null, asked: 1, said: false });
  });

  test("what was skipped names no space", () => {
    expect(book.plan.coverage.skipped.map(({ scope }) => scope)).toEqual([
      "security/retentionLabels",
      "exchange.mail: mailFolders",
      "exchange.mail: mailFolders",
      // This tenant's store holds no report and no count: it is said that nothing was compared with them.
      "exchange.mail: reports/getMailboxUsageDetail",
      "onedrive.files: reports/getOneDriveUsageAccountDetail",
      "sharepoint.documents: reports/getSharePointSiteUsageDetail",
      "teams.channel-messages: reports/getTeamsTeamActivityDetail",
      "users/$count",
      "groups/$count",
    ]);
    expect(JSON.stringify(book.plan)).not.toMatch(/u4|Nom à taire|Personne/);
  });

  test("English is English", async () => {
    const english = await make(CONTENTS, { language: "en" });
    expect(service("exchange.mail", english).reason).toMatch(/^The DINUM note .*Interpretation by Bascule/s);
    expect(service("exchange.mail", english).coverage.reasons.join(" ")).not.toMatch(/espace|Verrouillé/);
  });
});

test("applications that depend on the tenant, without Microsoft's and Bascule's own", () =>
  expect(book.plan.applications.map(({ name, dependsOn }) => [name, dependsOn])).toEqual([
    ["Agenda des salles", ["exchange", "sharepoint"]],
    ["Parapheur", ["exchange"]],
  ]));

test.each([
  ["finished, nothing refused", { ...CONTENTS, gaps: [gap("exchange.mail", "hidden")] }, true],
  ["a space locked", CONTENTS, false],
  ["a part given up", { ...CONTENTS, gaps: [gap("teams.webinars", "given-up")] }, false],
  ["a route of the directory refused", { ...CONTENTS, gaps: [gap(null, "forbidden")] }, false],
  [
    "left out, private, invisible, not provisioned",
    {
      ...CONTENTS,
      gaps: (
        [
          "left-out",
          "private",
          "invisible",
          "not-provisioned",
          "concealed",
          "delegated",
          "uncertain",
          "vanished",
        ] as const
      ).map((cause) => gap("exchange.mail", cause)),
    },
    true,
  ],
  ["not finished", { ...CONTENTS, gaps: [], scan: { ...SCAN, finishedAt: null, complete: null } }, false],
])("complete: %s", async (_case, contents, expected) =>
  expect((await make(contents)).plan.scan.complete).toBe(expected),
);

test("a service that was not chosen is unknown, not empty", async () => {
  const scan: Scan = { ...SCAN, wish: { ...SCAN.wish, workloads: ["onedrive"] } };
  const other = await make({ ...CONTENTS, scan });
  expect(service("sharepoint.documents", other).coverage).toEqual({
    status: "partial",
    reasons: ["SharePoint n’est pas dans ce relevé\u00a0: les chiffres sont ceux d’un relevé précédent."],
  });
  expect(service("sharepoint.lists", other)).toMatchObject({
    volume: { containers: null, items: null, bytes: null },
    coverage: { status: "not-scanned", reasons: ["SharePoint n’est pas dans ce relevé."] },
  });
});

test("the plan depends on no order of answers, and is the same twice", async () => {
  const expected = JSON.stringify(await whole(book));
  expect(JSON.stringify(await whole(book))).toBe(expected);
  const shuffled = <T>(values: readonly T[]) => fc.shuffledSubarray([...values], { minLength: values.length });
  await fc.assert(
    fc.asyncProperty(
      shuffled(CONTENTS.facts ?? []),
      shuffled(TOTALS),
      shuffled(FINDINGS),
      shuffled(CONTENTS.gaps ?? []),
      async (facts, totals, findings, gaps) => {
        const again = await make({ ...CONTENTS, facts, totals, findings, gaps });
        expect(JSON.stringify(await whole(again))).toBe(expected);
      },
    ),
    { numRuns: runs(25) },
  );
});

test("a day before the edition is refused", async () => {
  await expect(make(CONTENTS, { asOf: "2021-09-14" })).rejects.toThrow("précède l’édition 2021-09-15");
});
