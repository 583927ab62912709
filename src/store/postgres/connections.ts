/**
 * Connections to PostgreSQL: several statements may be on their way at once on each. TLS is read strictly: `prefer`, `require`
 * and `verify-ca` are all as `verify-full`, as one without the others tells nobody who answers.
 */

import { readFileSync, statSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import type { Pool, PoolClient, PoolConfig } from "pg";
import { StoreFault } from "../fault.ts";
import type { Address } from "./address.ts";
import { passwordIn } from "./passfile.ts";
import { readBack } from "./wording.ts";

export type Connection = PoolClient;

export interface Connections {
  /** For one transaction, or statements one by one. */
  take(): Promise<Connection>;
  /** For a walk, during which others may be asked for: as many as there are walks. */
  takeForWalk(): Promise<Connection>;
  /** For a library that asks by itself: answers are as the driver reads them. */
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  close(): Promise<void>;
}

/** At once, beside those of walks. */
const MOST = 4;
/** Milliseconds for which those that are closed are waited for: what is written was answered by then. */
const CLOSING = 2000;
/** Milliseconds that one stays open with nothing to do. */
const IDLE = 10_000;

const [BOOL, INT8, TEXT, VARCHAR, NUMERIC] = [16, 20, 25, 1043, 1700];

/** As the embedded database answers: numbers as numbers, true and false as 1 and 0. */
const READ: Readonly<Record<number, (text: string) => unknown>> = {
  [BOOL as number]: (text) => (text === "t" ? 1 : 0),
  [INT8 as number]: Number,
  [NUMERIC as number]: Number,
  [TEXT as number]: readBack,
  [VARCHAR as number]: readBack,
};

/**
 * What every connection begins with. A cursor is walked to its end, so that its first row is not to come early at the price of
 * the others; short statements are not worth compiling.
 */
const SETTINGS = {
  TimeZone: "UTC",
  cursor_tuple_fraction: "1",
  jit: "off",
  // Seconds after which the server lets go of what a machine that is gone had begun.
  tcp_keepalives_idle: "30",
  tcp_keepalives_interval: "10",
  tcp_keepalives_count: "3",
} as const;

export async function openConnections(address: Address): Promise<Connections> {
  const pg = await import("pg");
  const { Pool, types } = pg.default;
  const plain: PoolConfig = {
    host: address.host,
    port: address.port,
    user: accountOf(address),
    database: address.database ?? accountOf(address),
    password: async () => passwordOf(address),
    ssl: address.tls === null ? false : tlsOf(address, address.tls),
    connectionTimeoutMillis: address.timeout * 1000,
    idleTimeoutMillis: IDLE,
    keepAlive: true,
    application_name: address.application,
    options: optionsOf(address.schema),
  };
  const config: PoolConfig & { pipeline: boolean } = {
    ...plain,
    types: {
      getTypeParser: (id: number, format) => READ[id] ?? types.getTypeParser(id, format),
    } as PoolConfig["types"] & object,
    pipeline: true,
  };
  const pools = [
    new Pool({ ...config, max: MOST }),
    new Pool({ ...config, max: Number.MAX_SAFE_INTEGER }),
    new Pool({ ...plain, max: MOST }),
  ] as const;
  for (const pool of pools) watch(pool);
  const [usual, walks, others] = pools;
  return {
    take: () => usual.connect(),
    takeForWalk: () => walks.connect(),
    query: (text, values) => others.query(text, values),
    close: async () => {
      // One that was lost with statements on their way may never say that it is closed.
      const enough = new AbortController();
      const waited = later(CLOSING, undefined, { signal: enough.signal }).catch(() => undefined);
      await Promise.race([Promise.all(pools.map((pool) => pool.end())), waited]);
      enough.abort();
    },
  };
}

/** A connection that is lost is told to whoever asks through it next; nobody else need hear of it. */
function watch(pool: Pool): void {
  const unheard = () => undefined;
  pool.on("error", unheard);
  pool.on("connect", (client) => void client.on("error", unheard));
}

export const accountOf = ({ user }: Pick<Address, "user">): string => user ?? userInfo().username;

function passwordOf(address: Address): string {
  const user = accountOf(address);
  const { host, port, password, passfile, database } = address;
  // The library says itself that it has none, where the server asks for one.
  return password ?? passwordIn(passfile, { host, port, user, database: database ?? user }) ?? "";
}

const optionsOf = (schema: string): string =>
  [["search_path", schema], ...Object.entries(SETTINGS)].map(([name, value]) => `-c ${name}=${value}`).join(" ");

function tlsOf(
  { host, told }: Address,
  { root, certificate, key, passphrase }: NonNullable<Address["tls"]>,
): PoolConfig["ssl"] {
  const read = (file: string, by: string) => {
    try {
      return readFileSync(file, "utf8");
    } catch (cause) {
      throw new StoreFault("address", { path: told, by, cause });
    }
  };
  const usual = join(homedir(), ".postgresql", "root.crt");
  const authority = root ?? (statSync(usual, { throwIfNoEntry: false })?.isFile() ? usual : "system");
  return {
    // A name to hold the certificate against; an address is held against the addresses that it bears.
    ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    ...(authority === "system" ? {} : { ca: read(authority, "sslrootcert") }),
    ...(certificate === null ? {} : { cert: read(certificate, "sslcert") }),
    ...(key === null ? {} : { key: read(key, "sslkey") }),
    ...(passphrase === null ? {} : { passphrase }),
  };
}
