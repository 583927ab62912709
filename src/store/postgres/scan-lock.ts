/**
 * One scan at a time is planned in a store. The lock is a connection's own: the server lets go of it when that is lost, and it is
 * taken again as soon as the server is back. What the connection is called says who holds it.
 */

import { hostname } from "node:os";
import { type ScanHolder, StoreFault } from "../fault.ts";
import type { Address } from "./address.ts";
import type { Connection, Connections } from "./connections.ts";
import { isAway } from "./failures.ts";
import { lockOf } from "./preparing.ts";
import { waits } from "./waits.ts";

export interface ScanLock {
  release(): Promise<void>;
  /** Throws when another scan took it while the server was away. */
  check(): void;
}

interface Holding {
  /** `scan`; never what was typed after it. */
  readonly command: string | null;
  /** Milliseconds for which the server may be away. */
  readonly patience: number;
}

/** Throws `locked`, with who holds it as far as that is known. */
export async function holdScanLock(connections: Connections, address: Address, holding: Holding): Promise<ScanLock> {
  let held: Connection | null = null;
  let released = false;
  let trouble: unknown = null;
  const take = async () => {
    const connection = await connections.takeForWalk();
    try {
      await hold(connection, address, holding.command);
    } catch (cause) {
      connection.release(true);
      throw cause;
    }
    connection.once("end", lost);
    held = connection;
  };
  const lost = () => {
    held = null;
    if (released) return;
    again().catch((cause: unknown) => {
      trouble = cause;
    });
  };
  const again = async () => {
    for (const wait of waits(holding.patience)) {
      if (released) return;
      try {
        return await take();
      } catch (cause) {
        if (!isAway(cause)) throw cause;
        await wait.longer(cause);
      }
    }
  };
  await take();
  return {
    release: async () => {
      released = true;
      // Where that cannot be said, the connection lets go of it as it closes.
      await held?.query("SELECT pg_advisory_unlock_all()").catch(() => undefined);
      held?.release(true);
    },
    check: () => {
      if (trouble !== null) throw trouble;
    },
  };
}

async function hold(connection: Connection, address: Address, command: string | null): Promise<void> {
  const key = lockOf("scan", address.schema);
  const { rows } = await connection.query<{ held: number }>("SELECT pg_try_advisory_lock($1) AS held", [key]);
  if (rows[0]?.held !== 1)
    throw new StoreFault("locked", { path: address.told, holder: await holderOf(connection, key) });
  await connection.query("SELECT set_config('application_name', $1, false)", [
    ["bascule", command ?? "", process.pid, hostname()].join(" ").slice(0, 63),
  ]);
}

/** Where the server does not show the connections of another account, nothing is known. */
async function holderOf(connection: Connection, key: string): Promise<ScanHolder | null> {
  const { rows } = await connection.query<{ name: string; since: Date | null }>(
    `SELECT a.application_name AS name, a.backend_start AS since FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
     WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
       AND ((l.classid::bigint << 32) | l.objid::bigint) = $1::bigint
       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [key],
  );
  const [, command, pid, host] = /^bascule (\S*) (\d+) (\S+)$/.exec(rows[0]?.name ?? "") ?? [];
  const since = rows[0]?.since;
  if (pid === undefined || host === undefined || !(since instanceof Date)) return null;
  return { pid: Number(pid), host, since: since.toISOString(), command: command === "" ? null : (command ?? null) };
}
