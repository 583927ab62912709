/**
 * Promise 7, nothing is lost: a power cut, a full disk, a store that another process holds, a clock that is set back, a store
 * of another version: a clear sentence, and a store that opens with all that was told as kept. Killed runs and folders that
 * may not be written have their tests in `test/whole/killed.test.ts`, `test/store/output-set.test.ts` and `test/store/read-only.test.ts`.
 */

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { explain } from "../../src/app/faults.ts";
import { StoreFault } from "../../src/store/fault.ts";
import { openOutputSet } from "../../src/store/output-set.ts";
import { listStore } from "../../src/store/purge.ts";
import { SCHEMA_VERSION } from "../../src/store/sqlite/schema.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { runs } from "../runs.ts";
import { benchFor } from "../whole/bench.ts";
import { begin, commitDrive, drives, FILES, goOn, held, NOW, WISH } from "./pages.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bascule-lost-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const MANY = 12;
const FILE = "bascule.sqlite";

const openWhole = async (path: string) => {
  const store = openStore(path, { create: false });
  try {
    return { ...(await held(store)), scan: await store.lastScan() };
  } finally {
    await store.close();
  }
};

/** Between two numbers, always the same ones. */
function spread(from: number, to: number, many: number): readonly number[] {
  let state = 7;
  return Array.from({ length: many }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return from + (state % Math.max(1, to - from));
  });
}

describe("a power cut while a scan writes", () => {
  let path = "";
  /** The store and its log as they lie on the disk in the middle of a scan: some of it written back, some in the log alone. */
  beforeEach(async () => {
    path = join(folder, "whole");
    const store = openStore(path, { create: true });
    await begin(store, MANY);
    const [first, ...others] = drives(MANY) as [string, ...string[]];
    await commitDrive(store, first);
    const database = new DatabaseSync(join(path, FILE));
    database.exec("PRAGMA wal_checkpoint(PASSIVE)");
    for (const id of others) await commitDrive(store, id);
    for (const end of ["", "-wal"]) copyFileSync(join(path, FILE + end), join(folder, FILE + end));
    database.close();
    await store.close();
  });

  function cut(name: string, end: "" | "-wal", length: number): string {
    const place = join(folder, name);
    mkdirSync(place);
    for (const each of ["", "-wal"]) copyFileSync(join(folder, FILE + each), join(place, FILE + each));
    truncateSync(join(place, FILE + end), length);
    return place;
  }

  test("the log may end at any byte: what it holds whole is there, a page with its task, and the scan goes on", async () => {
    const { size } = statSync(join(folder, `${FILE}-wal`));
    const seen = new Set<number>();
    const lengths = [0, 1, 31, 32, 33, size - 1, size, ...spread(0, size, runs(30))];
    for (const length of lengths) {
      const place = cut(`log-${length}`, "-wal", length);
      const { files, left } = await openWhole(place);
      expect({ length, files, left }).toEqual({ length, files: files.map(() => FILES), left: MANY - files.length });
      seen.add(files.length);
      const store = openStore(place, { create: false });
      expect(await store.beginScan("tenant-a", WISH, NOW, false)).toMatchObject({ number: 1, resumed: true });
      await goOn(store);
      await store.finishScan(NOW);
      expect(await held(store)).toEqual({ files: Array(MANY).fill(FILES), left: 0 });
      expect(await store.checkSeal()).toMatchObject({ kind: "sealed", changed: 0, whole: true });
      await store.close();
    }
    // Cuts fell between pages, and not all in one place.
    expect(seen.size).toBeGreaterThan(5);
    expect(seen).toContain(MANY);
  });

  test("the store itself may be cut at any byte: it opens with whole pages, or is said to be damaged", async () => {
    const { size } = statSync(join(folder, FILE));
    let damaged = 0;
    for (const length of [0, 1, 15, 16, 99, 100, 4095, 4096, size - 1, ...spread(0, size, runs(30))]) {
      const place = cut(`store-${length}`, "", length);
      try {
        const { files, left } = await openWhole(place);
        expect({ length, files, left }).toEqual({ length, files: files.map(() => FILES), left: MANY - files.length });
        expect(files.length).toBeGreaterThan(0);
      } catch (error) {
        if (!(error instanceof StoreFault)) throw error;
        expect(error.code).toBe("damaged");
        damaged += 1;
      }
      expect(() => openStore(place, { create: true }).close()).not.toThrow(TypeError);
    }
    expect(damaged).toBeGreaterThan(0);
  });

  test("one that was cut to nothing is not taken for one to be made", () => {
    expect(() => openStore(cut("nothing", "", 0), { create: true })).toThrow(
      expect.objectContaining({ code: "damaged" }),
    );
  });
});

