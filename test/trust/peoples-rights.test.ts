/** Promise 9, people's rights: what is held on a person is told whole, and deleted to the last byte; what is old or restricted goes alone. */

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { unzipSync } from "fflate";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { About } from "../../src/app/about.ts";
import type { Person } from "../../src/model/directory-records.ts";
import { RESTRICTED_DETECTORS } from "../../src/model/finding.ts";
import { HELD_KINDS } from "../../src/model/held.ts";
import { spaceNamed } from "../../src/model/personal-site.ts";
import type { Simulator } from "../../src/simulator/index.ts";
import { checkJournalAt } from "../../src/store/journal.ts";
import { openHeld } from "../../src/store/person.ts";
import { purgeStore } from "../../src/store/purge.ts";
import { holdingOf } from "../../src/store/retention.ts";
import { holdScanLock } from "../../src/store/sqlite/scan-lock.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { type Bench, benchFor, tiny } from "../whole/bench.ts";

type Told = About & { readonly records: Readonly<Record<string, readonly Record<string, unknown>[]>> };

let simulator: Simulator;
let scanned: Bench;
let bench: Bench;

beforeAll(async () => {
  simulator = await tiny();
  scanned = benchFor(simulator);
  const places = ["--workload", "exchange,onedrive,teams", "--content", "onedrive=full,exchange=full,teams=full"];
  const { exit } = await scanned.bascule(["scan", "--quiet", ...places, "--out", scanned.out]);
  expect(exit).toBe(1);
  // Where outputs were written is known to the store.
  expect(holdingOf(store(scanned)).folders).toEqual([scanned.out]);
});
afterAll(async () => {
  await simulator.close();
  scanned.remove();
});
/** A copy of the scan: each test deletes in its own. */
beforeEach(() => {
  bench = benchFor(simulator);
  cpSync(store(scanned), store(), { recursive: true });
  // What goes with the store of this test is not what the others copy from.
  inStore((database) => database.exec("DELETE FROM meta WHERE key LIKE 'outputs %'"));
});
afterEach(() => bench.remove());

const store = (of = bench) => join(of.folder, "bascule-store");
const inStore = <T>(work: (database: DatabaseSync) => T): T => {
  const database = new DatabaseSync(join(store(), "bascule.sqlite"));
  try {
    return work(database);
  } finally {
    database.close();
  }
};
const count = (sql: string) => inStore((database) => Number(Object.values(database.prepare(sql).get() ?? {})[0]));

/** The person on whom most kinds of record are held: who has a mailbox, and a OneDrive in which something was found. */
function agent(): Person {
  most ??= heldMost();
  return most;
}
let most: Person | undefined;

function heldMost(): Person {
  const ids = inStore((database) => database.prepare("SELECT id FROM fact WHERE kind = 'person' ORDER BY id").all());
  const people = ids.map(({ id }) => {
    const held = openHeld(store(), String(id));
    if (held === "several" || held.account === null) throw new Error("a person without an account");
    held.close();
    return { account: held.account, kinds: held.counts.size };
  });
  return people.sort((one, other) => other.kinds - one.kinds)[0]?.account as Person;
}

