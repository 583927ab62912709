/**
 * Promise 6, what a tenant's names can do: every name that a tenant controls begins as a formula does and holds markup,
 * sequences of a terminal, paths and signs that are not seen. They go through a real scan into every output and every
 * message, and none of them does anything there.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { Parser } from "htmlparser2";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/index.ts";
import { type Bench, benchFor, type Outcome, tiny } from "../whole/bench.ts";
import { type Json, type Spoilt, spoilt } from "../whole/spoilt.ts";

/** Stands in every name, so that a test knows them again. */
const TRAP = "piège";
const EVIL = "evil.example";

/** What a spreadsheet takes for a formula when a text begins so. */
const BEGINNINGS = [
  `=HYPERLINK("http://${EVIL}","x")`,
  `=cmd|' /C calc'!A0`,
  `=DDE("cmd";"/C calc";"x")`,
  "+1+1",
  "-1+1",
  "@SUM(1)",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  " =1+1",
  "＝1+1",
  "＋1",
  "－1",
  "＠SUM(1)",
  "\u200b=1+1",
  "\u202e=1+1",
  '"=1+1',
  "../../../../../tmp/",
  "..\\..\\",
  "/etc/passwd\u0000",
  "C:\\Windows\\CON",
];
const MARKUP = [
  `<script>alert(1)</script><img src=x onerror=alert(1)>"' onmouseover='alert(1)' x="`,
  `--></style><svg onload=alert(1)>]]></w:t></w:r><w:p/><f>1+1</f>&lt;&#x3c;&${TRAP};`,
  "{{name}} {{{list}}} {tag} {#each}{/each} $(1+1) _x0041_",
  `javascript:alert(1) http://${EVIL}/`,
].join(" ");
const TERMINAL = `\u001b]8;;http://${EVIL}\u0007lien\u001b]8;;\u001b\\ \u001b[2J\u001b[1A \u009b31m \u009d0;titre\u009c \u0008\u007f\r\n`;
const UNSEEN =
  "\u061c\u00ad\u034f\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2066\u2069\u3164\ufeff\ufff9\u{e0041}";
const HOSTILE = ` ${TRAP} ${MARKUP} ${TERMINAL} ${UNSEEN} `;

/** Properties whose text people of the tenant choose, or those who sell it applications. */
const NAMES = /^(displayName|name|department|publisherName|publisher|companyName|jobTitle|title|topic|description)$/;
const chosen = (text: string) =>
  BEGINNINGS[[...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 10_007, 7) % BEGINNINGS.length];

function everyName(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  const found = value as Json;
  for (const [key, held] of Object.entries(found)) {
    if (typeof held !== "string" || held === "") everyName(held);
    else if (NAMES.test(key)) found[key] = `${chosen(held)}${HOSTILE}${held}`;
    else if (key === "skuPartNumber") found[key] = `${chosen(held)}${TRAP}${held}`;
  }
}

