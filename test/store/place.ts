/**
 * A place for a store, where nothing stands yet: on the embedded database, and on PostgreSQL where the same files are run on it
 * (`vitest.config.ts`). What holds of one has to hold of the other.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/store/open.ts";
import type { RecordStore } from "../../src/store/port.ts";

import { server } from "./postgres/server.ts";

export interface Place {
  open(opening?: { readonly create: boolean }): Promise<RecordStore>;
  remove(): Promise<void>;
}

export const newPlace = (): Promise<Place> => (process.env.BASCULE_TEST_ENGINE === "postgres" ? shared() : embedded());

async function embedded(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "bascule-store-"));
  return {
    open: (opening = { create: true }) => openStore(folder, opening),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function shared(): Promise<Place> {
  const { place } = await server();
  const address = place();
  return {
    open: (opening = { create: true }) => openStore(address, opening),
    // It goes with the server.
    remove: async () => undefined,
  };
}
