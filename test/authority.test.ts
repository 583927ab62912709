/** Nothing that Bascule writes judges on its own authority: only a source between quotation marks may. Templates, languages, documents. */

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const ROOT = resolve(import.meta.dirname, "..");

/** Words of a source between quotation marks are its own. */
const unquoted = (text: string) => text.replaceAll(/«[^»]*»|“[^”]*”/g, "«»");
const FRENCH =
  /\b(?:(?:non[- ])?conformes?|(?:il)?légale?s?|(?:il)?légaux|interdi(?:te?s?|re|sent|ction)|il?licites?|dérogeables?)\b/i;
/** “Legal” alone judges nothing: a legal basis, a legal study. */
const ENGLISH = /\b(?:(?:non-?)?complian(?:t|ce)|illegal(?:ly)?|forbid(?:s|den)?|prohibit(?:s|ed|ion)?|unlawful)\b/i;

function filesOf(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name))
    .map((name) => join(ROOT, folder, name));
}

/** Comments of code are for those who write it, and keys are names of causes as Graph has them. */
const strings = (code: string) => code.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^\s*"?[\w-]+"?(?=:)/gm, "");

/** Every text, but what stands under `quote`, `title` and `name`: titles are those of their authors. */
function saidIn(value: unknown, key = ""): readonly (readonly [string, string])[] {
  if (typeof value === "string") return ["quote", "title", "name", "href", "id"].includes(key) ? [] : [[key, value]];
  if (Array.isArray(value)) return value.flatMap((inner) => saidIn(inner, key));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    saidIn(inner, name === "title" && typeof inner === "object" ? "" : name),
  );
}

const documentText = (path: string) => {
  const parts = unzipSync(new Uint8Array(readFileSync(path)));
  return Object.entries(parts)
    .filter(([name]) => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(name))
    .map(([, bytes]) =>
      new TextDecoder()
        .decode(bytes)
        .replace(/<\/w:p>/g, "\n")
        .replace(/<[^>]+>/g, ""),
    )
    .join("\n");
};

/** Each with the words that judge, where there are any. */
const judged = (pattern: RegExp, texts: readonly (readonly [string, string])[]) =>
  texts.flatMap(([where, text]) => {
    const found = pattern.exec(unquoted(text));
    return found ? [`${where}: ${found[0]}`] : [];
  });

const told = (path: string) => relative(ROOT, path);

describe("templates", () => {
  const files = ["doctrine", "offers", "profiles"].flatMap((folder) => filesOf(`templates/${folder}`, /\.yaml$/));
  test.each([
    ["fr", FRENCH],
    ["en", ENGLISH],
  ] as const)("in %s", (language, pattern) => {
    const texts = files.flatMap((path) =>
      saidIn(parse(readFileSync(path, "utf8")))
        .filter(([key]) => key === language)
        .map(([, text]) => [told(path), text] as const),
    );
    expect(texts.length).toBeGreaterThan(500);
    expect(judged(pattern, texts)).toEqual([]);
  });
});

describe("languages", () => {
  test.each([
    ["fr", FRENCH],
    ["en", ENGLISH],
  ] as const)("%s", (language, pattern) => {
    const files = filesOf(`src/lang/${language}`, /\.ts$/);
    const texts = files.flatMap((path) =>
      strings(readFileSync(path, "utf8"))
        .split("\n")
        .map((line) => [told(path), line] as const),
    );
    expect(texts.length).toBeGreaterThan(500);
    expect(judged(pattern, texts)).toEqual([]);
  });
});

test.each([
  ["templates/dossier/fr.docx", FRENCH],
  ["templates/dossier/en.docx", ENGLISH],
  ["templates/pv/fr.docx", FRENCH],
  ["templates/pv/en.docx", ENGLISH],
] as const)("%s", (name, pattern) => {
  const text = documentText(join(ROOT, name));
  expect(text.length).toBeGreaterThan(500);
  expect(
    judged(
      pattern,
      text.split("\n").map((line) => [name, line] as const),
    ),
  ).toEqual([]);
});

test.each([
  ...filesOf("templates/vie-privee", /\.md$/).map((path) => [told(path), FRENCH] as const),
  ["docs/vie-privee.fr.md", FRENCH],
  ["docs/privacy.md", ENGLISH],
] as const)("%s", (name, pattern) => {
  const text = readFileSync(join(ROOT, name), "utf8");
  expect(judged(pattern, [[name, text]])).toEqual([]);
});

test.each([
  ["Ce service est conforme.", FRENCH, ["x: conforme"]],
  ["C’est illégal.", FRENCH, ["x: illégal"]],
  ["Usage interdit.", FRENCH, ["x: interdit"]],
  ["La note dit « conforme ».", FRENCH, []],
  ["Le fondement légalement stable", FRENCH, []],
  ["It is compliant.", ENGLISH, ["x: compliant"]],
  ["The text says “illegal”.", ENGLISH, []],
] as const)("%s", (text, pattern, expected) => expect(judged(pattern, [["x", text]])).toEqual(expected));