/** Controls but the ends of lines, marks of direction, and whatever takes no room. */
const RAW = /[[\p{Default_Ignorable_Code_Point}\p{Cc}\u2028\u2029\ufff9-\ufffb]--[\n\r\t\ufe00-\ufe0f]]/v;
/** Where a file stands that has one, and what; nothing where it has none. */
const rawIn = (text: string) => {
  const at = text.search(RAW);
  return at < 0
    ? null
    : `U+${text.codePointAt(at)?.toString(16)} in ${JSON.stringify(text.slice(Math.max(0, at - 60), at + 20))}`;
};
/** As a spreadsheet would see it begin. */
const FORMULA = /^[\p{Z}\p{C}'"]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;

let simulator: Simulator;
let front: Spoilt;
let bench: Bench;
const said: [string, Outcome][] = [];

beforeAll(async () => {
  simulator = await tiny();
  front = await spoilt(simulator.graphUrl, (_path, body) => everyName(body));
  bench = benchFor({ graphUrl: front.graphUrl, token: () => simulator.token() });
  const run = async (...words: readonly string[]) => {
    said.push([words.join(" "), await bench.bascule(words)]);
  };
  await run("scan", "--content", "sharepoint=full", "--csv", "--verbose", "--out", bench.out);
  await run("check");
  await run("status");
  const owner = bench.containers().find(({ owner: address }) => address !== null)?.owner as string;
  await run("status", "--about", owner);
  await run("status", "--about", owner, "--json");
  mkdirSync(join(bench.folder, "units"));
  await run("plan", "--split", "unit", "--json", "--out", join(bench.folder, "units"));
  await run("diff", bench.out, join(bench.folder, "units"));
  await run("diff", bench.out, join(bench.folder, "units"), "--json");
}, 120_000);
afterAll(async () => {
  await front.close();
  await simulator.close();
  bench.remove();
});

const read = (name: string) => readFileSync(join(bench.out, name));
const outputs = () => readdirSync(bench.out);
/** Parts of an office file, as texts. */
const partsOf = (name: string) =>
  Object.entries(unzipSync(read(name))).flatMap(([part, bytes]) =>
    /\.(xml|rels|vml)$/.test(part) ? [[part, Buffer.from(bytes).toString("utf8")] as const] : [],
  );

test("the names are there to be feared: every output holds some", () => {
  for (const name of outputs().filter((each) => /\.(json|ndjson|html)$/.test(each)))
    expect(read(name).toString("utf8"), name).toContain(TRAP);
  for (const name of [
    "plan-migration.xlsx",
    "annexe-derogation.xlsx",
    "signalements-restreints.xlsx",
    "dossier-derogation.docx",
  ])
    expect(
      partsOf(name)
        .map(([, text]) => text)
        .join(""),
      name,
    ).toContain(TRAP);
  expect(said.filter(([, { out, err }]) => (out + err).includes(TRAP)).map(([words]) => words.split(" ")[0])).toEqual(
    expect.arrayContaining(["status", "diff"]),
  );
});

describe("workbooks", () => {
  const workbooks = ["plan-migration.xlsx", "annexe-derogation.xlsx", "signalements-restreints.xlsx"];

  test.each(workbooks)("%s is XML in all its parts, and every sign in it is seen", (name) => {
    for (const [part, text] of partsOf(name)) {
      expect(() => new SaxesParser({ xmlns: true }).write(text).close(), `${name} ${part}`).not.toThrow();
      expect(rawIn(text), `${name} ${part}`).toBeNull();
    }
  });

  test.each(workbooks)(
    "%s: no name is a formula, nor would be if somebody typed it again, nor leads elsewhere",
    (name) => {
      const parts = new Map(partsOf(name));
      const formats = textStyles(parts.get("xl/styles.xml") ?? "");
      let guarded = 0;
      for (const [part, text] of parts) {
        for (const { at, value, formula, style } of cellsOf(part, text)) {
          expect(formula ?? "", `${name} ${part} ${at}`).not.toMatch(new RegExp(`${TRAP}|HYPERLINK|DDE|cmd`));
          if (!FORMULA.test(value)) continue;
          guarded += 1;
          expect(formats.has(style), `${name} ${part} ${at} ${JSON.stringify(value.slice(0, 20))}`).toBe(true);
        }
        if (!part.endsWith(".rels")) continue;
        expect(text, part).not.toMatch(new RegExp(`${EVIL}|javascript|Target="file`, "i"));
      }
      expect(guarded).toBeGreaterThan(0);
    },
  );
});

/** Cells of a sheet that hold a text, as it stands in the file. */
function* cellsOf(part: string, text: string) {
  if (!/worksheets\/sheet\d+\.xml$/.test(part)) return;
  for (const [, attributes = "", inside = ""] of text.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    if (!/ t="(?:str|inlineStr)"/.test(attributes)) continue;
    const written = [...inside.matchAll(/<[tv](?: [^>]*)?>(.*?)<\/[tv]>/gs)]
      .map(([, piece = ""]) => plainXml(piece))
      .join("");
    yield {
      at: /r="(\w+)"/.exec(attributes)?.[1] ?? "",
      style: Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0),
      value: written,
      formula: /<f[^>]*>(.*?)<\/f>/s.exec(inside)?.[1],
    };
  }
}
const SIGNS: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
const plainXml = (text: string) => text.replace(/&(lt|gt|quot|apos|amp);/g, (_, sign: string) => SIGNS[sign] ?? "");
/** Numbers of the cell styles that are of the text format (`@`, number 49). */
const textStyles = (styles: string) =>
  new Set(
    [...(/<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1]?.matchAll(/<xf [^>]*numFmtId="(\d+)"/g) ?? [])].flatMap(
      ([, format], index) => (format === "49" ? [index] : []),
    ),
  );

