/**
 * Promise 4: a full content scan through faults, killed in the middle and gone on with, at its most talkative, leaves no word
 * of what it read: not in the store or its journal, an output, a message, nor in any temporary or home folder.
 */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/index.ts";
import { COMPILED } from "../compiled.ts";
import { type Bench, benchFor, type Outcome, tiny } from "../whole/bench.ts";
import { bascule } from "../whole/child.ts";

const FAULTS = {
  ...{ throttled: 0.04, unavailable: 0.02, timedOut: 0.01, reset: 0.02, truncated: 0.02, patience: 0.2 },
  ...{
    emptyPages: 0.1,
    duplicates: 0.1,
    repeatedPages: 0.1,
    expiredDeltas: 0.2,
    expiredLinks: 0.2,
    expiredDownloads: 0.1,
  },
};
const KILLED_AFTER = 250;

let simulator: Simulator;
let bench: Bench;
const outcomes: Outcome[] = [];
/** Every file that was there, when the first run was killed and at the end. */
const kept: (readonly [string, Buffer])[] = [];
let answered = 0;
let kill = () => {};

beforeAll(async () => {
  simulator = await tiny({
    size: { users: 4 },
    faults: FAULTS,
    onAnswer: () => {
      answered += 1;
      if (answered === KILLED_AFTER) kill();
    },
  });
  bench = benchFor(simulator);
  for (const name of ["tmp", "work"]) mkdirSync(join(bench.folder, name));
  const run = async () => {
    const child = bascule(
      ["scan", "--content", "full", "--sharing", "--verbose", "--csv", "--out", join(bench.folder, "out")],
      bench,
      simulator,
      {
        ...{ TMPDIR: join(bench.folder, "tmp"), TEMP: join(bench.folder, "tmp"), TMP: join(bench.folder, "tmp") },
        ...{ BASCULE_ACCESS_TOKEN: simulator.token(), BASCULE_CLOCK_SPEED: "20" },
      },
    );
    kill = () => void child.process.kill("SIGKILL");
    outcomes.push(await child.ended);
    kept.push(...filesIn(bench.folder));
  };
  await run();
  await run();
}, 240_000);
afterAll(async () => {
  await simulator.close();
  bench.remove();
});

function filesIn(folder: string): [string, Buffer][] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => [path, readFileSync(path)]);
}

/** What an office file holds, inflated; what is no zip, as it is. */
function* partsOf(bytes: Buffer): Generator<Buffer> {
  yield bytes;
  if (bytes.readUInt32LE(0) !== 0x04034b50) return;
  for (let at = bytes.indexOf("PK\u0003\u0004"); at >= 0; at = bytes.indexOf("PK\u0003\u0004", at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    if (bytes.readUInt16LE(at + 8) === 8) yield inflateRawSync(bytes.subarray(start), { finishFlush: 2 });
  }
}

/** The ways in which a text may lie in a file: as it is, in wide letters, in JSON, in an address, in base64, in hexadecimal. */
function waysOf(word: string): readonly Buffer[] {
  const bytes = Buffer.from(word);
  // Whatever stands before it: what does not depend on that is in the middle.
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    return text.slice(before === 0 ? 0 : before + 1, -2);
  });
  const texts = [
    word,
    JSON.stringify(word).slice(1, -1),
    word.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`),
    encodeURIComponent(word),
    word.replaceAll(" ", "+"),
    ...base64,
    ...base64.map((each) => each.replaceAll("+", "-").replaceAll("/", "_")),
    bytes.toString("hex"),
  ];
  return [...new Set(texts)].flatMap((each) => [Buffer.from(each), Buffer.from(each, "utf16le")]);
}

/** One in so many. */
const some = (all: readonly string[], step: number) => all.filter((_, at) => at % step === 0);

/** All words planted in contents begin so. */
const PLANTED = "canari-";
const needles = () => {
  const words = simulator.canaries();
  const values = words.filter((word) => !word.includes(PLANTED) && word.length > 8);
  return {
    planted: words.filter((word) => word.includes(PLANTED)),
    values: some(values, Math.ceil(values.length / 12)),
  };
};

test("it was scanned through faults, killed, and gone on with to its end", () => {
  const [first, second] = outcomes;
  expect(first?.exit).toBe(-1);
  expect(second?.exit, second?.err).toBe(1);
  expect(simulator.counters().refused).toBeGreaterThan(5);
  expect(bench.plan().services.reduce((sum, { sensitive }) => sum + sensitive.itemsRead, 0)).toBeGreaterThan(200);
  expect(needles().planted.length).toBeGreaterThan(500);
  expect(needles().values.length).toBeGreaterThan(10);
});

test("what was looked through holds a journal that a kill left, and every output", () => {
  const names = kept.map(([path]) => path.slice(bench.folder.length + 1));
  expect(names).toEqual(
    expect.arrayContaining([expect.stringMatching(/sqlite-wal$/), "out/plan.json", "out/plan-migration.xlsx"]),
  );
});

describe("no word of a content", () => {
  const found = (wanted: readonly string[]) => {
    const ways = wanted.flatMap((word) => waysOf(word).map((way) => [word, way] as const));
    const said = outcomes.map(({ out, err }, at) => [`terminal ${at}`, Buffer.from(out + err)] as const);
    return [...said, ...kept].flatMap(([path, bytes]) => {
      for (const part of bytes.length < 4 ? [bytes] : partsOf(bytes))
        for (const [word, way] of ways) if (part.includes(way)) return [`${path}: ${word}`];
      return [];
    });
  };

  test("that was planted in one", () => expect(found([PLANTED])).toEqual([]));

  test("that was detected, nor its digest", () => {
    const { values } = needles();
    const spellings = values.flatMap((value) => [value, value.replace(/[\s\u00a0\u202f.-]/g, "")]);
    const digests = values.flatMap((value) =>
      ["sha256", "sha1", "md5"].map((name) => createHash(name).update(value).digest("hex")),
    );
    expect(found([...new Set(spellings)])).toEqual([]);
    expect(found(digests)).toEqual([]);
  });
});

test("nothing is put into a temporary folder, or into the home of whoever runs it", () => {
  expect(readdirSync(join(bench.folder, "tmp"))).toEqual([]);
  const strange = readdirSync(bench.folder).filter((name) => !["bascule-store", "out", "tmp", "work"].includes(name));
  expect(strange).toEqual([]);
});

describe("a defect that nobody awaited tells where it is, and none of its words", () => {
  const NIR = "2 69 05 49 588 000 43";
  test.each([
    ["thrown", `setTimeout(() => { throw new Error("${NIR}"); }, 400)`],
    ["a promise that nobody waits for", `setTimeout(() => { void Promise.reject(new TypeError("${NIR}")); }, 400)`],
    ["no error at all", `setTimeout(() => { throw "${NIR}"; }, 400)`],
    ["what JSON.parse says of a body", `setTimeout(() => JSON.parse("${NIR} x"), 400)`],
  ])("%s", async (_case, program) => {
    const child = spawn(
      process.execPath,
      [
        "--import",
        `data:text/javascript,${encodeURIComponent(program)}`,
        resolve(import.meta.dirname, "../../src/main.ts"),
        "simulate",
        "--size",
        "1",
      ],
      { cwd: bench.folder, env: { ...COMPILED, PATH: process.env.PATH, HOME: bench.folder, BASCULE_LANG: "fr" } },
    );
    const code = new Promise((done) => child.on("close", done));
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect(await code).toBe(70);
    expect(out + err).not.toMatch(/2 69|588/);
    expect(err).toContain("Erreur interne");
  });
});
