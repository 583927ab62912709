/** A file that a page names is there. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const PATH = /`((?:[\w.-]+\/)+[\w.-]+\.(?:ts|mjs|yaml))`/g;
/** Folders that a path may begin in. */
const FROM = ["", "src", "test", "templates"];

const pages = [
  ...readdirSync(ROOT).filter((name) => name.endsWith(".md")),
  ...readdirSync(resolve(ROOT, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

test.each(pages)("%s names files that are there", (page) => {
  const named = [...readFileSync(resolve(ROOT, page), "utf8").matchAll(PATH)].map(([, path = ""]) => path);
  expect(named.filter((path) => !FROM.some((folder) => existsSync(resolve(ROOT, folder, path))))).toEqual([]);
});