test("CSV: no cell begins as a formula does, and every sign is seen", () => {
  const files = outputs().filter((name) => name.endsWith(".csv"));
  expect(files.length).toBeGreaterThan(10);
  let traps = 0;
  for (const name of files) {
    const text = read(name).toString("utf8").slice(1);
    expect(rawIn(text), name).toBeNull();
    for (const cells of parse(text, {
      delimiter: ";",
      relax_column_count: true,
      record_delimiter: "\r\n",
    }) as string[][])
      for (const cell of cells) {
        if (cell.includes(TRAP)) traps += 1;
        // A number below nothing is a number.
        if (!/^-?\d+(,\d+)?$/.test(cell) && !cell.startsWith("'")) expect(cell, name).not.toMatch(FORMULA);
      }
  }
  expect(traps).toBeGreaterThan(100);
});

test("the page: names are text, in no tag, and every sign is seen", () => {
  const page = read("rapport.html").toString("utf8");
  expect(rawIn(page)).toBeNull();
  const tags: string[] = [];
  let [inside, scripts] = ["", 0];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      inside = name;
      if (name === "script") scripts += 1;
      tags.push(name);
      for (const [key, value] of Object.entries(attributes)) {
        expect(key).not.toMatch(/^on/i);
        if (/^(href|src|action|data|formaction|style|srcdoc)$/i.test(key))
          expect(value).not.toMatch(new RegExp(`${TRAP}|${EVIL}|javascript:`));
      }
    },
    ontext: (text) => {
      if (inside === "script" || inside === "style") expect(text).not.toContain(TRAP);
    },
    onclosetag: () => {
      inside = "";
    },
  });
  parser.end(page);
  expect(scripts).toBeLessThanOrEqual(1);
  expect(tags).not.toContain("img");
  expect(tags).not.toContain("f");
});

test("the request: names are text, in no field, and every sign is seen", () => {
  for (const [part, text] of partsOf("dossier-derogation.docx")) {
    expect(() => new SaxesParser({ xmlns: true }).write(text).close(), part).not.toThrow();
    expect(rawIn(text), part).toBeNull();
    for (const [, field] of text.matchAll(/<w:(?:instrText|fldSimple)[^>]*>(.*?)</gs))
      expect(field).not.toContain(TRAP);
    if (part.endsWith(".rels")) expect(text).not.toContain(EVIL);
  }
});

test("what scripts read is one line a record, and does nothing to the terminal that shows it", () => {
  for (const name of ["plan.json", "containers.ndjson", "findings.ndjson"]) {
    const text = read(name).toString("utf8");
    expect(rawIn(text), name).toBeNull();
    const lines = name.endsWith(".ndjson") ? text.trimEnd().split("\n") : [text];
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
  }
});

test("the console shows every sign, and no name begins a line of its own", () => {
  expect(said.map(([words]) => words.split(" ")[0])).toEqual([
    "scan",
    "check",
    "status",
    "status",
    "status",
    "plan",
    "diff",
    "diff",
  ]);
  for (const [words, { out, err, exit }] of said) {
    expect([0, 1], `${words}: ${err}`).toContain(exit);
    for (const text of [out, err]) {
      expect(rawIn(text), words).toBeNull();
      expect(text, words).not.toMatch(/[\r\t]|^=1\+1/m);
    }
    if (words.includes("--json")) expect(() => JSON.parse(out), words).not.toThrow();
  }
});

test("files are named in plain letters, in the folder that was asked for, and nowhere else", () => {
  for (const folder of [bench.out, join(bench.folder, "units")])
    for (const name of readdirSync(folder)) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9.-]*$/);
  expect(
    readdirSync(join(bench.folder, "units")).filter((name) => /^plan-migration-.+\.xlsx$/.test(name)).length,
  ).toBeGreaterThan(2);
  expect(readdirSync(bench.folder).toSorted()).toEqual(["bascule-store", "out", "units"]);
  expect(existsSync(`/tmp/${TRAP}`)).toBe(false);
});
