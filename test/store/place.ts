/**
 * A place for a store, where nothing stands yet: on the embedded database, and on PostgreSQL where the same files are run on it
 * (`vitest.config.ts`). What holds of one has to hold of the other.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { RecordStore } from "../../src/store/port.ts";
import { openPostgresStore } from "../../src/store/postgres/store.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { server } from "./postgres/server.ts";

export interface Place {
  open(opening?: { readonly create: boolean }): Promise<RecordStore>;
  /** Runs a statement behind the store's back. */
  meddle(statement: string): Promise<void>;
  remove(): Promise<void>;
}

export const newPlace = (): Promise<Place> => (process.env.BASCULE_TEST_ENGINE === "postgres" ? shared() : embedded());

async function embedded(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "bascule-store-"));
  return {
    open: async (opening = { create: true }) => openStore(folder, opening),
    meddle: async (statement) => {
      const database = new DatabaseSync(join(folder, "bascule.sqlite"));
      database.exec(statement);
      database.close();
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function shared(): Promise<Place> {
  const { place, rule } = await server();
  const address = place();
  const schema = /schema=(\w+)/.exec(address)?.[1];
  return {
    open: (opening = { create: true }) => openPostgresStore(address, opening),
    meddle: async (statement) => void (await rule(`SET search_path = ${schema}; ${statement}`)),
    // It goes with the server.
    remove: async () => undefined,
  };
}
