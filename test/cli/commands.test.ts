/** Commands as they are typed, in tables: the exit code, the language, and what is said where. */

import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { About } from "../../src/app/about.ts";
import { type Course, errorOf } from "../../src/app/forecast/course.ts";
import { ratesOf } from "../../src/cli/values.ts";
import { catalogueOf } from "../../src/lang/index.ts";
import { addMonths, parisDay } from "../../src/model/dates.ts";
import type { Forecast } from "../../src/model/forecast.ts";
import { FAULT_KINDS, type Simulator } from "../../src/simulator/index.ts";
import type { ScanWish } from "../../src/store/port.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { type Bench, benchFor, tiny } from "../whole/bench.ts";

const WISH: ScanWish = {
  workloads: ["teams"],
  content: { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" },
  seed: "seed",
  include: [],
  exclude: [],
  excludeContent: [],
  countTeamsMessages: false,
};

let bench: Bench;
beforeEach(() => {
  bench = benchFor(null);
});
afterEach(() => bench.remove());

test.each([
  ["verify out", /«\u00a0out\u00a0» n’est pas un dossier/],
  ["worker", /BASCULE_STORE l’adresse postgres:\/\//],
])("bascule %s ends with 2 and one sentence", async (typed, sentence) => {
  const { exit, out, err } = await bench.bascule(typed.split(" "));
  expect({ exit, out }).toEqual({ exit: 2, out: "" });
  expect(err).toMatch(sentence);
  expect(err.trim()).not.toContain("\n");
});

describe("help", () => {
  test.each([
    ["plan", "bascule-out", "2021-09-15", "medium"],
    ["scan", "bascule-out", "2021-09-15", "medium", "none", "l’identifiant du tenant"],
    ["demo", "bascule-out", "2021-09-15", "medium", "full", "l’identifiant du tenant"],
    ["check", "none"],
    ["detect", "medium"],
    ["purge", "bascule-out"],
    ["simulate", "bascule", "small", "none"],
  ])("of %s says what stands where nothing is given", async (command, ...defaults) => {
    const { out } = await bench.bascule([command, "--help"]);
    const said = [...out.replace(/\s+/g, " ").matchAll(/par défaut ?: ([^);]*?)(?=[);]| -)/g)].map(
      ([, value]) => value,
    );
    expect(said).toEqual(expect.arrayContaining(defaults));
  });

  test.each(["fr", "en"])("of simulate shows faults that it takes (%s)", async (lang) => {
    const { out } = await bench.bascule(["simulate", "--help", "--lang", lang]);
    const [, example = ""] = /\((\w+=[\d.,\w=]+)\)/.exec(out) ?? [];
    expect(ratesOf("--faults", example, FAULT_KINDS, catalogueOf("fr").terminal.usage)).toEqual({
      throttled: 0.05,
      reset: 0.01,
    });
  });
});

test.each(["--port", "--content-port"])(
  "a port that is taken is told, and nothing is left open (%s)",
  async (option) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const open = () => process.getActiveResourcesInfo().filter((name) => name === "TCPServerWrap").length;
    const before = open();
    const { exit, err } = await bench.bascule(["simulate", "--size", "tiny", option, String(port)]);
    // A handle that is closed leaves the list at the next turns of the loop.
    for (let turn = 0; turn < 20 && open() > before; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    const after = open();
    await new Promise((resolve) => server.close(resolve));
    expect(exit).toBe(2);
    expect(after).toBeLessThanOrEqual(before);
    expect(err).toContain(`Le port ${port} est déjà pris`);
    expect(err).toContain(`avec ${option}.`);
  },
);

test.each([
  ["BASCULE_LANG=en\n", [], /^Nothing has been scanned/],
  ["BASCULE_LANG=fr\n", [], /^Il n’y a pas encore/],
  ["BASCULE_LANG=en\n", ["--lang", "fr"], /^Il n’y a pas encore/],
] as const)("the language of .env (%j) with %j", async (dotenv, more, sentence) => {
  writeFileSync(join(bench.folder, ".env"), dotenv);
  const { exit, err } = await bench.bascule(["plan", ...more], { env: { BASCULE_LANG: "" } });
  expect(exit).toBe(2);
  expect(err).toMatch(sentence);
});

