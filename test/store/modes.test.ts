/** The store is its owner's alone, however open the machine's own habits are: the folder made for it, and every file. */

import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../../src/store/sqlite/store.ts";

test.skipIf(process.platform === "win32")("a store made where nothing was is closed to others", async () => {
  const above = mkdtempSync(join(tmpdir(), "bascule-modes-"));
  const before = process.umask(0);
  try {
    const folder = join(above, "store");
    const store = openStore(folder, { create: true });
    const wish = {
      workloads: ["onedrive"],
      content: { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" },
      seed: "s",
      include: [],
      exclude: [],
      excludeContent: [],
      countTeamsMessages: false,
    } as const;
    await store.beginScan("tenant-a", wish, new Date("2026-11-20T08:00:00Z"), false);
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
