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

test(".env that is a folder", async () => {
  mkdirSync(join(bench.folder, ".env"));
  const { exit, err } = await bench.bascule(["plan"]);
  expect(exit).toBe(2);
  expect(err).toMatch(/^Le fichier \.env ne peut pas être lu/);
});