test("a power cut while outputs are written, their manifest at any byte: the set before stays, and the next run is whole", async () => {
  const write = async (text: string) => {
    const outputs = openOutputSet(folder, "tenant-a", join(folder, "elsewhere"), null, {
      sign: (bytes) => bytes.subarray(0, 64),
    });
    for (const name of ["plan.json", "rapport.html"]) {
      const file = await outputs.file(name);
      await file.write(new TextEncoder().encode(text));
      await file.close();
    }
    return outputs.finish();
  };
  await write("first");
  const before = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  const manifest = readFileSync(join(folder, "MANIFEST.sha256"));
  for (const length of [0, 1, 40, 63, 64, 66, manifest.length - 1, manifest.length]) {
    for (const end of [".part", ".writing"])
      writeFileSync(join(folder, `MANIFEST.sha256${end}`), manifest.subarray(0, length));
    writeFileSync(join(folder, "MANIFEST.sha256.sig.part"), "half");
    writeFileSync(join(folder, "rapport.html.part"), "fir");
    const failed = openOutputSet(folder, "tenant-a", join(folder, "elsewhere"));
    await (await failed.file("plan.json")).write(new TextEncoder().encode("{"));
    await failed.abandon();
    const after = readdirSync(folder).filter((name) => !/\.(part|writing)$/.test(name));
    expect(new Map(after.map((name) => [name, readFileSync(join(folder, name), "utf8")]))).toEqual(before);
  }
  expect((await write("second")).kept).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(["MANIFEST.sha256", "MANIFEST.sha256.sig", "plan.json", "rapport.html"]);
});

test("a power cut once the manifest is in its place: its signature follows it, and what stood aside is gone", async () => {
  writeFileSync(join(folder, "MANIFEST.sha256"), "second");
  for (const [name, text] of [
    ["MANIFEST.sha256.before", "first"],
    ["MANIFEST.sha256.sig.before", "of the first"],
    ["MANIFEST.sha256.sig.part", "of the second"],
    ["rapport.html.before", "first"],
    ["notes.before", "mine"],
  ] as const)
    writeFileSync(join(folder, name), text);
  const failed = openOutputSet(folder, "tenant-a", join(folder, "elsewhere"));
  await failed.file("plan.json");
  await failed.abandon();
  expect(
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")])),
  ).toEqual({
    ...{ "MANIFEST.sha256": "second", "MANIFEST.sha256.sig": "of the second", "notes.before": "mine" },
  });
});

/** A disk of its own, gone with the process: as root, or as anybody where the system lets accounts have one. */
function onSmallDisk(megabytes: number, script: string, ...more: string[]): string {
  const disk = join(folder, "disk");
  mkdirSync(disk);
  const mount = 'mount -t tmpfs -o size="$1"m tmpfs "$2" && shift 2 && exec "$@"';
  const [run, file] = [process.execPath, script];
  const alone = process.getuid?.() === 0 ? ["-m"] : ["-rm"];
  const words = [...alone, "sh", "-c", mount, "sh", String(megabytes), disk, run, file, disk, ...more];
  const done = spawnSync("unshare", words, { encoding: "utf8" });
  if (done.error || done.status !== 0) {
    throw new Error(
      `a small disk is needed (unshare and mount, as root or in a user namespace): ${done.error?.message ?? done.stderr}`,
    );
  }
  return done.stdout;
}

