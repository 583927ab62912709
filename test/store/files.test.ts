/** The files of the embedded store: nobody else's to read, and none where nothing is to be made. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore } from "../../src/store/sqlite/store.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bascule-files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(process.platform === "win32")("its files are for their owner alone", async () => {
  const store = openStore(folder, { create: true });
  await store.plant([{ collector: "drives", key: "d1", params: {} }]);
  expect(readdirSync(folder).length).toBeGreaterThan(1);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
  await store.close();
});

test("where nothing was scanned, nothing is made", () => {
  expect(() => openStore(join(folder, "nowhere"), { create: false })).toThrow(
    expect.objectContaining({ code: "missing" }),
  );
  expect(readdirSync(folder)).not.toContain("nowhere");
});

test.each(["not a database at all, but a text long enough to be taken for one ".repeat(20), "x"])(
  "what is no store is told so",
  (text) => {
    writeFileSync(join(folder, "other.sqlite"), text);
    expect(() => openStore(join(folder, "other.sqlite"), { create: true })).toThrow(
      expect.objectContaining({ code: "damaged" }),
    );
  },
);

test("a store whose pages are spoilt is damaged, whatever is asked of it", async () => {
  const store = openStore(folder, { create: true });
  await store.plant(
    Array.from({ length: 3000 }, (_, at) => ({
      collector: "drives",
      key: `d${at}`,
      params: { ids: [`person-${at}`] },
    })),
  );
  await store.close();
  const file = join(folder, "bascule.sqlite");
  const bytes = readFileSync(file);
  bytes.fill(0xaa, 40 * 4096, bytes.length - 4096);
  writeFileSync(file, bytes);
  const spoilt = openStore(folder, { create: false });
  await expect(spoilt.claim(["drives"], 3000)).rejects.toMatchObject({ code: "damaged" });
  await spoilt.close();
});
