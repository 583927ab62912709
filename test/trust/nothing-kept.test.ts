/**
 * Promise 4: a full content scan through faults, killed in the middle and gone on with, at its most talkative, leaves no word
 * of what it read: not in the store or its journal, an output, a message, what a thread says to another, nor in any temporary
 * or home folder; nor does a scan by sample, with labels extracted and the messages of Teams opened to be counted.
 * Promise 3, by the same runs: no secret, token or signed address is there either.
 */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { permissionsNeeded } from "../../src/app/permissions.ts";
import { collectors } from "../../src/collect/collectors/index.ts";
import { CHOSEN_WORKLOADS } from "../../src/model/service.ts";
import type { Simulator } from "../../src/simulator/index.ts";
import { COMPILED } from "../compiled.ts";
import { type Authority, startAuthority } from "../graph/authority.ts";
import { type Bench, benchFor, type Outcome, tiny } from "../whole/bench.ts";
import { bascule } from "../whole/child.ts";
import { searchFor } from "./needles.ts";

const FAULTS = {
  ...{ throttled: 0.04, unavailable: 0.02, timedOut: 0.01, reset: 0.02, truncated: 0.02, patience: 0.2 },
  ...{
    emptyPages: 0.1,
    duplicates: 0.1,
    repeatedPages: 0.1,
    expiredDeltas: 0.2,
    expiredLinks: 0.2,
    expiredDownloads: 0.1,
    expiredTokens: 0.01,
  },
};
const FULL = { exchange: "full", onedrive: "full", teams: "full", sharepoint: "full" } as const;
const ROLES = permissionsNeeded(collectors, CHOSEN_WORKLOADS, FULL).map(({ permission }) => permission);
const SECRET = "s3cr3t-that-nobody-reads";
const APPLICATION = "bbbbbbbb-0000-4000-8000-000000000002";
const KILLED_AFTER = 250;

let simulator: Simulator;
let authority: Authority;
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
    permissions: ROLES,
    onAnswer: () => {
      answered += 1;
      if (answered === KILLED_AFTER) kill();
    },
  });
  const { tenantId } = simulator;
  authority = await startAuthority({ tenantId, clientId: APPLICATION, roles: ROLES, secret: SECRET });
  bench = benchFor(simulator);
  for (const name of ["tmp", "work"]) mkdirSync(join(bench.folder, name));
  const run = async (words: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const record = ["--log-requests", join("work", "record")];
    const child = bascule(["scan", "--sharing", "--verbose", "--csv", ...record, ...words], bench, simulator, {
      ...{ TMPDIR: join(bench.folder, "tmp"), TEMP: join(bench.folder, "tmp"), TMP: join(bench.folder, "tmp") },
      ...{ AZURE_TENANT_ID: tenantId, AZURE_CLIENT_ID: APPLICATION, AZURE_CLIENT_SECRET: SECRET },
      ...{ AZURE_AUTHORITY_HOST: authority.url, NODE_EXTRA_CA_CERTS: authority.caPath },
      ...{ BASCULE_SIGNING_PASSPHRASE: SECRET, BASCULE_CLOCK_SPEED: "20" },
      ...{ NODE_OPTIONS: `--import=${resolve(import.meta.dirname, "posted.mjs")}`, POSTED: posted(), ...env },
    });
    kill = () => void child.process.kill("SIGKILL");
    outcomes.push(await child.ended);
    kept.push(...filesIn(bench.folder));
  };
  const full = ["--content", "full", "--out", join(bench.folder, "out")];
  await run(full);
  await run(full);
  // Less is read, otherwise: a sample, and of Teams what it takes to count its messages.
  writeFileSync(join(bench.folder, "work", "count.yaml"), "teams: { count: fetch }\n");
  const modes = "exchange=sample,onedrive=sample,sharepoint=sample,teams=none";
  const words = ["--content", modes, "--labels", "extract", "--config", join(bench.folder, "work", "count.yaml")];
  await run([...words, "--out", join(bench.folder, "work", "out")], {
    BASCULE_STORE: join(bench.folder, "work", "store"),
  });
}, 240_000);
afterAll(async () => {
  await simulator.close();
  await authority.close();
  bench.remove();
});