interface OnFullDisk {
  readonly scanned: { fault: Told; kept: number; again: Told | null; full: Held | null; whole: Held };
  readonly written: { fault: Told; before: readonly string[]; after: readonly string[] };
  readonly purged: { fault: Told | null; left: boolean };
  readonly brought: { fault: Told; unchanged: boolean; left: readonly string[]; later: Told | null; copy: boolean };
}
type Held = Awaited<ReturnType<typeof held>>;
type Told = { readonly code: string; readonly exit: number; readonly sentence: string };

const FIRST_VERSION = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE scan (number INTEGER PRIMARY KEY, id TEXT NOT NULL, tenant TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT, complete INTEGER, wish TEXT NOT NULL) STRICT;
  CREATE TABLE task (position INTEGER PRIMARY KEY, collector TEXT NOT NULL, key TEXT NOT NULL, params TEXT NOT NULL, cursor TEXT, state TEXT NOT NULL, UNIQUE (collector, key)) STRICT;
  CREATE TABLE fact (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
  CREATE TABLE place (place INTEGER PRIMARY KEY, service TEXT NOT NULL, id TEXT NOT NULL, body TEXT, seen INTEGER NOT NULL, kept INTEGER NOT NULL DEFAULT 0, UNIQUE (service, id)) STRICT;
  INSERT INTO meta VALUES ('schema', '1');
  INSERT INTO scan VALUES (1, 'scan-1', 'tenant-a', '2026-01-02T08:00:00Z', '2026-01-02T09:00:00Z', 1, '${JSON.stringify(WISH)}');
`;
/** A store of the first version, in one file. */
function earlierStore(name = FILE, places = 2000): string {
  const file = join(folder, name);
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL; ${FIRST_VERSION}`);
  database.exec("BEGIN");
  const put = database.prepare("INSERT INTO place (service, id, body, seen) VALUES ('onedrive.files', ?, ?, 1)");
  for (let at = 0; at < places; at += 1) put.run(`d${at}`, JSON.stringify({ name: `Espace ${at}`.repeat(9) }));
  database.exec("COMMIT");
  database.close();
  return file;
}

test("a full disk: the sentence says so, the store opens with every page that was kept, outputs before stay, no version is brought up without its copy", () => {
  const told = JSON.parse(
    onSmallDisk(24, fileURLToPath(new URL("./full-disk.ts", import.meta.url)), earlierStore("earlier.sqlite")),
  ) as OnFullDisk;
  const { scanned, written, brought, purged } = told;
  expect(purged).toEqual({ fault: null, left: false });
  expect(scanned.fault).toMatchObject({
    code: "full",
    exit: 5,
    sentence: expect.stringMatching(/^Le disque est plein.*relancez la même commande/),
  });
  expect(scanned.kept).toBeGreaterThan(0);
  expect(scanned.again).toBe(null);
  expect(scanned.full).toEqual({ files: Array(scanned.kept).fill(FILES), left: 400 - scanned.kept });
  expect(scanned.whole).toEqual({ files: Array(400).fill(FILES), left: 0 });
  expect(written.fault).toMatchObject({
    code: "full",
    exit: 5,
    sentence: expect.stringMatching(/^Le disque est plein.*rien n’a été remplacé/),
  });
  expect(written.after).toEqual(written.before);
  expect(brought.fault).toMatchObject({
    code: "no-room",
    exit: 5,
    sentence: expect.stringMatching(/copie à côté.*Mo.*rien n’a été changé/),
  });
  expect(brought).toMatchObject({ unchanged: true, left: [], later: null, copy: true });
});

