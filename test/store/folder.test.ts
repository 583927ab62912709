/** Places that can hold neither a store nor outputs: told as what they are, and at once. */

import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeFolder } from "../../src/store/folder.ts";
import { openOutputSet } from "../../src/store/output-set.ts";
import { openStore } from "../../src/store/sqlite/store.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bascule-folder-"));
  writeFileSync(join(folder, "file"), "");
  symlinkSync(join(folder, "nowhere"), join(folder, "link"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const IMPOSSIBLE = [
  ["below a file", "file/below"],
  ["a link to nowhere", "link"],
  ["below a link to nowhere", "link/below/further"],
  // The system's own folder takes none, and says so otherwise than other folders do.
  ...(process.platform === "linux" ? [["below /proc", "/proc/bascule/below"] as const] : []),
] as const;

const at = (place: string) => (place.startsWith("/") ? place : join(folder, place));

test.each(IMPOSSIBLE)("outputs %s", async (_case, place) => {
  const outputs = openOutputSet(at(place), "tenant-a", "elsewhere");
  await expect(outputs.file("plan.json")).rejects.toMatchObject({ name: "OutputFault", code: "unwritable" });
});

test.each(IMPOSSIBLE)("a store %s", (_case, place) => {
  expect(() => openStore(at(place), { create: true })).toThrow(expect.objectContaining({ code: "unwritable" }));
});

test.each([true, false])("a store whose name is that of a file and not of a database (create: %s)", (create) => {
  expect(() => openStore(at("file"), { create })).toThrow(expect.objectContaining({ code: "no-folder" }));
});

test("a folder is made with those above it, for its owner alone where that was asked, and twice without harm", () => {
  const below = join(folder, "a", "b");
  makeFolder(below, 0o700);
  makeFolder(below, 0o700);
  if (process.platform !== "win32") {
    for (const made of [join(folder, "a"), below]) expect(statSync(made).mode & 0o777).toBe(0o700);
  }
});