describe("over a scan", () => {
  let simulator: Simulator;
  let held: Bench;
  beforeAll(async () => {
    simulator = await tiny();
    held = benchFor(simulator);
    const { exit, out } = await held.bascule(["scan", "--quiet", "--out", held.out]);
    expect({ exit, out }).toEqual({ exit: 1, out: "" });
  });
  afterAll(async () => {
    await simulator.close();
    held.remove();
  });

  test("status counts as the plan does: what was refused or locked is in no count", async () => {
    const { exit, out } = await held.bascule(["status", "--json"]);
    expect(exit).toBe(0);
    const { workloads } = JSON.parse(out) as { workloads: { workload: string; containers: number; items: number }[] };
    for (const { workload, containers, items } of workloads) {
      const services = held.plan().services.filter((service) => service.workload === workload);
      const spaces = services.filter(({ id }) => id !== "exchange.calendar" && id !== "exchange.contacts");
      const sum = (of: typeof services, what: "containers" | "items") =>
        of.reduce((total, { volume }) => total + (volume[what] ?? 0), 0);
      expect({ workload, containers, items }).toEqual({
        workload,
        containers: sum(spaces, "containers"),
        items: sum(services, "items"),
      });
    }
  });

  test.each(["fr", "en"])(
    "status speaks %s, without identifiers, and says that the scan is incomplete",
    async (lang) => {
      const { exit, out } = await held.bascule(["status", "--lang", lang]);
      expect(exit).toBe(0);
      expect(out).toMatch(lang === "fr" ? /terminé, mais incomplet/ : /finished, but incomplete/);
      expect(out).toMatch(lang === "fr" ? /^Autres services\u00a0: \d+ espaces/m : /^Other services: \d+ spaces/m);
      expect(out).not.toMatch(/not-provisioned|left-out|undefined|null/);
    },
  );

  test.each([
    ["fr", /^Reste à faire, Réunions et appels\u00a0?\s?: 1$/m],
    ["en", /^Left to do, Meetings and calls: 1$/m],
  ])("status names what is left in %s", async (lang, line) => {
    const store = openStore(join(bench.folder, "bascule-store"), { create: true });
    await store.beginScan("tenant-a", WISH, new Date(), false);
    await store.plant([{ collector: "call-records", key: "root", params: {} }]);
    await store.close();
    expect((await bench.bascule(["status", "--lang", lang])).out).toMatch(line);
  });

  test.each([
    ["the first day of the scan and twelve months", "", 12, false],
    ["the months of the configuration", "retention: { months: 3 }\n", 3, false],
    ["a day that has come", "retention: { months: 1 }\n", 1, true],
  ])("status says from which day the store should be deleted: %s", async (_case, configuration, months, due) => {
    const file = join(held.folder, "retention.yaml");
    writeFileSync(file, configuration);
    const { startedAt } = held.plan().scan;
    const from = addMonths(parisDay(new Date(startedAt)), months);
    const now = () => new Date(due ? `${from}T10:00:00Z` : startedAt);
    const json = await held.bascule(["status", "--json", "--config", file], { now });
    expect(JSON.parse(json.out)).toMatchObject({ deletion: { from, due } });
    const { out } = await held.bascule(["status", "--config", file], { now });
    expect(out).toMatch(due ? /^À effacer depuis le .* il est temps de lancer/m : /^À effacer à partir du /m);
  });

  test("the console tells as many spaces as the first page, where a mailbox is one", async () => {
    const { out } = await held.bascule(["plan", "--json", "--out", held.out]);
    const lines = held.containers().filter(({ service, coverage, volume }) => {
      const shut = coverage === "not-scanned" && !service.startsWith("teams.ch") && volume.items === null;
      return !shut && service !== "exchange.calendar" && service !== "exchange.contacts";
    });
    expect((JSON.parse(out) as { containers: number }).containers).toBe(lines.length);
  });

  describe("the forecast of a small tenant", () => {
    /** Share by which it may be off: proportions that nothing tells weigh more where there is little of anything. */
    const MARGINS = { exchange: 0.25, onedrive: 0.25, teams: 0.25, sharepoint: 0.1, other: 0.15 } as const;
    let forecast: Forecast;
    let course: Course;
    beforeAll(async () => {
      forecast = (JSON.parse((await held.bascule(["check", "--json"])).out) as { forecast: Forecast }).forecast;
      course = (JSON.parse((await held.bascule(["status", "--json"])).out) as { course: Course }).course;
    });

    test("is within a tenth of all that the scan took", () => {
      expect(Math.abs(errorOf(forecast.requests, course.total.requests) ?? 1)).toBeLessThan(0.1);
      expect(Math.abs(errorOf(forecast.units, course.total.units) ?? 1)).toBeLessThan(0.1);
      expect(course.total.requests).toBe(held.plan().coverage.requests);
    });

    test.each(Object.entries(MARGINS))("of %s is within its margin, %d", (workload, margin) => {
      const foreseen = forecast.workloads.find((one) => one.workload === workload);
      const taken = course.workloads.find((one) => one.workload === workload);
      expect(Math.abs(errorOf(foreseen?.requests ?? 0, taken?.requests ?? 0) ?? 1)).toBeLessThan(margin);
      expect((foreseen?.units ?? 0) > 0).toBe((taken?.units ?? 0) > 0);
    });

    test("is the same that the scan made, and its error is told", () => {
      expect(course.forecast).toEqual(forecast);
      const error = errorOf(forecast.requests, course.total.requests);
      expect(course.total.error.requests).toBe(error);
    });
  });

  test.each([
    ["fr", /^Prévision\u00a0: [\d\u202f]+ requêtes, /m, /^ {2}Réel +Requêtes +Erreur/m],
    ["en", /^Forecast: [\d,]+ requests, /m, /^ {2}Taken +Requests +Error/m],
  ])("status shows what was foreseen and taken, in %s", async (lang, foreseen, taken) => {
    const { out } = await held.bascule(["status", "--lang", lang]);
    expect(out).toMatch(foreseen);
    expect(out).toMatch(taken);
    expect(out).not.toMatch(/Reste à faire d’après|Left to do by/);
  });

  test.each([
    ["fr", /^Prévision\u00a0: /m, /^Rapports d’utilisation du 30\/10\/2026\u00a0: /m],
    ["en", /^Forecast: /m, /^Usage reports of 30 Oct 2026: /m],
  ])("check shows the forecast and what it rests on, in %s", async (lang, foreseen, reports) => {
    const { out } = await held.bascule(["check", "--lang", lang, "--pace", "sustained"]);
    expect(out).toMatch(foreseen);
    expect(out).toMatch(reports);
    expect(out).toContain("sustained");
    const table = out.split("\n").filter((line) => /^ {2}[A-ZÉ]/.test(line));
    for (const line of table) expect(line.length).toBeLessThanOrEqual(80);
    expect(table.length).toBe(7);
  });

  test("about a person, and about nobody", async () => {
    const mailbox = held.containers().find(({ service, kind }) => service === "exchange.mail" && kind === "user");
    const known = await held.bascule(["status", "--about", (mailbox?.owner ?? "").toUpperCase()]);
    expect(known.out).toMatch(/ {2}Boîtes aux lettres\u00a0: \d+ éléments/);
    const nobody = await held.bascule(["status", "--about", "personne@ailleurs.example"]);
    expect({ exit: nobody.exit, out: nobody.out }).toEqual({
      exit: 0,
      out: "Rien n’est conservé sur personne@ailleurs.example.\n",
    });
  });

  test("about a person: the account, places, reports, groups owned, refusals and numbers in published copies", async () => {
    await held.bascule(["plan", "--redact", "--out", join(held.folder, "published")]);
    const owners = new Set(
      held.containers().flatMap(({ owner, service }) => (service === "exchange.mail" ? (owner ?? []) : [])),
    );
    const all: About[] = [];
    for (const owner of owners)
      all.push(JSON.parse((await held.bascule(["status", "--json", "--about", owner])).out) as About);
    for (const part of ["places", "usage", "owns", "gaps", "pseudonyms"] as const)
      expect(all.filter((about) => about[part].length > 0).length, part).toBeGreaterThan(0);
    for (const { person, places, pseudonyms } of all) {
      const lines = held.containers().filter(({ owner, id }) => owner === person?.address || id === person?.id);
      expect(places.map(({ service, id }) => `${service} ${id}`).sort()).toEqual(
        lines.map(({ service, id }) => `${service} ${id}`).sort(),
      );
      expect(pseudonyms).toContainEqual({ kind: "mailbox", number: expect.any(Number) });
    }
    const chief = all.find(({ owns, usage }) => owns.length > 0 && usage.length > 0)?.person?.address as string;
    const { out } = await held.bascule(["status", "--about", chief]);
    expect(out).toMatch(/^ {2}Compte actif$/m);
    expect(out).toMatch(/^ {2}Rapport d’utilisation getMailboxUsageDetail\u00a0: .*octets/m);
    expect(out).toMatch(/^ {2}Propriétaire de\u00a0: /m);
    expect(out).toMatch(/^ {2}Dans les copies pour publication\u00a0: Boîte \d{4}$/m);
  });

  test("a copy for publication is not written beside names", async () => {
    const { exit, err } = await held.bascule(["plan", "--redact", "--out", held.out]);
    expect(exit).toBe(2);
    expect(err).toMatch(/contient un plan avec des noms.*--out/);
  });

  test("about an address that several accounts share once masked: nobody's data for another's", async () => {
    const store = openStore(join(bench.folder, "bascule-store"), { create: true });
    await store.beginScan("tenant-a", WISH, new Date(), false);
    const person = (id: string) => ({
      kind: "person" as const,
      id,
      name: id,
      address: "[nir]@x.example",
      addresses: ["[nir]@x.example"],
      guest: false,
      enabled: true,
      department: null,
      licences: [],
      created: null,
    });
    const task = { collector: "people", key: "root", params: {}, cursor: null };
    const page = { records: [person("p1"), person("p2")], cursor: null };
    await store.commit({ task, page, outcomes: [], nameFindings: [] });
    await store.close();
    // Order number 000 belongs to nobody.
    const shared = await bench.bascule(["status", "--about", "185057800600078@x.example"]);
    expect(shared.out).toMatch(/^Plusieurs comptes ont cette adresse/);
    expect((await bench.bascule(["status", "--about", "p1"])).out).toMatch(/^p1 </);
  });

  test("without a terminal, a purge wants --yes, and says so even with --quiet", async () => {
    const { exit, err } = await held.bascule(["purge", "--quiet", "--out", held.out]);
    expect(exit).toBe(2);
    expect(err).toMatch(/--yes\u00a0: rien n’a été effacé/);
    expect(held.files().has(join(held.out, "plan.json"))).toBe(true);
  });
});

