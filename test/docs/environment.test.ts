/** `.env.example` documents every variable that the program hears, and no other. */

import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const NAME = /\b(?:AZURE|BASCULE)_[A-Z_]*[A-Z]\b/g;
const namesIn = (text: string) => [...new Set(text.match(NAME) ?? [])].sort();

test("every setting is documented", () => {
  const sources = readdirSync(resolve(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(resolve(ROOT, "src", name), "utf8"));
  const documented = namesIn(readFileSync(resolve(ROOT, ".env.example"), "utf8"));
  expect(namesIn(sources.join("\n"))).toEqual(documented);
});