/** Kinds that this scan has no record of: a group of their own, a decision, an entry of the scope, a copy for publication, what others write. */
function plant({ id, address, name }: Person): void {
  inStore((database) => {
    const run = (sql: string, ...values: (string | number)[]) => database.prepare(sql).run(...values);
    const mailbox = Number(
      database.prepare("SELECT place FROM place WHERE service = 'exchange.mail' AND id = ?").get(id)?.place,
    );
    run("INSERT INTO closed (place, item, part, seen) VALUES (?, 'AAMk-1', 'inbox', 1)", mailbox);
    run(
      "INSERT INTO fact (kind, id, body, seen) VALUES ('closed-place', ?, ?, 1)",
      `person/${id}`,
      JSON.stringify({ kind: "closed-place", id: `person/${id}` }),
    );
    const group = database.prepare("SELECT id, body FROM fact WHERE kind = 'group' ORDER BY id LIMIT 1").get() ?? {};
    run(
      "UPDATE fact SET body = ? WHERE kind = 'group' AND id = ?",
      JSON.stringify({ ...JSON.parse(String(group.body)), owners: [id] }),
      String(group.id),
    );
    const chat = `19:001f8a2d-1ac8-4de4-a02a-6f1e01433142_${id}@unq.gbl.spaces`;
    run(
      "INSERT INTO place (service, id, body, seen) VALUES ('teams.chat', ?, ?, 1)",
      chat,
      JSON.stringify({ id: chat, owner: null, site: null }),
    );
    run("INSERT INTO pseudonym (kind, id, number) VALUES ('mailbox', ?, 42)", id);
    for (const [number, row, by] of [
      [1, id, "la DSI"],
      [2, "exchange.mail", `${name} (${address})`],
    ] as const)
      run(
        "INSERT INTO decision (number, place, row, field, value, decided_by, noted_on, scan) VALUES (?, 'plan', ?, 'decision', 'move', ?, '2026-11-24', 1)",
        number,
        row,
        by,
      );
    const { wish } = database.prepare("SELECT wish FROM scan WHERE number = 1").get() as { wish: string };
    run(
      "UPDATE scan SET wish = ? WHERE number = 1",
      JSON.stringify({ ...JSON.parse(wish), exclude: [address.toUpperCase(), "x@y.example"] }),
    );
    run(
      "UPDATE item SET name = ? WHERE (place, id) IN (SELECT item.place, item.id FROM item JOIN place USING (place) WHERE service = 'teams.files' AND item.name IS NOT NULL LIMIT 1)",
      `export ${address}.pst`,
    );
  });
}

/** Every byte of the store's folder, as letters of one case. */
const bytes = () =>
  readdirSync(store())
    .map((name) => readFileSync(join(store(), name)).toString("utf8").toLowerCase())
    .join("\n");

const about = async (asked: string): Promise<Told> =>
  JSON.parse((await bench.bascule(["status", "--json", "--about", asked])).out) as Told;

