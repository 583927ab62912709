/**
 * Run in a process of its own whose disk is full: what a store, a set of outputs and a store of an earlier version make of
 * it, as JSON. The folder given is the whole of that disk, some megabytes.
 */

import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { explain } from "../../src/app/faults.ts";
import { openOutputSet } from "../../src/store/output-set.ts";
import { purgeStore } from "../../src/store/purge.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { begin, commitDrive, drives, goOn, held, NOW } from "./pages.ts";

const [disk = "", earlier = ""] = process.argv.slice(2);
const FILLER = join(disk, "filler");
const MANY = 400;

/** Leaves so many bytes. */
function fill(left: number): void {
  let size = 0;
  try {
    for (; ; size += 65_536) writeFileSync(FILLER, Buffer.alloc(65_536), { flag: "a" });
  } catch {
    writeFileSync(FILLER, Buffer.alloc(Math.max(0, size - left)));
  }
}

const told = (error: unknown) => ({ code: (error as { code?: string }).code, ...explain(error, "fr") });
const failing = async (work: () => unknown) => {
  try {
    await work();
    return null;
  } catch (error) {
    return told(error);
  }
};

async function scanned() {
  const path = join(disk, "store");
  let store = openStore(path, { create: true });
  await begin(store, MANY);
  fill(400_000);
  let kept = 0;
  const fault = await failing(async () => {
    for (const id of drives(MANY)) {
      await commitDrive(store, id);
      kept += 1;
    }
  });
  await store.close();
  const again = await failing(async () => {
    store = openStore(path, { create: false });
  });
  const full = again === null ? await held(store) : null;
  if (again === null) await store.close();
  rmSync(FILLER);
  store = openStore(path, { create: false });
  await store.beginScan("tenant-a", (await store.lastScan())?.wish as never, NOW, false);
  await goOn(store);
  await store.finishScan(NOW);
  const whole = await held(store);
  await store.close();
  rmSync(path, { recursive: true });
  return { fault, kept, again, full, whole };
}

async function written() {
  const folder = join(disk, "out");
  const write = async (size: number) => {
    const outputs = openOutputSet(folder, "tenant-a", join(disk, "elsewhere"));
    try {
      for (const name of ["annexe-derogation.xlsx", "plan-migration.xlsx"]) {
        const file = await outputs.file(name);
        await file.write(Buffer.alloc(size, name));
        await file.close();
      }
      await outputs.finish();
    } catch (error) {
      await outputs.abandon();
      throw error;
    }
  };
  const standing = () =>
    readdirSync(folder).map((name) => `${name} ${readFileSync(join(folder, name)).subarray(0, 99)}`);
  await write(1000);
  const before = standing();
  fill(200_000);
  const fault = await failing(() => write(150_000));
  const after = standing();
  rmSync(FILLER);
  rmSync(folder, { recursive: true });
  return { fault, before, after };
}

async function brought() {
  const path = join(disk, "earlier.sqlite");
  copyFileSync(earlier, path);
  fill(100_000);
  const fault = await failing(() => openStore(path, { create: false }));
  const unchanged = readFileSync(path).equals(readFileSync(earlier));
  const left = readdirSync(disk).filter((name) => /-v\d/.test(name));
  rmSync(FILLER);
  const later = await failing(async () => openStore(path, { create: false }).close());
  return { fault, unchanged, left, later, copy: statSync(`${path}-v1`, { throwIfNoEntry: false })?.isFile() ?? false };
}

async function purged() {
  const path = join(disk, "purged");
  const store = openStore(path, { create: true });
  await begin(store, 1);
  await store.close();
  fill(0);
  const fault = await failing(() => purgeStore(path, () => []));
  rmSync(FILLER);
  return { fault, left: readdirSync(disk).includes("purged") };
}

process.stdout.write(
  JSON.stringify({
    scanned: await scanned(),
    written: await written(),
    brought: await brought(),
    purged: await purged(),
  }),
);
