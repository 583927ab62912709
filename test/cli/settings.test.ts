/** Settings outside the command line that cannot be used: exit 2, and one sentence that says which. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Bench, benchFor } from "../whole/bench.ts";

let bench: Bench;
beforeEach(() => {
  bench = benchFor(null);
});
afterEach(() => bench.remove());

test.each([
  ["--config that is a folder", ["--config", "."], /Le fichier de configuration «\u00a0\.\u00a0» ne peut pas être lu/],
  ["a store that is a plain file", [], /«\u00a0.*plain\u00a0» est un fichier\. .*\.sqlite ou \.db/],
])("%s", async (_case, more, sentence) => {
  writeFileSync(join(bench.folder, "plain"), "");
  const { exit, err } = await bench.bascule(["plan", ...more], { env: { BASCULE_STORE: "plain" } });
  expect({ exit, lines: err.trim().split("\n").length }).toEqual({ exit: 2, lines: 1 });
  expect(err).toMatch(sentence);
});

test.each([
  [{ BASCULE_LANG: "klingon" }, "", [], 2],
  [{ BASCULE_LANG: "FR" }, "", [], 2],
  [{ BASCULE_LANG: "" }, "BASCULE_LANG=klingon\n", [], 2],
  [{ BASCULE_LANG: "klingon" }, "", ["--lang", "en"], 0],
  [{ BASCULE_LANG: "klingon" }, "", ["--help"], 0],
] as const)("BASCULE_LANG %j, .env %j, %j", async (env, dotenv, more, code) => {
  writeFileSync(join(bench.folder, ".env"), dotenv);
  const { exit, err } = await bench.bascule(["setup", ...more], { env });
  expect(exit).toBe(code);
  expect(err).toMatch(code === 0 ? /^(Next.*\n)?$/ : /^BASCULE_LANG\s: «\s\w+\s» n’est pas accepté\. .*fr, en/);
});

test.each([
  ["a line without a name", "# ours\n\nAZURE_TENANT_ID=a\nhunter2 is my secret\n", 4],
  ["a name with a space in it", "MY SECRET=hunter2\n", 1],
  ["what follows a value over several lines", 'A="one\ntwo"\nhunter2\n', 3],
  [
    "all that is accepted",
    "\uFEFF# ours\r\nexport A=1\r\n B = 'x y' # why\r\nC=\"one\ntwo # hunter2\nthree\"\nD='it\n",
    null,
  ],
])(".env: %s", async (_case, dotenv, line) => {
  writeFileSync(join(bench.folder, ".env"), dotenv);
  const { exit, err } = await bench.bascule(["setup"]);
  expect(exit).toBe(line === null ? 0 : 2);
  if (line !== null) expect(err).toMatch(new RegExp(`^Dans le fichier \\.env, la ligne ${line} n’est ni`));
  expect(err).not.toContain("hunter2");
});

test(".env that is a folder", async () => {
  mkdirSync(join(bench.folder, ".env"));
  const { exit, err } = await bench.bascule(["plan"]);
  expect(exit).toBe(2);
  expect(err).toMatch(/^Le fichier \.env ne peut pas être lu/);
});

test.each([
  ["fr", /^BASCULE_CLOCK_SPEED est réservé aux essais\s: /],
  ["en", /^BASCULE_CLOCK_SPEED is for tests alone: /],
])("time that passes faster for Microsoft itself, %s", async (language, sentence) => {
  const env = { BASCULE_LANG: language, BASCULE_ACCESS_TOKEN: "x", BASCULE_CLOCK_SPEED: "60" };
  for (const command of ["scan", "check"]) {
    const { exit, err } = await bench.bascule([command], { env });
    expect(exit).toBe(2);
    expect(err).toMatch(sentence);
  }
});
