/** `bascule detect`: files and folders in order, every refusal told, values only for who asked. */

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DetectRequest, detectPaths } from "../../src/app/detect.ts";
import { createReadingPool, type ReadingPool } from "../../src/app/reading.ts";
import { catalogueOf } from "../../src/lang/index.ts";
import { makeDocument } from "../../src/simulator/documents/index.ts";

const NIR = "2 69 05 49 588 000 43";
let folder = "";
let pool: ReadingPool;

beforeAll(() => {
  pool = createReadingPool({ threads: 2, timeoutMs: 30_000, memoryMb: 256 });
  folder = mkdtempSync(join(tmpdir(), "bascule-detect-"));
  mkdirSync(join(folder, "d/b"), { recursive: true });
  mkdirSync(join(folder, "ailleurs"));
  writeFileSync(join(folder, "ailleurs/secret.txt"), `NIR ${NIR}`);
  writeFileSync(join(folder, "d/a.txt"), `\ufeffNIR ${NIR}`);
  writeFileSync(join(folder, "d/b/c.docx"), makeDocument("docx", { title: "t", paragraphs: [`NIR ${NIR}`] }));
  writeFileSync(join(folder, "d/casse.docx"), "pas un document");
  writeFileSync(join(folder, "d/é.csv"), `NIR;Nom\r\n${NIR};Exemple\r\n`);
  writeFileSync(join(folder, "d/vide.txt"), "");
  symlinkSync(join(folder, "ailleurs"), join(folder, "d/lien"));
  symlinkSync(join(folder, "d"), join(folder, "d/b/boucle"));
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await pool.close();
});

async function lines(paths: readonly string[], more: Partial<DetectRequest> = {}): Promise<object[]> {
  const told: object[] = [];
  await detectPaths(paths, {
    least: "medium",
    cwd: folder,
    stdin: (async function* () {
      yield Buffer.from(`NIR ${NIR}`);
    })(),
    pool,
    onMatch: (line) => told.push(line),
    onError: (line) => told.push(line),
    ...more,
  });
  return told;
}

const match = (file: string, start: number) => ({
  file,
  detector: "nir",
  category: "citizen-personal-data",
  start,
  end: start + NIR.length,
  confidence: "high",
});

test("a folder, in the order of its names; links in it are not followed", async () => {
  expect(await lines(["d/"])).toEqual([
    match("d/a.txt", 4),
    match("d/b/c.docx", 6),
    { file: "d/casse.docx", error: { code: "damaged", message: catalogueOf("fr").detection.unread.damaged } },
    match("d/é.csv", 9),
  ]);
});

test("files in the order given, standard input among them, a missing one told", async () => {
  expect(await lines(["d/é.csv", "-", "absent.txt", "d/a.txt"], { words: catalogueOf("en").detection })).toEqual([
    match("d/é.csv", 9),
    match("-", 4),
    { file: "absent.txt", error: { code: "unreadable", message: catalogueOf("en").detection.unread.unreadable } },
    match("d/a.txt", 4),
  ]);
});

test("values are in the lines only when asked for", async () => {
  expect(await lines(["d/a.txt"], { shown: { values: true, context: false } })).toEqual([
    { ...match("d/a.txt", 4), value: NIR },
  ]);
  expect(JSON.stringify(await lines(["d"]))).not.toContain("2 69");
});

test.each([
  ["low", ["low"]],
  ["medium", []],
] as const)("from %s on", async (least, expected) => {
  writeFileSync(join(folder, "douteux.txt"), "991234568");
  const told = await lines(["douteux.txt"], { least });
  expect(told.map((line) => (line as { confidence?: string }).confidence)).toEqual(expected);
});

test("of each file, how much was found in it from that confidence on", async () => {
  const ends: object[] = [];
  await lines(["d"], { onFile: ({ file, findings }) => ends.push([file, findings.map(({ count }) => count)]) });
  expect(ends).toEqual([
    ["d/a.txt", [1]],
    ["d/b/c.docx", [1]],
    ["d/casse.docx", []],
    ["d/vide.txt", []],
    ["d/é.csv", [1]],
  ]);
});

test("links are told, and not followed", async () => {
  const passed: string[] = [];
  await lines(["d"], { onPassed: (kind) => passed.push(kind) });
  expect(passed).toEqual(["link", "link"]);
});

test("stopped before it began", async () => {
  expect(await lines(["d"], { signal: AbortSignal.abort() })).toEqual([]);
});