describe("a store that another process writes to", () => {
  test("says which, since when and by which command; once it is killed, the store is free", async () => {
    const path = join(folder, "store");
    const holder = spawn(process.execPath, [
      "--expose-gc",
      fileURLToPath(new URL("./store-holder.ts", import.meta.url)),
      path,
    ]);
    try {
      await once(holder.stdout, "data");
      const store = openStore(path, { create: false });
      const refused = await store.beginScan("tenant-a", WISH, NOW, false).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: "locked", holder: { pid: holder.pid, command: "scan" } });
      expect(explain(refused, "fr").sentence).toMatch(
        new RegExp(
          `«\\s${path}\\s»\\s: «\\sbascule scan\\s», processus ${holder.pid}, depuis le 20/11/2026 09:00\\. Attendez sa fin`,
        ),
      );
      expect(explain(refused, "en").sentence).toContain(
        `: "bascule scan", process ${holder.pid}, since 20 Nov 2026 09:00. Wait`,
      );
      const gone = once(holder, "close");
      holder.kill("SIGKILL");
      await gone;
      await expect(store.beginScan("tenant-a", WISH, NOW, false)).resolves.toMatchObject({ resumed: true });
      await store.close();
    } finally {
      holder.kill("SIGKILL");
    }
    expect(readdirSync(path)).not.toContain(`${FILE}-scan-holder`);
  });
});

describe("a folder that OneDrive keeps in step", () => {
  beforeEach(() => {
    process.env.OneDriveCommercial = folder;
  });
  afterEach(() => {
    delete process.env.OneDriveCommercial;
  });

  test("takes no store, whatever is accepted, and nothing is made there", () => {
    const refused = (() => {
      try {
        return openStore(join(folder, "store"), { create: true });
      } catch (error) {
        return error;
      }
    })();
    expect(explain(refused, "fr")).toMatchObject({
      exit: 2,
      sentence: expect.stringMatching(/OneDrive copie ailleurs.*BASCULE_STORE/),
    });
    expect(explain(refused, "en").sentence).toMatch(/OneDrive copies elsewhere/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("takes outputs only where somebody accepts it", async () => {
    const open = (acceptSynced: boolean) =>
      openOutputSet(join(folder, "out"), "tenant-a", "/elsewhere", null, { acceptSynced });
    expect(() => open(false)).toThrow(expect.objectContaining({ code: "synced", by: "OneDrive" }));
    const file = await open(true).file("plan.json");
    await file.close();
    expect(readdirSync(folder)).toEqual(["out"]);
  });

  test("by a link from elsewhere is the same folder", () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "bascule-link-"));
    symlinkSync(folder, join(elsewhere, "link"));
    expect(() => openStore(join(elsewhere, "link", "store"), { create: true })).toThrow(
      expect.objectContaining({ code: "synced" }),
    );
    rmSync(elsewhere, { recursive: true });
  });

  test("stops a scan before it signs in, and a plan before it reads", async () => {
    const bench = benchFor(null);
    const scan = await bench.bascule(["scan"], {
      env: { BASCULE_STORE: join(folder, "store"), BASCULE_ACCESS_TOKEN: "opaque" },
    });
    expect(scan).toMatchObject({ exit: 2, err: expect.stringMatching(/OneDrive copie ailleurs/) });
    const out = await bench.bascule(["scan", "--out", join(folder, "out")], {
      env: { BASCULE_ACCESS_TOKEN: "opaque" },
    });
    expect(out).toMatchObject({ exit: 2, err: expect.stringMatching(/--accept-synced-folder/) });
    bench.remove();
  });
});

describe("a clock that was set back", () => {
  const BEFORE = new Date("2026-03-01T08:00:00Z");

  test("ends no scan before it began, and is told when the next one begins", async () => {
    const store = openStore(folder, { create: true });
    await begin(store, 1);
    await goOn(store);
    const { startedAt, finishedAt } = await store.finishScan(BEFORE);
    expect(finishedAt).toBe(startedAt);
    expect(await store.beginScan("tenant-a", WISH, BEFORE, false)).toMatchObject({ number: 2, clockBehind: startedAt });
    await store.close();
  });

  test("by a moment is nothing to tell", async () => {
    const store = openStore(folder, { create: true });
    await begin(store, 1);
    const again = await store.beginScan("tenant-a", WISH, new Date(NOW.getTime() - 30_000), false);
    expect(again).toMatchObject({ resumed: true, clockBehind: null });
    await store.close();
  });
});

