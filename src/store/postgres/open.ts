/** Opens the part of a PostgreSQL database that one tenant has to itself. */

import { type Address, addressOf } from "./address.ts";
import { accountOf, type Connection, type Connections, openConnections } from "./connections.ts";
import { engineOn, type PostgresEngine } from "./engine.ts";
import { isStarting, isToDoAnew, storeFaultOf } from "./failures.ts";
import { prepare } from "./preparing.ts";
import { waits } from "./waits.ts";

/** Milliseconds for which a server that is on its way up is waited for; one that is not there is told at once. */
const STARTING = 60_000;
/** Milliseconds for which the server may be away later on: a restart, a change of host, an update of its system. */
const PATIENCE = 600_000;

export interface PostgresOpening {
  /** Where nothing stands, a store is made. */
  readonly create: boolean;
  /** What stands is left as it is. */
  readonly read?: boolean;
  readonly patience?: number;
}

export interface Opened {
  readonly address: Address;
  readonly connections: Connections;
  readonly engine: PostgresEngine;
  readonly patience: number;
}

export async function openPostgres(
  place: string,
  { create, read = false, patience = PATIENCE }: PostgresOpening,
): Promise<Opened> {
  const given = addressOf(place);
  const address = { ...given, user: accountOf(given) };
  const connections = await openConnections(address);
  try {
    const tables = await prepared(connections, (connection) => prepare(connection, address, { create, read }));
    return { address, connections, engine: engineOn(connections, { address, tables, patience }), patience };
  } catch (cause) {
    await connections.close();
    throw storeFaultOf(cause, address);
  }
}

async function prepared<T>(connections: Connections, work: (connection: Connection) => Promise<T>): Promise<T> {
  for (const wait of waits(STARTING)) {
    let connection: Connection | null = null;
    try {
      connection = await connections.take();
      const done = await work(connection);
      connection.release();
      return done;
    } catch (cause) {
      // Whatever it began ends with its connection.
      connection?.release(true);
      if (isToDoAnew(cause)) await wait.soon(cause);
      else if (isStarting(cause)) await wait.longer(cause);
      else throw cause;
    }
  }
  throw new Error("unreachable");
}