/** What threads said to the one that began them. */
const posted = () => join(bench.folder, "work", "posted");

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

/** All words planted in contents begin so. */
const PLANTED = "canari-";
/** A shorter one stands by itself in what has nothing to do with it. */
const LEAST = 8;
const needles = () => {
  const words = simulator.canaries();
  return {
    planted: words.filter((word) => word.includes(PLANTED)),
    values: words.filter((word) => !word.includes(PLANTED) && word.length > LEAST),
  };
};

test("it was scanned through faults, killed, and gone on with to its end", () => {
  const [first, ...others] = outcomes;
  expect(first?.exit).toBe(-1);
  for (const { exit, err } of others) expect(exit, err).toBe(1);
  expect(bench.plan(join(bench.folder, "work", "out")).scan.content.exchange).toBe("sample");
  expect(simulator.counters().refused).toBeGreaterThan(5);
  expect(bench.plan().services.reduce((sum, { sensitive }) => sum + sensitive.itemsRead, 0)).toBeGreaterThan(200);
  expect(Object.keys(simulator.counters().byRoute).join("\n")).toMatch(/POST .*extractSensitivityLabels/);
  expect(needles().planted.length).toBeGreaterThan(500);
  expect(needles().values.length).toBeGreaterThan(100);
});

test("what was looked through holds a journal that a kill left, every output, and what threads said", () => {
  const names = kept.map(([path]) => path.slice(bench.folder.length + 1));
  expect(names).toEqual(
    expect.arrayContaining([expect.stringMatching(/sqlite-wal$/), "out/plan.json", "out/plan-migration.xlsx"]),
  );
  expect(readFileSync(posted(), "utf8")).toMatch(/detector/);
});

/** What was said, and every file. */
const everything = () => [
  ...outcomes.map(({ out, err }, at) => [`terminal ${at}`, Buffer.from(out + err)] as const),
  ...kept,
];

/** As they are, however they are joined to what stands around: a token begins with its head in base64. */
const SECRETS: readonly (readonly [string, RegExp])[] = [
  ["the secret", new RegExp(SECRET)],
  ["the secret in base64", new RegExp(Buffer.from(SECRET).toString("base64").slice(0, -4))],
  ["a token", /eyJ[\w-]{9}/],
  ["a signed address", /tempauth/],
];

test("no secret, token or signed address is anywhere, of a run that signed in again and again and fetched files", () => {
  expect(authority.given(), "tokens ended on the way").toBeGreaterThan(outcomes.length);
  expect(SECRETS.filter(([, shape]) => shape.test(`${SECRET} ${simulator.token()}`)).length).toBe(2);
  expect(simulator.counters().downloads, "signed addresses were followed").toBeGreaterThan(100);
  for (const [path, bytes] of everything())
    for (const part of bytes.length < 4 ? [bytes] : partsOf(bytes)) {
      const written = part.toString("latin1");
      for (const [what, shape] of SECRETS) expect(shape.test(written), `${what} in ${path}`).toBe(false);
    }
});

describe("no word of a content", () => {
  const found = (wanted: readonly string[]) => {
    const search = searchFor(wanted);
    return everything().flatMap(([path, bytes]) =>
      [...(bytes.length < 4 ? [bytes] : partsOf(bytes))].flatMap((part) =>
        [...search(part)].map((word) => `${path}: ${word}`),
      ),
    );
  };

  test("that was planted in one", () => expect(found([PLANTED])).toEqual([]));

  test("that was detected, nor its digest", () => {
    const { values } = needles();
    const spellings = values.flatMap((value) => [value, value.replace(/[\s\u00a0\u202f.-]/g, "")]);
    const digests = values.flatMap((value) =>
      ["sha256", "sha1", "md5"].map((name) => createHash(name).update(value).digest("hex")),
    );
    expect(found([...new Set(spellings)].filter((each) => each.length > LEAST))).toEqual([]);
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
        "--verbose",
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
