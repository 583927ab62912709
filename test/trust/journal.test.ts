/** Promise 9, the journal: each command leaves a line that follows from the one before, and that names nobody but who ran it. */

import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CommandRun, JournalLine } from "../../src/model/command-journal.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import { checkJournalAt, journalOf, note } from "../../src/store/journal.ts";
import { checkJournal, digestOf, lineOf } from "../../src/store/journal-chain.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { type Bench, benchFor } from "../whole/bench.ts";

const RUN: Omit<CommandRun, "store"> = {
  day: "2026-11-24" as IsoDate,
  account: "hélène",
  command: "plan",
  options: {},
  version: "0.1.0",
  content: null,
  digests: {},
  exit: 0,
};
const on = (day: string) => ({ ...RUN, day: day as IsoDate });

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "bascule-journal-")), "store");
  mkdirSync(folder);
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

const text = () => readFileSync(journalOf(folder), "latin1");
const lines = (from = text()) =>
  from
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as JournalLine);
const check = () => checkJournalAt(folder);

describe("a chain", () => {
  test("of lines that follow one from another, readable by its owner alone", async () => {
    for (const day of ["2026-11-24", "2026-11-25", "2026-11-26"]) note(folder, on(day));
    expect(text()).toMatch(/^[\n\x20-\x7e]+$/);
    expect(lines().map(({ previous }) => previous)).toEqual([null, ...text().split("\n").slice(0, 2).map(digestOf)]);
    expect(lines()[0]).toMatchObject({ journal: 1, store: "bascule.sqlite", account: "hélène", exit: 0 });
    expect(statSync(journalOf(folder)).mode & 0o777).toBe(0o600);
    expect(await check()).toEqual({
      lines: 3,
      head: digestOf(text().split("\n")[2] ?? ""),
      broken: null,
      cut: [],
      shortened: false,
    });
  });

  const changes: readonly (readonly [string, (all: string[]) => string[], number])[] = [
    ["a line changed", ([one = "", ...rest]) => [one.replace("plan", "scan"), ...rest], 2],
    ["a line taken out", ([one = "", , ...rest]) => [one, ...rest], 2],
    ["two lines exchanged", ([one = "", two = "", ...rest]) => [two, one, ...rest], 1],
    ["a line put in", ([one = "", ...rest]) => [one, '{"journal":1,"previous":null}', ...rest], 2],
    ["something put in that is no line", ([one = "", ...rest]) => [one, "rien", ...rest], 3],
    ["the first lines taken off", ([, ...rest]) => rest, 1],
    ["all begun anew behind", (all) => [...all, lineOf({ ...RUN, store: "x" }, null)], 5],
  ];
  test.each(changes)("tells of %s", async (_case, change, broken) => {
    for (const day of ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]) note(folder, on(day));
    expect((await checkJournal(change(text().split("\n").slice(0, -1)))).broken).toBe(broken);
  });

  test("that was cut at any byte goes on, and what was cut is told and stays", async () => {
    note(folder, on("2026-11-24"));
    const first = text();
    note(folder, on("2026-11-25"));
    const whole = text();
    for (const at of [first.length + 1, first.length + 40, whole.length - 2, whole.length - 1]) {
      writeFileSync(journalOf(folder), whole.slice(0, at), "latin1");
      note(folder, on("2026-11-26"));
      const told = await check();
      // Without its end alone a line is whole.
      expect(told, String(at)).toMatchObject({ lines: 3, broken: null, cut: at === whole.length - 1 ? [] : [2] });
    }
  });

  test("whatever is done to one byte of it is told", () => {
    for (const day of ["2026-11-24", "2026-11-25", "2026-11-26"]) note(folder, on(day));
    const whole = text();
    // The last line has nothing behind it: its digest, written down elsewhere, is what tells.
    const last = whole.lastIndexOf("\n", whole.length - 2) + 1;
    const head = digestOf(whole.slice(last, -1));
    return fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 2), fc.integer({ min: 1, max: 126 }), async (at, by) => {
        const changed = String.fromCharCode(((whole.charCodeAt(at) + by) % 127) + 0);
        const told = await checkJournal(
          `${whole.slice(0, at)}${changed}${whole.slice(at + 1)}`.split("\n").slice(0, -1),
        );
        expect(told.broken !== null || told.head !== head).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("is one chain when several commands end at once", async () => {
    const module = new URL("../../src/store/journal.ts", import.meta.url).href;
    const program = `const { workerData } = require("node:worker_threads");
      import(${JSON.stringify(module)}).then(({ note }) => { for (let each = 0; each < 10; each += 1) note(workerData.folder, workerData.run); });`;
    const workers = [1, 2, 3].map(() => new Worker(program, { eval: true, workerData: { folder, run: RUN } }));
    await Promise.all(
      workers.map((worker) => new Promise((done, failed) => worker.on("exit", done).on("error", failed))),
    );
    expect(await check()).toMatchObject({ lines: 30, broken: null, cut: [] });
  });
});

describe("old lines", () => {
  test("are taken off, and the line that took them off says so", async () => {
    for (const day of ["2025-01-05", "2025-02-05", "2026-11-24"]) note(folder, on(day));
    note(folder, on("2026-11-25"), "2025-11-25" as IsoDate);
    note(folder, on("2026-11-26"));
    expect(lines().map(({ day }) => day)).toEqual(["2026-11-24", "2026-11-25", "2026-11-26"]);
    expect(lines()[1]?.dropped).toEqual({ lines: 2, last: lines()[0]?.previous });
    expect(await check()).toMatchObject({ lines: 3, broken: null, shortened: true });
    note(folder, on("2027-12-01"), "2026-12-01" as IsoDate);
    expect(await check()).toMatchObject({ lines: 1, broken: null, shortened: true });
  });

  test("none is old: nothing is taken off, and nothing said", async () => {
    note(folder, on("2026-11-24"));
    note(folder, on("2026-11-25"), "2026-11-24" as IsoDate);
    expect(lines().map(({ dropped }) => dropped)).toEqual([undefined, undefined]);
    expect(await check()).toMatchObject({ lines: 2, broken: null, shortened: false });
  });
});

describe("a command", () => {
  let bench: Bench;
  beforeEach(() => {
    bench = benchFor(null);
    mkdirSync(join(bench.folder, "bascule-store"));
  });
  afterEach(() => bench.remove());
  const journal = () => {
    const path = join(bench.folder, "bascule-store", "journal.ndjson");
    return statSync(path, { throwIfNoEntry: false }) === undefined ? "" : readFileSync(path, "latin1");
  };

  test("is noted with what it was given, and names no address, no folder and no file", async () => {
    writeFileSync(join(bench.folder, "jean.dupont.txt"), "rien");
    writeFileSync(join(bench.folder, "bascule.config.yaml"), "administration: { name: Ministère }\n");
    const config = join(bench.folder, "bascule.config.yaml");
    await bench.bascule(["detect", "jean.dupont.txt", "--min-confidence", "low", "--json", "--config", config]);
    await bench.bascule(["setup", "--remove"]);
    expect(lines(journal())).toMatchObject([
      {
        command: "detect",
        account: "agent",
        day: "2026-11-24",
        options: { minConfidence: "low", config: true, arguments: 1 },
        exit: 0,
        digests: { configuration: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
      { command: "setup", options: { remove: true }, content: null, exit: 0 },
    ]);
    expect(journal()).not.toMatch(/dupont|bascule-whole|bascule\.config/);
  });

  test.each([
    ["refused as it was typed", ["detect"]],
    ["with a value that makes no sense", ["plan", "--content", "azerty", "--as-of", "azerty"]],
    ["that serves a pretend tenant", ["simulate", "--port", "99999"]],
  ])("%s is not noted", async (_case, words) => {
    await bench.bascule(words);
    expect(journal()).toBe("");
  });

  test.each([
    ["no scan to tell of", ["status"], {}],
    ["no scan to plan from", ["plan", "--out", "plan-de-juin", "--as-of", "2026-11-24"], { out: true, asOf: true }],
    ["outputs of another tenant", ["plan", "--out", "autre"], { out: true }],
  ])(
    "refused for what it found is noted, and nothing of what was typed with it: %s",
    async (_found, words, options) => {
      if (words.includes("autre")) {
        await scannedStore();
        mkdirSync(join(bench.folder, "autre"));
        writeFileSync(join(bench.folder, "autre", "plan.json"), JSON.stringify({ tenant: { id: "another" } }));
      }
      expect((await bench.bascule(words)).exit).toBe(2);
      expect(lines(journal())).toMatchObject([{ command: words[0], exit: 2, content: null }]);
      expect(lines(journal())[0]?.options).toEqual(options);
    },
  );

  /** A store of which nothing is asked but its tenant. */
  async function scannedStore(): Promise<void> {
    const store = openStore(join(bench.folder, "bascule-store"), { create: true });
    const content = { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" } as const;
    const nowhere = { include: [], exclude: [], excludeContent: [], countTeamsMessages: false };
    await store.beginScan("tenant-a", { workloads: ["teams"], content, seed: "seed", ...nowhere }, new Date(0), false);
    await store.finishScan(new Date(1));
    await store.close();
  }

  test("whose store stands where none may stand leaves nothing there", async () => {
    const store = join(bench.folder, "kept-in-step", "store");
    for (const folder of [store, join(store, "..", ".stfolder")]) mkdirSync(folder, { recursive: true });
    for (const words of [["setup"], ["status"], ["purge", "--yes"]])
      await bench.bascule(words, { env: { BASCULE_STORE: store } });
    expect(readdirSync(store)).toEqual([]);
  });

  test("without a store's folder leaves none behind", async () => {
    rmSync(join(bench.folder, "bascule-store"), { recursive: true });
    await bench.bascule(["setup"]);
    expect(statSync(join(bench.folder, "bascule-store"), { throwIfNoEntry: false })).toBeUndefined();
  });

  test("whose line cannot be written ends as it would, and says so", async () => {
    mkdirSync(join(bench.folder, "bascule-store", "journal.ndjson"));
    const { exit, err } = await bench.bascule(["setup", "--quiet"]);
    expect(exit).toBe(0);
    expect(err).toMatch(/^Le journal «\s.*journal\.ndjson\s» n’a pas pu être complété/);
  });

  test("goes on behind a line that somebody else wrote", async () => {
    appendFileSync(join(bench.folder, "bascule-store", "journal.ndjson"), "à moi\n");
    await bench.bascule(["setup"]);
    expect(await checkJournalAt(join(bench.folder, "bascule-store"))).toMatchObject({
      lines: 2,
      broken: null,
      cut: [1],
    });
  });
});
