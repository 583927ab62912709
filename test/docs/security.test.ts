/** Each promise made to a security officer names the tests that hold it, the same in both languages, and they exist. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { permissionsNeeded } from "../../src/app/permissions.ts";
import { collectors } from "../../src/collect/collectors/index.ts";
import { CHOSEN_WORKLOADS } from "../../src/model/service.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const PROMISES = Array.from({ length: 10 }, (_, index) => index + 1);

const testsIn = (text: string) => [...text.matchAll(/`(test\/[^`]+\.test\.ts)`/g)].map(([, path]) => path).sort();

/** Promise by promise, the tests that a page names for it. @param head of a promise's part of the page. */
function heldBy(page: string, head: (promise: number) => RegExp, line: RegExp): readonly (readonly unknown[])[] {
  const text = readFileSync(resolve(ROOT, page), "utf8");
  return PROMISES.map((promise) => testsIn(line.exec(head(promise).exec(text)?.[0] ?? "")?.[0] ?? ""));
}

const section = (promise: number) => new RegExp(`^## ${promise}\\. [\\s\\S]*?(?=^## )`, "m");
const row = (promise: number) => new RegExp(`^\\| ${promise}\\. .*$`, "m");
const english = heldBy("docs/security.md", section, /^Held by: [\s\S]*/m);

test.each(PROMISES)("promise %i is held by tests that exist", (promise) => {
  const tests = english[promise - 1] as string[];
  expect(tests.length).toBeGreaterThan(0);
  expect(tests.filter((path) => !existsSync(resolve(ROOT, path)))).toEqual([]);
});

test("the French page and SECURITY.md name the same tests", () => {
  expect(heldBy("docs/securite.md", section, /^Tenu par\u00a0: [\s\S]*/m)).toEqual(english);
  expect(heldBy("SECURITY.md", row, /.*/)).toEqual(english);
});

const NONE = { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" } as const;

test.each(["docs/security.md", "docs/securite.md"])(
  "%s says of each permission of an inventory what it opens",
  (page) => {
    const needed = permissionsNeeded(collectors, CHOSEN_WORKLOADS, NONE).map(({ permission }) => permission);
    const told = section(1).exec(readFileSync(resolve(ROOT, page), "utf8"))?.[0] ?? "";
    const named = [...told.matchAll(/`([A-Z][\w-]+(?:\.\w+)+)`/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => /\.Read/.test(name)).sort()).toEqual([...needed].sort());
  },
);

test("every test that is named after a promise stands under it", () => {
  const folder = resolve(ROOT, "test/trust");
  const named = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".test.ts")) : [];
  expect(named.filter((name) => !english.flat().includes(`test/trust/${name}`))).toEqual([]);
});