describe("a store of another version", () => {
  const versionIn = (file: string) => {
    const database = new DatabaseSync(file, { readOnly: true });
    const { value } = database.prepare("SELECT value FROM meta WHERE key = 'schema'").get() as { value: string };
    const { places } = database.prepare("SELECT COUNT(*) AS places FROM place").get() as { places: number };
    database.close();
    return [Number(value), places];
  };
  const opened = () => openStore(folder, { create: false }).close();

  test("later than this one is refused with a sentence, and left as it is", async () => {
    const store = openStore(folder, { create: true });
    await store.close();
    const database = new DatabaseSync(join(folder, FILE));
    database.prepare("UPDATE meta SET value = ? WHERE key = 'schema'").run(String(SCHEMA_VERSION + 1));
    database.close();
    const before = readFileSync(join(folder, FILE));
    const refused = (() => {
      try {
        return openStore(folder, { create: true });
      } catch (error) {
        return error;
      }
    })();
    expect(explain(refused, "fr")).toMatchObject({
      exit: 5,
      sentence: expect.stringMatching(/version plus récente de Bascule\. Mettez Bascule à jour\./),
    });
    expect(readFileSync(join(folder, FILE)).equals(before)).toBe(true);
  });

  test("earlier is brought up with a copy of it as it was, for its owner alone, which a purge lists", async () => {
    const file = earlierStore();
    await opened();
    expect(versionIn(file)).toEqual([SCHEMA_VERSION, 2000]);
    expect(versionIn(`${file}-v1`)).toEqual([1, 2000]);
    if (process.platform !== "win32") expect(statSync(`${file}-v1`).mode & 0o777).toBe(0o600);
    expect(listStore(folder)).toContain(`${file}-v1`);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("whose log was not written back yet is copied with it", async () => {
    const file = earlierStore();
    const writer = new DatabaseSync(file);
    writer.exec(
      "PRAGMA journal_mode = WAL; INSERT INTO place (service, id, seen) VALUES ('onedrive.files', 'late', 1)",
    );
    const place = join(folder, "copied");
    mkdirSync(place);
    for (const end of ["", "-wal"]) copyFileSync(file + end, join(place, FILE + end));
    writer.close();
    await openStore(place, { create: false }).close();
    expect(versionIn(join(place, `${FILE}-v1`))).toEqual([1, 2001]);
  });

  test("cut while it is copied or brought up, at any byte: it is of one version or the other, whole, and the next time it is done", async () => {
    const file = earlierStore(FILE, 50);
    const before = readFileSync(file);
    await opened();
    const copy = readFileSync(`${file}-v1`);
    // The log of the same work, not written back.
    rmSync(`${file}-v1`);
    writeFileSync(file, before);
    const reader = new DatabaseSync(file);
    reader.exec("PRAGMA journal_mode = WAL; BEGIN; SELECT COUNT(*) FROM place");
    reader.prepare("SELECT COUNT(*) FROM place").get();
    const store = openStore(folder, { create: false });
    const [main, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
    await store.close();
    reader.close();
    for (const length of [0, 1, 32, log.length - 1, log.length, ...spread(0, log.length, runs(20))]) {
      const place = join(folder, `cut-${length}`);
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, FILE), main);
      writeFileSync(join(place, `${FILE}-wal`), log.subarray(0, length));
      writeFileSync(join(place, `${FILE}-v1.part`), copy.subarray(0, length % copy.length));
      await openStore(place, { create: false }).close();
      expect(versionIn(join(place, FILE))).toEqual([SCHEMA_VERSION, 50]);
    }
  });

  test("under way by a program of its own version is left alone", async () => {
    const file = earlierStore();
    const lock = new DatabaseSync(`${file}-scan`);
    lock.exec("BEGIN EXCLUSIVE");
    const script = `import { openStore } from ${JSON.stringify(join(import.meta.dirname, "../../src/store/sqlite/store.ts"))};
      try { openStore(${JSON.stringify(folder)}, { create: false }); } catch (error) { process.stdout.write(error.code); }`;
    const code = execFileSync(process.execPath, ["--input-type=module-typescript", "--eval", script], {
      encoding: "utf8",
    });
    lock.close();
    expect(code).toBe("locked");
    expect(versionIn(file)).toEqual([1, 2000]);
  }, 30_000);
});