test.each([
  ["", "fr", "0 donnée repérée dans 0 fichier."],
  ["NIR 2 69 05 49 588 000 43", "fr", "1 donnée repérée dans 1 fichier."],
  ["NIR 2 69 05 49 588 000 43, NIR 1 85 11 2B 033 000 14", "fr", "2 données repérées dans 1 fichier."],
  ["NIR 2 69 05 49 588 000 43", "en", "1 piece of data found in 1 file."],
  ["", "en", "0 pieces of data found in 0 files."],
])("detect in %j says in %s how much it found", async (text, lang, sentence) => {
  writeFileSync(join(bench.folder, "a.txt"), text);
  const { err } = await bench.bascule(["detect", "a.txt", "--lang", lang]);
  expect(err.trim().split("\n").at(-1)).toBe(sentence);
});

test("a purge counts files as files, and the folder of the store apart", async () => {
  const store = join(bench.folder, "bascule-store");
  mkdirSync(store);
  writeFileSync(join(store, "bascule.sqlite"), "");
  const { exit, out } = await bench.bascule(["purge", "--yes"]);
  expect(exit).toBe(0);
  const lines = out.trim().split("\n");
  expect(lines.slice(0, -1).map((line) => line.trim())).toContain(store);
  expect(lines.at(-1)).toBe(`Effacé\u00a0: ${lines.length - 2} fichiers et le dossier du relevé.`);
});

