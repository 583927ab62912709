/** A store where nothing may be written is read all the same, or says what to do; and a folder that can never be is not tried for ever. */

import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openOutputSet } from "../../src/store/output-set.ts";
import type { RecordStore } from "../../src/store/port.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { WISH } from "./wish.ts";

const NOW = new Date("2026-11-20T08:00:00Z");
const NOBODY = 65534;

let above = "";
let folder = "";
let writer: RecordStore;
beforeEach(async () => {
  above = mkdtempSync(join(tmpdir(), "bascule-read-only-"));
  chmodSync(above, 0o755);
  folder = join(above, "relevé 100 %");
  writer = openStore(folder, { create: true });
  await writer.beginScan("tenant-a", WISH, NOW, false);
  await writer.addAccount("onedrive", { requests: 3, throttled: 0, units: 4, bytes: 9 });
});
afterEach(async () => {
  await writer.close();
  chmodSync(folder, 0o700);
  rmSync(above, { recursive: true, force: true });
});

/** Everybody may read what is in the folder now, and nobody write. */
function shut(place = folder): void {
  for (const name of readdirSync(place)) chmodSync(join(place, name), 0o444);
  chmodSync(place, 0o555);
}

/** For root nothing is shut: it becomes somebody else. */
async function asStranger<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

async function held(place = folder) {
  const store = openStore(place, { create: false });
  try {
    return [(await store.lastScan())?.tenant, (await store.accounts()).get("onedrive")?.requests];
  } finally {
    await store.close();
  }
}

describe.skipIf(process.platform === "win32")("without the right to write, a store", () => {
  test("that is finished is read, and nothing is left beside it", async () => {
    await writer.close();
    writer = openStore(join(above, "other"), { create: true });
    shut();
    const before = readdirSync(folder);
    expect(await asStranger(held)).toEqual(["tenant-a", 3]);
    expect(readdirSync(folder)).toEqual(before);
  });

  test("that a scan is writing to is read", async () => {
    shut();
    expect(await asStranger(held)).toEqual(["tenant-a", 3]);
  });

  test.each<[string, (place: string) => void]>([
    [
      "that was cut, and whose last pages lie beside it,",
      (place) => {
        for (const name of ["bascule.sqlite", "bascule.sqlite-wal"])
          copyFileSync(join(folder, name), join(place, name));
        shut(place);
      },
    ],
    [
      "that is somebody else's",
      (place) => {
        copyFileSync(join(folder, "bascule.sqlite"), join(place, "bascule.sqlite"));
        shut(place);
        chmodSync(join(place, "bascule.sqlite"), 0o000);
      },
    ],
    [
      "whose folder is closed",
      (place) => {
        copyFileSync(join(folder, "bascule.sqlite"), join(place, "bascule.sqlite"));
        chmodSync(place, 0o000);
      },
    ],
  ])("%s is told with what to do", async (_case, lay) => {
    const place = join(above, "copy");
    mkdirSync(place);
    lay(place);
    await expect(asStranger(() => held(place))).rejects.toMatchObject({ code: "unreadable", path: place });
    chmodSync(place, 0o700);
  });

  test("takes no scan", async () => {
    await writer.close();
    shut();
    const scan = async () => {
      const store = openStore(folder, { create: true });
      await store.beginScan("tenant-a", WISH, NOW, false).finally(() => store.close());
    };
    await expect(asStranger(scan)).rejects.toMatchObject({ code: "unwritable" });
    chmodSync(folder, 0o700);
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o600);
    writer = openStore(folder, { create: false });
  });
});

describe("a folder that can never be", () => {
  const places = () => [...(process.platform === "linux" ? ["/proc/nope/x", "/proc/nope"] : []), join(above, "file/x")];
  beforeEach(() => writeFileSync(join(above, "file"), ""));

  test("is no store", () => {
    for (const place of places()) {
      expect(() => openStore(place, { create: true }), place).toThrow(expect.objectContaining({ code: "unwritable" }));
    }
  });

  test("takes no outputs", async () => {
    for (const place of places()) {
      const outputs = openOutputSet(place, "tenant-a", folder);
      await expect(outputs.file("plan.json"), place).rejects.toMatchObject({ code: "unwritable" });
    }
  });
});
