import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { catalogueOf, LANGUAGES } from "../../src/lang/index.ts";

/** Every leaf of a catalogue by its path: a text, or a function that makes one. */
function leaves(value: unknown, path: string): [path: string, leaf: unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`));
}

/** Texts written in a leaf; those of a function are read in its source, `0` for what it fills in. */
function textsOf(leaf: unknown): string[] {
  if (typeof leaf === "string") return [leaf];
  const found: string[] = [];
  // The compiler of tests writes this space as an escape.
  readCode(String(leaf).replaceAll("\\xA0", "\u00a0"), 0, found);
  return found;
}

/** Reads code up to the brace that closes it, gathers its texts, and answers where it ended. */
function readCode(source: string, from: number, found: string[]): number {
  let depth = 0;
  let at = from;
  for (; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '"') at = readText(source, at + 1, found);
    else if (sign === "`") at = readTemplate(source, at + 1, found);
    else if (sign === "{") depth += 1;
    else if (sign === "}") {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return at;
}

function readText(source: string, from: number, found: string[]): number {
  let at = from;
  while (source[at] !== '"') at += source[at] === "\\" ? 2 : 1;
  found.push(source.slice(from, at));
  return at;
}

function readTemplate(source: string, from: number, found: string[]): number {
  let text = "";
  let at = from;
  for (; source[at] !== "`"; at += 1) {
    if (source.startsWith("${", at)) {
      at = readCode(source, at + 2, found);
      text += "0";
    } else text += source[at];
  }
  found.push(text);
  return at;
}

const french = leaves(catalogueOf("fr"), "");

describe.each(LANGUAGES)("%s", (language) => {
  const own = new Map(leaves(catalogueOf(language), ""));

  test("has every key, and each is of the same kind", () => {
    const kinds = (all: Iterable<[string, unknown]>) =>
      [...all].map(([path, leaf]) => `${path}: ${typeof leaf}`).sort();
    expect(kinds(own)).toEqual(kinds(french));
  });

  test("no text is empty, but the notes of sheets that have none", () => {
    const empty = [...own].filter(([, leaf]) => typeof leaf === "string" && leaf.trim() === "").map(([path]) => path);
    expect(empty.filter((path) => !/^workbook\.sheets\.(summary|readme|annex)\.note$/.test(path))).toEqual([]);
  });
});

test("no key is there that the program names nowhere", () => {
  const src = resolve(import.meta.dirname, "../../src");
  const code = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/^lang.(?:fr|en)(?:.|$)/.test(name))
    .map((name) => readFileSync(join(src, name), "utf8"));
  const named = new Set(code.join("\n").match(/[\w$-]+/g));
  // Walked over with all that stand beside it, by nobody's name.
  const walked = /^(?:glossary\.(?:words|status)|workbook\.status)\./;
  const unnamed = (key: string) => !key.split(/[^\w$-]+/).every((word) => word === "" || named.has(word));
  const unused = french.filter(([path]) => !walked.test(path) && path.split(".").some(unnamed));
  expect(unused.map(([path]) => path)).toEqual([]);
});

describe("French typography", () => {
  /** Lines of a configuration to be copied are no French. */
  const texts = french
    .filter(([path]) => path !== "terminal.purge.configuration")
    .flatMap(([path, leaf]) => textsOf(leaf).map((text): [string, string] => [path, text]));
  const broken = (rule: RegExp) =>
    texts.filter(([, text]) => rule.test(text)).map(([path, text]) => `${path}: ${text}`);

  test.each([
    ["a plain space before a colon", /[\p{L}\d»)] :(?=\s|$)/u],
    ["a plain space before ; ! ?", /[\p{L}\d»)] [;!?](?=\s|$)/u],
    ["no space before a colon that ends a clause", /[\p{L}»)]:(?=\s|$)/u],
    ["a plain space inside guillemets", /« | »/],
    ["no space inside guillemets", /«[^\s\u00a0]|[^\s\u00a0]»/],
    ["a plain space before %", /\d %/],
    ["a straight apostrophe between letters", /\p{L}'\p{L}/u],
  ])("%s is nowhere", (_, rule) => {
    expect(broken(rule)).toEqual([]);
  });
});

test.each([
  ["a straight apostrophe between letters", /\p{L}'\p{L}/u],
  ["a space before : ; ! ?", /[\p{L}\d”)][ \u00a0\u202f][:;!?](?=\s|$)/u],
])("English has no %s", (_, rule) => {
  const texts = leaves(catalogueOf("en"), "").flatMap(([path, leaf]) =>
    textsOf(leaf).map((text) => `${path}: ${text}`),
  );
  expect(texts.filter((text) => rule.test(text.slice(text.indexOf(": ") + 2)))).toEqual([]);
});

test.each([
  ["« données sensibles » alone: « Sensibilité (R9) », or the special categories by name", /données? sensibles?/i],
  ["a label’s forbidden synonyms", /dérogeable/i],
])("French never says %s", (_, words) => {
  const said = french.filter(([, leaf]) => textsOf(leaf).some((text) => words.test(text)));
  expect(said.map(([path]) => path)).toEqual([]);
});

test("the choices of a column fit in a workbook’s rule", () => {
  for (const language of LANGUAGES) {
    const { status, decisions } = catalogueOf(language).workbook;
    for (const choices of [Object.values(status), decisions]) {
      expect(choices.join(",").length).toBeLessThan(255);
      expect(choices.some((choice) => choice.includes(","))).toBe(false);
    }
  }
});

test("sheets bear names that every spreadsheet takes, each its own", () => {
  for (const language of LANGUAGES) {
    const titles = Object.values(catalogueOf(language).workbook.sheets).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) expect(title).toMatch(/^[^\\/?*[\]:]{1,24}$/);
  }
});

test.each([
  ["the Snap", "names.offerKind.snap", "Sac à dos numérique de l’agent public (Snap)", /digital backpack \(Snap\)/],
  [
    "what is read in a source, study or text",
    "names.confidence.F",
    "lu dans une source conservée",
    /^read in a stored source$/,
  ],
])("%s is named as the doctrine’s sheet does", (_, path, french, english) => {
  const said = (language: "fr" | "en") => new Map(leaves(catalogueOf(language), "")).get(path);
  expect(said("fr")).toBe(french);
  expect(said("en")).toMatch(english);
});
