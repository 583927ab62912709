/** Where a store is opened: a file of this machine, or a tenant's part of a PostgreSQL database that several machines share. */

import type { RecordStore } from "./port.ts";
import { addressOf, isPostgres } from "./postgres/address.ts";
import type { OpenedPurge } from "./postgres/purging.ts";
import type { OpenedRows } from "./postgres/shared-rows.ts";
import { type Opening, refuseStorePlace as refuseFile } from "./sqlite/file.ts";
import { openStore as openFile } from "./sqlite/store.ts";

/** @param place a path, or a `postgres://` address that says everything. `create: false` refuses where nothing has been scanned yet. */
export async function openStore(place: string, opening: Opening): Promise<RecordStore> {
  if (!isPostgres(place)) return openFile(place, opening);
  // With its library, which no other store needs.
  const { openPostgresStore } = await import("./postgres/store.ts");
  return openPostgresStore(place, opening);
}

/**
 * What processes share that work at one scan, besides its records, as it stands; null of a file, at which one process works.
 * @param place an address that says everything.
 */
export async function sharedRowsIn(place: string): Promise<Awaited<ReturnType<OpenedRows["all"]>> | null> {
  if (!isPostgres(place)) return null;
  const { openSharedRows } = await import("./postgres/shared-rows.ts");
  const opened = await openSharedRows(place, { create: false });
  try {
    return await opened.all();
  } finally {
    await opened.close();
  }
}

/** What is to be deleted of a store that several processes share. @param place its address. */
export async function openSharedPurge(place: string): Promise<OpenedPurge> {
  const { openPurge } = await import("./postgres/purging.ts");
  return openPurge(place);
}

/** As a store is named to people: an address may hold a password. */
export const storeName = (place: string): string => (isPostgres(place) ? addressOf(place).told : place);

/** True of a store at which several processes may work. */
export const isShared = isPostgres;

/** A file may not stand everywhere; who may reach a database is for those who run it to say. */
export function refuseStorePlace(place: string): void {
  if (!isPostgres(place)) refuseFile(place);
}
