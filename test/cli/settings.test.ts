/** Settings outside the command line: which of them is heard. Those that cannot be used are in test/trust/bad-input.test.ts. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { environmentOf } from "../../src/store/environment.ts";
import { type Bench, benchFor } from "../whole/bench.ts";

let bench: Bench;
beforeEach(() => {
  bench = benchFor(null);
});
afterEach(() => bench.remove());

test.each([
  [{ BASCULE_LANG: "klingon" }, "", ["setup"], 2],
  [{ BASCULE_LANG: "FR" }, "", ["setup"], 2],
  [{ BASCULE_LANG: "" }, "BASCULE_LANG=klingon\n", ["setup"], 2],
  [{ BASCULE_LANG: "klingon" }, "", ["setup", "--lang", "en"], 0],
  [{ BASCULE_LANG: "klingon" }, "", ["setup", "--help"], 0],
  // A folder of this name is no command.
  [{ BASCULE_LANG: "klingon" }, "", ["setup", "--config", "demo"], 2],
  [{ BASCULE_LANG: "klingon" }, "", ["--config", "demo", "setup"], 2],
] as const)("BASCULE_LANG %j, .env %j, %j", async (env, dotenv, words, code) => {
  writeFileSync(join(bench.folder, ".env"), dotenv);
  const { exit, err } = await bench.bascule(words, { env });
  expect(exit).toBe(code);
  expect(err).toMatch(code === 0 ? /^(Next.*\n)?$/ : /^BASCULE_LANG\s: «\s\w+\s» n’est pas accepté\. .*fr, en/);
});

test(".env: all that is accepted", () => {
  const written =
    "\uFEFF# ours\r\nexport A=1\r\n B = 'x y' # why\r\nC=\"one\ntwo # hunter2\nthree\"\nE=  \nF=\nNODE_EXTRA_CA_CERTS=a\nD='it\n";
  writeFileSync(join(bench.folder, ".env"), written);
  const env = environmentOf(bench.folder, { NODE_EXTRA_CA_CERTS: "b", B: " ", BASCULE_STORE: "x" });
  expect({ ...env, BASCULE_STORE: env.BASCULE_STORE }).toEqual({
    A: "1",
    B: "x y",
    C: "one\ntwo # hunter2\nthree",
    D: "'it",
    NODE_EXTRA_CA_CERTS: "b",
    BASCULE_STORE: "x",
  });
});