describe("what is held on a person is told whole", () => {
  test("every kind of record, with as many values as it counts, and where outputs repeat it", async () => {
    const person = agent();
    plant(person);
    const told = await about(person.address);
    expect(told.held.map(({ kind }) => kind)).toEqual(HELD_KINDS);
    for (const { kind, count: held, outputs } of told.held) {
      expect(told.records[kind], kind).toHaveLength(held);
      for (const output of outputs) expect(output).toMatch(/^[a-z-]+\.(xlsx|ndjson)$/);
    }
    expect(told.records.account).toMatchObject([{ address: person.address }]);
    expect(told.records.scope).toEqual([{ scan: 1, list: "exclude", entry: person.address.toUpperCase() }]);
    expect(told.records.mention).toMatchObject([{ in: "item", name: `export ${person.address}.pst` }]);
    // The service itself puts both accounts in the identifier of a chat of two.
    expect(told.records.space?.map(({ service }) => service)).toContain("teams.chat");
  });

  test("whatever the case, by any address, or by the account's identifier", async () => {
    const { id, address, addresses } = agent();
    const told = JSON.stringify(await about(address));
    expect(addresses.length).toBeGreaterThan(1);
    for (const asked of [address.toUpperCase(), ...addresses, id, ` ${address} `])
      expect(JSON.stringify(await about(asked)), asked).toBe(told);
  });

  test.each([
    ["fr", /^ {2}Compte de l’annuaire.*\u00a0: 1\u202f; sorties\u00a0: plan-migration\.xlsx, containers/m],
    ["en", /^ {2}Account of the directory.*: 1; outputs: plan-migration\.xlsx, containers/m],
  ])("on the console, in %s", async (lang, line) => {
    const { out } = await bench.bascule(["status", "--lang", lang, "--about", agent().address]);
    expect(out).toMatch(line);
    expect(out).not.toMatch(/undefined|null|\[object/);
  });

  test("nobody by that address is a sentence; an address that stands in a name alone is found there", async () => {
    const { out } = await bench.bascule(["status", "--about", "personne@ailleurs.example"]);
    expect(out).toBe("Rien n’est conservé sur personne@ailleurs.example.\n");
    plant({ ...agent(), address: "exterieur@ailleurs.example" });
    const held = await bench.bascule(["status", "--about", "Exterieur@Ailleurs.example"]);
    expect(held.out).toMatch(/Aucun compte de l’annuaire n’a cette adresse/);
    expect(held.out).toMatch(/Adresse ou identifiant dans un autre enregistrement\u00a0: 1\u202f;/);
  });
});

describe("chats, calls, meetings and mail folders are kept as counts, though contents were read", () => {
  /** Every text that the store holds of a service: of its places and of all that stands in them, inside JSON too. */
  const textsOf = (...services: string[]) =>
    inStore((database) => {
      const named = services.map((id) => `'${id}'`).join(", ");
      const inside = `place IN (SELECT place FROM place WHERE service IN (${named}))`;
      const tables = ["place", "part", "item", "outcome", "finding", "closed", "delta"];
      const rows = tables.flatMap((table) => database.prepare(`SELECT * FROM ${table} WHERE ${inside}`).all());
      const gaps = database.prepare(`SELECT * FROM gap WHERE service IN (${named})`).all();
      return new Set([...rows, ...gaps].flatMap((row) => stringsIn(row)));
    });
  const stringsIn = (value: unknown): readonly string[] => {
    if (typeof value === "string") return /^[[{]/.test(value) ? stringsIn(JSON.parse(value)) : [value];
    return value !== null && typeof value === "object" ? Object.values(value).flatMap(stringsIn) : [];
  };
  const people = () =>
    inStore((database) => database.prepare("SELECT body FROM fact WHERE kind = 'person'").all()).map(
      ({ body }) => JSON.parse(String(body)) as Person,
    );
  const ask = async (path: string): Promise<readonly Record<string, unknown>[]> => {
    const headers = { authorization: `Bearer ${simulator.token()}`, accept: "application/json" };
    const answer = (await (await fetch(`${simulator.graphUrl}${path}`, { headers })).json()) as { value?: [] };
    return answer.value ?? [];
  };

  test("no topic, and no participant but in the identifier that the service gives a chat of two", async () => {
    const texts = [...textsOf("teams.chat")];
    const chats = texts.filter((text) => text.startsWith("19:"));
    expect(chats.some((id) => id.endsWith("@unq.gbl.spaces"))).toBe(true);
    expect(chats.some((id) => id.endsWith("@thread.v2"))).toBe(true);
    const words = people().flatMap(({ id, name, addresses }) => [id, name, ...addresses]);
    const others = texts.filter((text) => !text.endsWith("@unq.gbl.spaces"));
    // Who could not be asked is told by a gap, and by nothing of any chat.
    const shut = inStore((database) =>
      database.prepare("SELECT DISTINCT container FROM gap WHERE service = 'teams.chat'").all(),
    );
    const untold = new Set(shut.map(({ container }) => String(container)));
    expect(words.filter((word) => others.some((text) => text.includes(word) && !untold.has(text)))).toEqual([]);
    const topics = (await Promise.all(people().map(({ id }) => ask(`/users/${id}/chats`))))
      .flat()
      .flatMap(({ topic }) => topic ?? []);
    expect(topics.length).toBeGreaterThan(0);
    expect(topics.filter((topic) => bytes().includes(String(topic).toLowerCase()))).toEqual([]);
  });

  test("of calls and meetings, how many: no name, no participant, no duration, and nothing by person", () => {
    const texts = textsOf("teams.meetings-audio", "teams.meetings-video");
    const words = people().flatMap(({ id, name, addresses }) => [id, name, ...addresses]);
    expect(words.filter((word) => texts.has(word))).toEqual([]);
    expect(count("SELECT COUNT(*) FROM place WHERE service LIKE 'teams.meetings%' AND id <> 'tenant'")).toBe(0);
    const calls = "FROM item JOIN place USING (place) WHERE service LIKE 'teams.meetings%'";
    expect(count(`SELECT COUNT(*) ${calls}`)).toBeGreaterThan(0);
    expect(
      count(
        `SELECT COUNT(*) ${calls} AND (name IS NOT NULL OR parent IS NOT NULL OR traits IS NOT NULL OR bytes IS NOT NULL OR modified IS NOT NULL)`,
      ),
    ).toBe(0);
    // Of the report that counts calls and messages by person, the sum alone.
    expect(count("SELECT COUNT(*) FROM fact WHERE kind = 'usage' AND id LIKE 'getTeamsUserActivityUserDetail/%'")).toBe(
      1,
    );
  });

  test("no name of a mail folder", async () => {
    const folders = (
      await Promise.all(people().map(({ id }) => ask(`/users/${id}/mailFolders/delta?$select=displayName`)))
    ).flat();
    const names = new Set(folders.flatMap(({ displayName }) => displayName ?? []).map(String));
    expect(names.size).toBeGreaterThan(5);
    expect([...textsOf("exchange.mail")].filter((text) => names.has(text))).toEqual([]);
  });

  test("what people read of it does not tell who takes part in a chat of two", () => {
    for (const name of readdirSync(scanned.out).filter((each) => /\.(xlsx|docx|html)$/.test(each))) {
      const file = new Uint8Array(readFileSync(join(scanned.out, name)));
      const parts = name.endsWith(".html") ? { [name]: file } : unzipSync(file);
      for (const [part, content] of Object.entries(parts))
        expect(
          /19(:|%3a)[0-9a-f-]{36}_[0-9a-f-]{36}/i.test(Buffer.from(content).toString("latin1")),
          `${name} ${part}`,
        ).toBe(false);
    }
  });
});

describe("the journal", () => {
  const journal = () => readFileSync(join(store(), "journal.ndjson"), "latin1");
  const lines = () =>
    journal()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test("has a line of a scan before the tenant is asked, and one once it is over, with what it read and wrote", async () => {
    const content = { exchange: "full", onedrive: "full", teams: "full", sharepoint: "none" };
    const about = { command: "scan", account: "agent", store: "bascule.sqlite", content };
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(lines()).toMatchObject([
      { ...about, previous: null, exit: null, digests: {} },
      {
        ...about,
        previous: digest,
        exit: 1,
        digests: { manifest: digest, doctrine: bench.plan(scanned.out).doctrine.sha256 },
      },
    ]);
    expect(lines()[0]?.options).toEqual({
      workload: "exchange,onedrive,teams",
      content: "onedrive=full,exchange=full,teams=full",
      out: "out",
    });
    expect(await checkJournalAt(store())).toMatchObject({ lines: 2, broken: null, cut: [] });
  });

  test("never holds the address that was asked about, nor a name of the tenant or a folder", async () => {
    const { address, name } = agent();
    await bench.bascule(["status", "--about", address]);
    await bench.bascule(["purge", "--yes", "--about", address]);
    expect(lines().slice(-2)).toMatchObject([
      { command: "status", options: { about: true }, exit: 0 },
      { command: "purge", options: { about: true, yes: true }, exit: 0 },
    ]);
    for (const word of [address, name, bench.folder, simulator.token()]) expect(journal()).not.toContain(word);
  });

  test("loses its old lines to --older-than", async () => {
    await bench.bascule(["purge", "--yes", "--older-than", "12m"], { now: () => new Date("2027-12-24T09:00:00Z") });
    expect(lines()).toMatchObject([{ command: "purge", options: { olderThan: "12m" }, dropped: { lines: 2 } }]);
    expect(await checkJournalAt(store())).toMatchObject({ lines: 1, broken: null, shortened: true });
  });
});

describe("purge --about", () => {
  test("leaves no byte of the person in the store, and takes nothing else", async () => {
    const person = agent();
    plant(person);
    const { places, held } = await about(person.address);
    const words = [
      person.id,
      ...person.addresses,
      person.name,
      spaceNamed(person.address),
      ...places.map(({ id }) => id),
    ];
    for (const word of words) expect(bytes(), word).toContain(word.toLowerCase());
    const tables = ["place", "item", "fact", "kept_space"] as const;
    const before = tables.map((table) => count(`SELECT COUNT(*) FROM ${table}`));
    const others = count("SELECT COUNT(*) FROM fact WHERE kind = 'person'");

    const { exit, out } = await bench.bascule([
      "purge",
      "--yes",
      "--json",
      "--about",
      person.addresses[0]?.toUpperCase() ?? "",
    ]);
    expect(exit).toBe(0);
    expect((JSON.parse(out) as { held: unknown }).held).toEqual(held);
    const after = bytes();
    expect(words.filter((word) => after.includes(word.toLowerCase()))).toEqual([]);
    expect(existsSync(join(store(), "bascule.sqlite-wal"))).toBe(false);
    const of = (kind: string) => held.find((each) => each.kind === kind)?.count ?? 0;
    const facts = ["account", "usage", "personal-space", "site", "closed"].reduce((sum, kind) => sum + of(kind), 0);
    const spaces = count(`SELECT COUNT(DISTINCT space) FROM kept_row`);
    expect(tables.map((table) => count(`SELECT COUNT(*) FROM ${table}`))).toEqual([
      (before[0] ?? 0) - of("space"),
      (before[1] ?? 0) - of("item"),
      (before[2] ?? 0) - facts,
      spaces,
    ]);
    expect(count("SELECT COUNT(*) FROM fact WHERE kind = 'person'")).toBe(others - 1);
    // Whose group it is, is not known any more: that is not a group without owners.
    expect(count("SELECT COUNT(*) FROM fact WHERE kind = 'group' AND body LIKE '%\"owners\":null%'")).toBeGreaterThan(
      0,
    );
    // What was decided stays without their name, and the number of their space is given to nobody else.
    expect(count("SELECT COUNT(*) FROM decision WHERE decided_by = '[…] ([…])'")).toBe(1);
    expect(count("SELECT COUNT(*) FROM pseudonym WHERE number = 42")).toBe(1);
    expect((await bench.bascule(["status", "--about", person.address])).out).toMatch(/^Rien n’est conservé/);
    // What is left is sealed anew: nobody passes for having changed it by hand.
    const left = openStore(store(), { create: false });
    const check = await left.checkSeal();
    await left.close();
    expect(check).toMatchObject({ kind: "sealed", broken: null, changed: 0, added: 0, gone: 0, whole: true });
  });

  test("leaves no byte either while a scan has been begun and not finished", async () => {
    const person = agent();
    inStore((database) =>
      database.exec("INSERT INTO scan SELECT 2, 'scan-2', tenant, started_at, NULL, NULL, wish, 0 FROM scan"),
    );
    expect((await bench.bascule(["purge", "--yes", "--about", person.address])).exit).toBe(0);
    const after = bytes();
    expect([person.id, ...person.addresses].filter((word) => after.includes(word))).toEqual([]);
  });

  test("shows first what goes, and without a terminal wants --yes", async () => {
    const { address } = agent();
    const before = bytes();
    const { exit, err } = await bench.bascule(["purge", "--about", address]);
    expect(exit).toBe(2);
    expect(err).toMatch(/--yes\u00a0: rien n’a été effacé/);
    expect(bytes()).toBe(before);
  });

  test("says which outputs must be made again, that a scan brings them back, and how to leave them out", async () => {
    const { address } = agent();
    cpSync(scanned.out, bench.out, { recursive: true });
    const { out } = await bench.bascule(["purge", "--yes", "--about", address, "--out", bench.out]);
    expect(out).toContain(`\n  ${join(bench.out, "plan-migration.xlsx")}\n`);
    expect(out).not.toContain("annexe-derogation.xlsx");
    expect(out).toMatch(/bascule plan/);
    const lines = out.split("\n").filter((line) => /^ {2}(scope:| {2}exclude:)/.test(line));
    expect(parse(lines.map((line) => line.slice(2)).join("\n"))).toEqual({ scope: { exclude: [address] } });
    // The plan that follows says that something was taken out of it, and not whose.
    const plan = await bench.bascule(["plan", "--quiet", "--out", bench.out]);
    expect(plan.exit).toBe(0);
    const scopes = bench.plan().coverage.skipped.map(({ scope }) => scope);
    expect(scopes).toContain("purge/about");
    for (const name of ["containers.ndjson", "findings.ndjson", "plan.json"])
      expect(readFileSync(join(bench.out, name), "utf8")).not.toContain(address);
  });

  test("of nobody is a sentence, and deletes nothing", async () => {
    const { exit, out } = await bench.bascule(["purge", "--yes", "--about", "personne@ailleurs.example"]);
    expect({ exit, out }).toEqual({ exit: 0, out: "Rien n’est conservé sur personne@ailleurs.example.\n" });
  });

  test("while another process reads the store, deletes nothing and says so", async () => {
    const reader = new DatabaseSync(join(store(), "bascule.sqlite"));
    reader.exec(
      "PRAGMA journal_mode = WAL; BEGIN; CREATE TABLE passing (x); COMMIT; BEGIN; SELECT COUNT(*) FROM passing",
    );
    reader.prepare("SELECT COUNT(*) FROM fact").get();
    try {
      const { address } = agent();
      expect((await bench.bascule(["purge", "--yes", "--about", address])).exit).toBe(5);
    } finally {
      reader.close();
    }
    expect((await about(agent().address)).held.length).toBeGreaterThan(5);
  }, 30_000);
});

describe("purge", () => {
  test("of what is no folder, or is closed to this account, tells that nothing was deleted, and deletes nothing", async () => {
    const there = readdirSync(store());
    writeFileSync(bench.out, "à moi");
    const { exit, err } = await bench.bascule(["purge", "--yes", "--out", bench.out]);
    expect([exit, err]).toEqual([
      5,
      expect.stringMatching(/n’est pas un dossier que ce compte peut lire.*rien n’a été effacé/),
    ]);
    expect(readdirSync(store())).toEqual(expect.arrayContaining(there));
  });

  test("takes the store with its log, its copies, and outputs of other folders; a folder that is not known for its own is left alone, and told", async () => {
    const [published, foreign, spoilt, bare] = ["published", "foreign", "spoilt", "bare"].map((name) =>
      join(bench.folder, name),
    ) as [string, string, string, string];
    for (const folder of [bench.out, published, foreign, spoilt, bare])
      cpSync(scanned.out, folder, { recursive: true });
    const plan = bench.plan(foreign);
    writeFileSync(join(foreign, "plan.json"), JSON.stringify({ ...plan, scan: { ...plan.scan, id: "another" } }));
    writeFileSync(join(spoilt, "plan.json"), "{");
    rmSync(join(bare, "plan.json"));
    inStore((database) => {
      for (const folder of [published, foreign, spoilt, bare, join(bench.folder, "gone")])
        database.prepare("INSERT INTO meta (key, value) VALUES (?, '')").run(`outputs ${folder}`);
    });
    writeFileSync(join(bench.out, "notes.txt"), "à moi");
    for (const end of ["-wal", "-shm", ".v7", "-v7"]) writeFileSync(join(store(), `bascule.sqlite${end}`), "");
    const { exit, out, err } = await bench.bascule(["purge", "--yes", "--json", "--out", bench.out]);
    expect(exit).toBe(0);
    const { deleted, left } = JSON.parse(out) as { deleted: string[]; left: unknown };
    // Who agreed beforehand sees it before it goes, whatever the result is written as.
    const own = (path: string) => path === store() || /-scan(?:-holder)?$/.test(path);
    for (const path of deleted.filter((path) => !own(path))) expect(err).toContain(`  ${path}\n`);
    expect(left).toEqual([
      { folder: bare, why: "no-plan" },
      { folder: foreign, why: "another-store" },
      { folder: spoilt, why: "unreadable-plan" },
    ]);
    for (const folder of [foreign, spoilt, bare]) expect(err).toContain(`${folder} : laissé tel quel, `);
    expect(err).not.toContain("gone");
    for (const path of [join(store(), "bascule.sqlite.v7"), join(published, "plan-migration.xlsx")])
      expect(deleted).toContain(path);
    expect(readdirSync(bench.out)).toEqual(["notes.txt"]);
    expect(readdirSync(published)).toEqual([]);
    expect(readdirSync(foreign)).toContain("plan.json");
    for (const folder of [spoilt, bare]) expect(readdirSync(folder)).toContain("findings.ndjson");
    // What tells that all was deleted, when and by whom, stays.
    expect(readdirSync(store())).toEqual(["journal.ndjson", "journal.ndjson-lock"]);
    const [last] = readFileSync(join(store(), "journal.ndjson"), "latin1").trimEnd().split("\n").reverse();
    expect(JSON.parse(last ?? "")).toMatchObject({ command: "purge", options: { yes: true, out: "out" }, exit: 0 });
  });
});

describe("what purge cannot tell or take is told, and nothing goes before it was shown", () => {
  /** Where the store noted that outputs were written. */
  const noted = (...folders: string[]) =>
    inStore((database) => {
      for (const folder of folders)
        database.prepare("INSERT INTO meta (key, value) VALUES (?, '')").run(`outputs ${folder}`);
    });

  test("a store that cannot be read: where its outputs stand is not known", async () => {
    writeFileSync(join(store(), "bascule.sqlite"), "rien qui vaille");
    const { exit, err } = await bench.bascule(["purge", "--yes"]);
    expect(exit).toBe(0);
    expect(err).toMatch(/^Ce relevé ne peut pas être lu\u00a0: .* rien ne dit plus où/m);
  });

  test.each([[[]], [["--json"]], [["--quiet"]]])("each file is shown before any goes: %j", async (words) => {
    cpSync(scanned.out, bench.out, { recursive: true });
    const shown: boolean[] = [];
    const err = (line: string) => {
      if (line.startsWith("  ")) shown.push(existsSync(line.trim()));
    };
    expect((await bench.bascule(["purge", "--yes", ...words, "--out", bench.out], { err })).exit).toBe(0);
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.filter((there) => !there)).toEqual([]);
    expect(readdirSync(bench.out)).toEqual([]);
  });

  test("an output that does not go stops it: what is left is told, and the store still knows where", async () => {
    const published = join(bench.folder, "published");
    for (const folder of [bench.out, published]) cpSync(scanned.out, folder, { recursive: true });
    noted(published);
    const stuck = join(bench.out, "rapport.html");
    rmSync(stuck);
    mkdirSync(stuck);
    const { exit, err } = await bench.bascule(["purge", "--yes", "--out", bench.out]);
    expect(exit).toBe(5);
    expect(err).toMatch(
      /^L’effacement s’est arrêté avant la fin\. Restent\u00a0:\n(?: {2}.*\n)+«\u00a0.*rapport\.html\u00a0»/m,
    );
    rmSync(stuck, { recursive: true });
    expect((await bench.bascule(["purge", "--yes", "--out", bench.out])).exit).toBe(0);
    expect([readdirSync(published), existsSync(join(store(), "bascule.sqlite"))]).toEqual([[], false]);
  });

  test("a copy of the store that does not go keeps the person in it, to be asked about again", async () => {
    const copy = join(store(), "bascule.sqlite-v7");
    mkdirSync(copy);
    const { address } = agent();
    const before = (await about(address)).held;
    expect((await bench.bascule(["purge", "--yes", "--about", address])).exit).toBe(5);
    expect((await about(address)).held).toEqual(before);
  });

  test("the lock is held until the store is gone: no scan begins meanwhile", () => {
    const stood = purgeStore(store(), () => {
      expect(() => holdScanLock(store(), { command: "scan", since: new Date() })).toThrow(
        expect.objectContaining({ code: "locked" }),
      );
      return [];
    });
    expect(stood.files.map((path) => basename(path))).toContain("bascule.sqlite-scan");
    expect(readdirSync(store())).toEqual(["journal.ndjson", "journal.ndjson-lock"]);
  });
});

/** Another scan after the first, as it is kept a year later: the first stands by its figures. */
const later = () =>
  inStore((database) =>
    database.exec(`INSERT INTO scan SELECT 2, 'scan-2', tenant, '2027-11-24T09:00:00.000Z', '2027-11-24T09:00:00.000Z', complete, wish, 0 FROM scan;
        INSERT INTO kept_row SELECT space, 2, unit, department, items, bytes, sensitive, coverage FROM kept_row LIMIT 5;
        UPDATE kept_row SET items = 424242 WHERE scan = 1`),
  );

describe("a store that is older than retention.months", () => {
  test.each([
    ["2027-11-23", /^À effacer à partir du 24 novembre 2027/m],
    ["2027-11-24", /^À effacer depuis le 24 novembre 2027/m],
  ])("is told by status on %s", async (day, sentence) => {
    expect((await bench.bascule(["status"], { now: () => new Date(`${day}T09:00:00Z`) })).out).toMatch(sentence);
  });

  test("is told by plan", async () => {
    const now = () => new Date("2027-11-24T09:00:00Z");
    const { out } = await bench.bascule(["plan", "--out", bench.out], { now });
    expect(out).toMatch(/^À effacer depuis le 24 novembre 2027/m);
  });

  test("is told of its history alone, once it was scanned again", async () => {
    later();
    const { out } = await bench.bascule(["status"], { now: () => new Date("2027-12-01T09:00:00Z") });
    expect(out).toMatch(/^L’historique garde des chiffres depuis le 24 novembre 2026, .*--older-than/m);
    expect(out).not.toMatch(/depuis le 24 novembre 2028|il est temps/);
  });
});

describe("purge --older-than", () => {
  const at = (day: string) => ({ now: () => new Date(`${day}T09:00:00Z`) });

  test.each([
    ["12m", "2027-11-24", false],
    ["12m", "2027-11-26", true],
    ["1a", "2027-11-26", true],
    ["90j", "2027-02-20", false],
    ["90d", "2027-02-23", true],
    ["2026-11-24", "2027-11-26", false],
    ["2026-11-25", "2027-11-26", true],
  ])("%s on %s: the store of 24 November 2026 goes: %s", async (age, day, gone) => {
    const { exit, out } = await bench.bascule(["purge", "--yes", "--older-than", age], at(day));
    expect(exit).toBe(0);
    expect(existsSync(join(store(), "bascule.sqlite"))).toBe(!gone);
    expect(out).toMatch(gone ? /Effacé/ : /Rien n’est antérieur au/);
  });

  test("of a store that was scanned again, the earlier scan's figures go, and outputs of that scan", async () => {
    later();
    cpSync(scanned.out, bench.out, { recursive: true });
    const { out } = await bench.bascule(
      ["purge", "--yes", "--older-than", "12m", "--out", bench.out],
      at("2027-12-01"),
    );
    expect(out).toMatch(/les chiffres du relevé du 24 novembre 2026 dans l’historique/);
    expect(count("SELECT COUNT(*) FROM kept_row WHERE scan = 1")).toBe(0);
    expect(count("SELECT COUNT(*) FROM kept_row WHERE scan = 2")).toBe(5);
    expect(count("SELECT COUNT(*) FROM kept_space")).toBe(5);
    expect(count("SELECT COUNT(*) FROM item")).toBeGreaterThan(0);
    expect(readdirSync(bench.out)).toEqual([]);
  });

  test("outputs of another store stay, however old; what goes is listed before it goes, agreed to or not", async () => {
    later();
    cpSync(scanned.out, bench.out, { recursive: true });
    const plan = join(bench.out, "plan.json");
    const said = JSON.parse(readFileSync(plan, "utf8")) as { scan: { id: string } };
    writeFileSync(plan, JSON.stringify({ ...said, scan: { ...said.scan, id: "of another store" } }));
    const before = readdirSync(bench.out);
    const { exit, err } = await bench.bascule(
      ["purge", "--yes", "--older-than", "12m", "--out", bench.out],
      at("2027-12-01"),
    );
    expect(exit).toBe(0);
    expect(err).toMatch(/les chiffres du relevé du 24 novembre 2026/);
    expect(err).toContain(`${bench.out} : laissé tel quel, son plan.json est celui d’un autre relevé`);
    expect(readdirSync(bench.out)).toEqual(before);
  });
});

describe("purge --restricted", () => {
  test("takes the restricted file and its places in the store, and what was read of them counts as not read", async () => {
    cpSync(scanned.out, bench.out, { recursive: true });
    const restricted = `detector IN (${[...RESTRICTED_DETECTORS].map((id) => `'${id}'`).join(", ")})`;
    const [records, findings, outcomes] = [
      count(`SELECT COUNT(*) FROM finding WHERE ${restricted}`),
      count("SELECT COUNT(*) FROM finding"),
      count("SELECT COUNT(*) FROM outcome"),
    ];
    expect(records).toBeGreaterThan(0);
    const { exit, out } = await bench.bascule(["purge", "--yes", "--json", "--restricted", "--out", bench.out]);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toEqual({ records, left: [], deleted: [join(bench.out, "signalements-restreints.xlsx")] });
    expect(count(`SELECT COUNT(*) FROM finding WHERE ${restricted}`)).toBe(0);
    expect(count("SELECT COUNT(*) FROM finding")).toBe(findings - records);
    expect(count("SELECT COUNT(*) FROM outcome")).toBeLessThan(outcomes);
    expect(readdirSync(bench.out)).toContain("plan-migration.xlsx");
    await bench.bascule(["plan", "--quiet", "--out", bench.out]);
    expect(readdirSync(bench.out)).not.toContain("signalements-restreints.xlsx");
    expect(bench.plan().services.reduce((sum, { sensitive }) => sum + sensitive.restricted, 0)).toBe(0);
  });
});
