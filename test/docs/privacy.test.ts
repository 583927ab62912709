/** What is said to agents, and what a data protection officer completes: as the program has it, in both languages, and judging nothing. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { nameOf, OPTIONS } from "../../src/cli/command.ts";
import { commands } from "../../src/cli/commands/index.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const textOf = (path: string) => readFileSync(resolve(ROOT, path), "utf8");
const FOLDER = "templates/vie-privee";
const TEMPLATES = readdirSync(resolve(ROOT, FOLDER)).map((name) => `${FOLDER}/${name}`);
const FORMS = TEMPLATES.filter((path) => !path.endsWith("LISEZ-MOI.md"));
const PAGES = ["docs/vie-privee.fr.md", "docs/privacy.md"];

const rows = (text: string) => text.split("\n").filter((line) => line.startsWith("|"));
const shape = (text: string) => ({
  heads: text.split("\n").filter((line) => /^#+ /.test(line)).length,
  rows: rows(text).map((row) => row.split("|").length),
  points: text.split("\n").filter((line) => line.startsWith("- ")).length,
});

test("the page for agents says as much in both languages, on one page", () => {
  const [french = "", english = ""] = PAGES.map(textOf);
  expect(shape(french)).toEqual(shape(english));
  for (const page of [french, english]) expect(page.split(/\s+/).length).toBeLessThan(900);
});

test("it answers what an agent asks", () => {
  const heads = [...textOf("docs/vie-privee.fr.md").matchAll(/^## (.*)$/gm)].map(([, head = ""]) => head);
  for (const asked of [/lit-il/, /garde-t-il/, /Qui le voit/, /Combien de temps/, /jamais/, /opposer/])
    expect(
      heads.some((head) => asked.test(head)),
      String(asked),
    ).toBe(true);
});

describe.each([...PAGES, ...TEMPLATES])("%s", (path) => {
  const text = textOf(path);

  test("names commands, options and settings that there are", () => {
    for (const [, id = "", rest = ""] of text.matchAll(/`bascule (\w+)([^`]*)`/g)) {
      const command = commands.find((each) => each.id === id);
      expect(command, id).toBeDefined();
      const taken = (command?.options ?? []).map((option) => nameOf(OPTIONS[option]));
      for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect([...taken, "--json"]).toContain(option);
    }
    const { scope, content } = NO_CONFIGURATION;
    for (const [, key = ""] of text.matchAll(/`scope\.(\w+)`/g)) expect(Object.keys(scope)).toContain(key);
    for (const [, key = ""] of text.matchAll(/`content\.(\w+)`/g)) expect(Object.keys(content)).toContain(key);
  });

  test("leads to files that there are", () => {
    const links = [...text.matchAll(/\]\((?!https:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = ""]) => link);
    for (const link of links) expect(existsSync(resolve(ROOT, dirname(path), link)), link).toBe(true);
    for (const [, file = ""] of text.matchAll(/`(docs\/[\w.-]+)`/g))
      expect(existsSync(resolve(ROOT, file)), file).toBe(true);
  });

  test("does not say that the processing is in order", () => {
    expect(text.replaceAll(/«[^»]*»/g, "")).not.toMatch(
      /\b(?:en conformité|respecte (?:le|la) |in compliance|complies|en règle)\b/i,
    );
  });
});

test.each(FORMS)("%s leaves to the administration what it alone knows, and is a whole form", (path) => {
  const text = textOf(path);
  expect(text.match(/\[à compléter/g)?.length ?? 0).toBeGreaterThanOrEqual(8);
  expect(text).toMatch(/fourni avec Bascule/);
  // The term that the program tells unless another is set.
  for (const [, months] of text.matchAll(/(\d+) mois par défaut/g))
    expect(Number(months)).toBe(NO_CONFIGURATION.retention.months);
  for (const row of rows(text)) expect(row.trimEnd().endsWith("|"), row).toBe(true);
});

test("each form is in the list, with when it is to be filled in", () => {
  const list = textOf(`${FOLDER}/LISEZ-MOI.md`);
  for (const path of FORMS) expect(list).toContain(`\`${path.slice(FOLDER.length + 1)}\``);
});

test("the package takes them along, and both first pages lead there", () => {
  const { files } = JSON.parse(textOf("package.json")) as { files: string[] };
  expect(files).toEqual(expect.arrayContaining(["templates", "docs"]));
  expect(textOf("README.md")).toContain("docs/privacy.md");
  for (const page of ["README.md", "README.fr.md"]) expect(textOf(page)).toContain("templates/vie-privee/LISEZ-MOI.md");
  expect(textOf("README.fr.md")).toContain("docs/vie-privee.fr.md");
});
