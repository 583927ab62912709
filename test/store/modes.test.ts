/** Store and outputs are their owner's alone, however open the machine's own habits are: the folder made for them, and every file. */

import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openOutputSet } from "../../src/store/output-set.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { WISH } from "./wish.ts";

test.skipIf(process.platform === "win32")("a store made where nothing was is closed to others", async () => {
  const above = mkdtempSync(join(tmpdir(), "bascule-modes-"));
  const before = process.umask(0);
  try {
    const folder = join(above, "store");
    const store = openStore(folder, { create: true });
    await store.beginScan("tenant-a", WISH, new Date("2026-11-20T08:00:00Z"), false);
    const files = readdirSync(folder);
    expect(files).toContain("bascule.sqlite-scan");
    expect(files).toContain("bascule.sqlite-wal");
    for (const file of files) expect([file, statSync(join(folder, file)).mode & 0o777]).toEqual([file, 0o600]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    await store.close();
  } finally {
    process.umask(before);
    rmSync(above, { recursive: true, force: true });
  }
});

test.skipIf(process.platform === "win32").each([
  ["a folder made for them", null, 0o700],
  ["a folder that stood there, which stays as open as it was", 0o750, 0o750],
])("outputs in %s are closed to others, and so are their manifest and its signature", async (_case, stood, mode) => {
  const above = mkdtempSync(join(tmpdir(), "bascule-modes-"));
  const before = process.umask(0);
  try {
    const folder = join(above, "out");
    if (stood !== null) {
      mkdirSync(folder);
      chmodSync(folder, stood);
    }
    const outputs = openOutputSet(folder, "tenant-a", "elsewhere", null, { sign: (manifest) => manifest });
    const names = ["plan-migration.xlsx", "plan-migration-services.csv", "plan.json", "rapport.html"];
    for (const name of names) await (await outputs.file(name)).close();
    await outputs.finish();
    const there = readdirSync(folder).sort();
    expect(there).toEqual(["MANIFEST.sha256", "MANIFEST.sha256.sig", ...names].sort());
    for (const file of there) expect([file, statSync(join(folder, file)).mode & 0o777]).toEqual([file, 0o600]);
    expect(statSync(folder).mode & 0o777).toBe(mode);
  } finally {
    process.umask(before);
    rmSync(above, { recursive: true, force: true });
  }
});