/** A token of the pretend tenant, its claims changed: nobody checks its signature there. */
function tokenWith(token: string, claims: Record<string, unknown>): string {
  const [head, body = "", end] = token.split(".");
  const said = JSON.parse(Buffer.from(body, "base64url").toString()) as Record<string, unknown>;
  return [head, Buffer.from(JSON.stringify({ ...said, ...claims })).toString("base64url"), end].join(".");
}

const NOTHING = /Rien ne serait laissé de côté/;
test.each([
  ["every permission", {}, 0, [NOTHING], []],
  [
    "a permission to write",
    { write: "Mail.ReadWrite" },
    3,
    [/Mail\.ReadWrite\n«\sbascule scan\s» refusera ce jeton/],
    [NOTHING],
  ],
  ["a person's own permissions", { scp: "User.Read" }, 0, [/^Connexion déléguée/m], [NOTHING]],
] as const)("check with %s", async (_case, { write, scp }: { write?: string; scp?: string }, code, said, unsaid) => {
  const simulator = await tiny();
  const here = benchFor(simulator);
  try {
    const token = simulator.token();
    const { roles } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { roles: string[] };
    const claims = { ...(write && { roles: [...roles, write] }), ...(scp && { scp, idtyp: "user" }) };
    here.reach({ graphUrl: simulator.graphUrl, token: () => tokenWith(token, claims) });
    const { exit, out } = await here.bascule(["check"]);
    expect(exit).toBe(code);
    for (const each of said) expect(out).toMatch(each);
    for (const each of unsaid) expect(out).not.toMatch(each);
  } finally {
    await simulator.close();
    here.remove();
  }
});

test("check tells in English what is lost without a permission", async () => {
  const simulator = await tiny({ permissions: ["User.Read.All"] });
  const here = benchFor(simulator);
  try {
    const { exit, out } = await here.bascule(["check", "--lang", "en"]);
    expect(exit).toBe(1);
    expect(out).toMatch(/Calendars\.ReadBasic: missing \(lost without it: Count the events/);
    expect(out).not.toMatch(/[éèàç«»]/);
  } finally {
    await simulator.close();
    here.remove();
  }
});
