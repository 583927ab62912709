/** The import table of the house: stages never import one another, and each door to the outside is in one room. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const SRC = resolve(ROOT, "src");

/** Folder → folders it may import. A file named alone may be imported by that folder though its folder may not. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  graph: ["model"],
  text: ["model"],
  detect: ["model"],
  doctrine: ["model"],
  plan: ["model"],
  store: ["model"],
  lang: ["model"],
  collect: ["model", "graph/graph.ts"],
  export: ["model", "lang"],
  app: ["model", "graph", "text", "detect", "doctrine", "plan", "store", "lang", "collect", "export"],
  cli: ["app", "lang", "model", "simulator"],
  simulator: ["model"],
  "main.ts": ["cli"],
};

/** Node's own modules and libraries that open a door to the outside, and the folders that hold the key. */
const DOORS: readonly { readonly name: RegExp; readonly rooms: readonly string[]; readonly why: string }[] = [
  {
    name: /^(node:)?(http2?|https|net|tls|dgram|dns)(\/|$)|^undici$|^@azure\/|^@microsoft\//,
    rooms: ["graph", "simulator"],
    why: "only graph speaks HTTP; the simulator answers it",
  },
  { name: /^(node:)?fs(\/|$)|^node:sqlite$/, rooms: ["store"], why: "only store touches the disk" },
  { name: /^(node:)?(child_process|cluster)$/, rooms: [], why: "Bascule starts no other program" },
  {
    name: /^(node:)?(module|vm|repl|inspector|wasi|process)(\/|$)/,
    rooms: [],
    why: "modules are imported by name, so that this table sees them",
  },
  { name: /^pg(-[a-z-]+)?(\/|$)/, rooms: ["store"], why: "only store speaks to a database" },
  { name: /^exceljs$/, rooms: ["export"], why: "the workbook library is met once" },
];

