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
  { name: /^(node:)?child_process$/, rooms: [], why: "Bascule starts no other program" },
  { name: /^exceljs$/, rooms: ["export"], why: "the workbook library is met once" },
];

const sources = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts"));

const roomOf = (file: string) => (file.includes("/") ? file.slice(0, file.indexOf("/")) : file);

/** Everything that a file imports, types and dynamic imports too: `{ name }` outside, `{ file }` inside `src`. */
function importsOf(file: string): { name: string; target: string | null }[] {
  const text = readFileSync(resolve(SRC, file), "utf8");
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g);
  return [...found].map(([, name = ""]) => ({
    name,
    target: name.startsWith(".") ? relative(SRC, resolve(SRC, dirname(file), name)).replaceAll("\\", "/") : null,
  }));
}

describe("a room imports what the table allows", () => {
  test.each(sources)("src/%s", (file) => {
    const room = roomOf(file);
    const allowed = MAY_IMPORT[room];
    expect(allowed, `no row in the table for ${room}`).toBeDefined();
    for (const { name, target } of importsOf(file)) {
      if (target === null) {
        for (const door of DOORS) if (door.name.test(name)) expect(door.rooms, `${name}: ${door.why}`).toContain(room);
        continue;
      }
      const there = roomOf(target);
      if (there === room) continue;
      const fits = allowed?.some((entry) => entry === there || entry === target);
      expect(fits, `src/${file} imports src/${target}`).toBe(true);
    }
  });
});

test("the simulator is met by demo and simulate alone", () => {
  const met = sources.filter(
    (file) => roomOf(file) === "cli" && importsOf(file).some(({ target }) => target?.startsWith("simulator/")),
  );
  expect(met.filter((file) => !/^cli\/commands\/(demo|simulate)\.ts$/.test(file))).toEqual([]);
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
