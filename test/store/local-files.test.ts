/** Files of this computer: in the order of their names, links left alone, what cannot be read told. */

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localFiles, readLocalFile, readStream } from "../../src/store/local-files.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bascule-files-"));
  mkdirSync(join(folder, "b/c"), { recursive: true });
  for (const name of ["a.txt", "b/c/d.txt", "b/a.txt", "B.txt", "b.txt"]) writeFileSync(join(folder, name), name);
  symlinkSync("/", join(folder, "b/racine"));
  symlinkSync(join(folder, "a.txt"), join(folder, "lien.txt"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const walked = async (path: string) => {
  const files: string[] = [];
  for await (const { path: file, real } of localFiles(path, folder)) files.push(real === null ? `${file}?` : file);
  return files;
};

describe("walking", () => {
  test.each([
    ["a folder", "b", ["b/a.txt", "b/c/d.txt"]],
    ["a folder with its slash", "b/", ["b/a.txt", "b/c/d.txt"]],
    ["this folder", ".", ["./B.txt", "./a.txt", "./b/a.txt", "./b/c/d.txt", "./b.txt"]],
    ["a file", "b/c/d.txt", ["b/c/d.txt"]],
    ["a link that was named", "lien.txt", ["lien.txt"]],
    ["nothing there", "absent", ["absent?"]],
    ["a file taken for a folder", "a.txt/x", ["a.txt/x?"]],
  ])("%s", async (_case, path, expected) => expect(await walked(path)).toEqual(expected));

  test("a folder named from the root", async () =>
    expect(await walked(join(folder, "b"))).toEqual([join(folder, "b/a.txt"), join(folder, "b/c/d.txt")]));
});

describe("reading", () => {
  test("whole, up to the most", async () => {
    expect(Buffer.from((await readLocalFile(join(folder, "a.txt"), 5)) as Uint8Array).toString()).toBe("a.txt");
    expect(await readLocalFile(join(folder, "a.txt"), 4)).toBe("too-large");
  });

  test("a large one stands where all threads see it", async () => {
    const large = Buffer.alloc(3_000_001, "texte ");
    const path = join(folder, "b/large.bin");
    writeFileSync(path, large);
    const bytes = (await readLocalFile(path, 1e7)) as Uint8Array;
    rmSync(path);
    expect(bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(Buffer.compare(bytes, large)).toBe(0);
  });

  test.each(["absent.txt", "b"])("%s cannot be read", async (path) =>
    expect(await readLocalFile(join(folder, path), 100)).toBeNull(),
  );

  test("a stream in pieces", async () => {
    const pieces = async function* () {
      yield "été ";
      yield Buffer.from("fini");
    };
    expect(Buffer.from((await readStream(pieces(), 100)) as Uint8Array).toString()).toBe("été fini");
    expect(await readStream(pieces(), 6)).toBe("too-large");
  });
});