/** Doors that stand open in every file, with nothing to import: no room may write what opens one. */
const OPEN_DOORS: readonly { readonly written: RegExp; readonly why: string }[] = [
  {
    written: /(?<![.\w$"'`])fetch\s*(\(|[;,)\]}]|\.\w)|\b(WebSocket|EventSource|XMLHttpRequest|sendBeacon)\b/,
    why: "graph speaks HTTP through the one wire that is read-only",
  },
  {
    written: /\bglobalThis\b|\bglobal\s*(\.|\?\.|\[)|=\s*global\b/,
    why: "what is global is named, so that this table sees it",
  },
  {
    written:
      /\bgetBuiltinModule\b|\bcreateRequire\b|(?<![.\w$])require\s*\(|\bprocess\s*(\.|\?\.|\[\s*["'`])(binding|_linkedBinding|dlopen|mainModule)\b/,
    why: "modules are imported by name, so that this table sees them",
  },
  {
    written: /\bimport\s*\(\s*(?!["'\s])|\bimport\s*\(\s*(["'])[^"']*\1\s*\+/,
    why: "what is imported is a plain text, so that this table sees it",
  },
  { written: /(?<![.\w$])(eval|Function)\s*\(/, why: "no text becomes a program" },
];

const sources = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts"));

const roomOf = (file: string) => (file.includes("/") ? file.slice(0, file.indexOf("/")) : file);

const textOf = (file: string) => readFileSync(resolve(SRC, file), "utf8");

/** Everything that a file imports, types and dynamic imports too: `{ name }` outside, `{ file }` inside `src`. */
function importsOf(file: string, text = textOf(file)): { name: string; target: string | null }[] {
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g);
  return [...found].map(([, name = ""]) => ({
    name,
    target: name.startsWith(".") ? relative(SRC, resolve(SRC, dirname(file), name)).replaceAll("\\", "/") : null,
  }));
}

/** Whole lines of comment: they may speak of what is forbidden. Nothing else is taken away, for nothing to hide in it. */
const COMMENT = /^\s*(\/\/.*|\*.*|\/\*\*?(?!.*\*\/).*|\/\*\*?.*\*\/\s*)$/gm;

/** What a file does that its room may not. */
function trespasses(file: string, text = textOf(file)): readonly string[] {
  const room = roomOf(file);
  const allowed = MAY_IMPORT[room];
  if (allowed === undefined) return [`no row in the table for ${room}`];
  const imported = importsOf(file, text).flatMap(({ name, target }) => {
    if (target === null)
      return DOORS.filter((door) => door.name.test(name) && !door.rooms.includes(room)).map(
        ({ why }) => `${name}: ${why}`,
      );
    const there = roomOf(target);
    const fits = there === room || allowed.some((entry) => entry === there || entry === target);
    return fits ? [] : [`src/${file} imports src/${target}`];
  });
  const written = OPEN_DOORS.flatMap((door) => {
    const found = door.written.exec(text.replace(COMMENT, ""))?.[0];
    return found === undefined ? [] : [`${found}: ${door.why}`];
  });
  return [...imported, ...written];
}

describe("a room imports and does what the tables allow", () => {
  test.each(sources)("src/%s", (file) => expect(trespasses(file)).toEqual([]));
});

describe("the tables see", () => {
  test.each([
    ["collect/x.ts", 'import { readFileSync } from "node:fs";'],
    ["collect/x.ts", 'import "../plan/told.ts";'],
    ["collect/x.ts", 'await import("node:fs/promises");'],
    ["collect/x.ts", "await import(`node:fs`);"],
    ["collect/x.ts", 'await import("node:" + door);'],
    ["collect/x.ts", "await import(door);"],
    ["collect/x.ts", 'await import(/* quietly */ "node:fs");'],
    ["plan/x.ts", 'await fetch("https://elsewhere.example");'],
    ["graph/x.ts", "const answer = await fetch(address, { method });"],
    ["graph/x.ts", "export const ask = fetch;"],
    ["plan/x.ts", "post(fetch, body);"],
    ["plan/x.ts", "fetch.call(null, address);"],
    ["plan/x.ts", "/** quietly */ fetch(address);"],
    ["plan/x.ts", 'globalThis.fetch("https://elsewhere.example");'],
    ["plan/x.ts", 'globalThis["fet" + "ch"](address);'],
    ["plan/x.ts", "const { fetch: ask } = globalThis;"],
    ["plan/x.ts", "const { fetch: ask } = global;"],
    ["plan/x.ts", 'global.fetch("https://elsewhere.example");'],
    ["plan/x.ts", 'new WebSocket("wss://elsewhere.example");'],
    ["plan/x.ts", 'new EventSource("https://elsewhere.example");'],
    ["text/x.ts", 'process.getBuiltinModule("node:fs").readFileSync(path);'],
    ["text/x.ts", "const { getBuiltinModule } = process;"],
    ["text/x.ts", 'import { getBuiltinModule } from "node:process";'],
    ["text/x.ts", 'import { createRequire } from "node:module";'],
    ["text/x.ts", 'import module from "module";'],
    ["text/x.ts", "const need = createRequire(import.meta.url);"],
    ["text/x.ts", 'require("node:fs");'],
    ["text/x.ts", 'process.binding("fs");'],
    ["text/x.ts", 'process["dlopen"](module, path);'],
    ["app/x.ts", 'const { Pool } = await import("pg");'],
    ["graph/x.ts", 'import Pool from "pg-pool";'],
    ["store/x.ts", 'import { spawn } from "node:child_process";'],
    ["store/x.ts", 'import cluster from "node:cluster";'],
    ["store/x.ts", 'import { runInThisContext } from "node:vm";'],
    ["detect/x.ts", "eval(text);"],
    ["detect/x.ts", 'new Function("return fetch")();'],
    ["detect/x.ts", 'Function("return fetch")();'],
  ])("in src/%s: %s", (file, text) => expect(trespasses(file, text)).not.toEqual([]));

  test.each([
    ["store/x.ts", 'import { readFileSync } from "node:fs";'],
    ["graph/x.ts", 'const { request } = await import("undici");'],
    ["collect/x.ts", 'return { kind: "fetch", path };'],
    ["collect/x.ts", 'type Left = Exclude<Content, { kind: "fetch" }>;'],
    ["collect/x.ts", "const fetched = await fetchContent(content);"],
    ["plan/x.ts", "/** Without leave to fetch, containers alone. */"],
    ["plan/x.ts", "// A message that cannot be fetched (see Function of the group) is required."],
    ["app/x.ts", 'const { scan } = await import("./scan.ts");'],
    ["collect/x.ts", "graph.fetch(path);"],
  ])("nothing wrong in src/%s: %s", (file, text) => expect(trespasses(file, text)).toEqual([]));
});

test("the simulator is met by demo and simulate alone", () => {
  const met = sources.filter(
    (file) => roomOf(file) === "cli" && importsOf(file).some(({ target }) => target?.startsWith("simulator/")),
  );
  expect(met.filter((file) => !/^cli\/commands\/(demo|simulate)\.ts$/.test(file))).toEqual([]);
});

test("the library of PostgreSQL is loaded for a store on PostgreSQL alone", () => {
  const loaded = sources.filter((file) => /^import (?!type\b)[^;]*from "pg/m.test(textOf(file)));
  expect(loaded).toEqual([]);
  const asked = sources.filter((file) => importsOf(file).some(({ name }) => /^pg($|[-/])/.test(name)));
  expect(asked.filter((file) => !file.startsWith("store/postgres/"))).toEqual([]);
  expect(asked).toContain("store/postgres/connections.ts");
});

test.each([["collect/collectors"], ["text/readers"], ["detect/detectors"], ["export/sheets"], ["cli/commands"]])(
  "the register of src/%s names every file of its folder",
  (folder) => {
    const register = readFileSync(resolve(SRC, folder, "index.ts"), "utf8");
    const units = sources
      .filter((file) => file.startsWith(`${folder}/`) && !file.slice(folder.length + 1).includes("/"))
      .map((file) => file.slice(folder.length + 1))
      .filter((name) => name !== "index.ts");
    expect(units.length).toBeGreaterThan(0);
    for (const unit of units) expect(register, `${folder}/${unit} is not in the register`).toContain(`"./${unit}"`);
  },
);

test("no file of src ends in a word that names no idea", () => {
  const vague = sources.filter((file) => /(^|[/-])(utils?|helpers?|manager|misc|common)\.ts$/.test(file));
  expect(vague).toEqual([]);
});
