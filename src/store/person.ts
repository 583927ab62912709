/** What a store holds on one person: told kind by kind, and forgotten to the last byte. */

import type { DatabaseSync } from "node:sqlite";
import type { Person } from "../model/directory-records.ts";
import { HELD_KINDS, type HeldKind } from "../model/held.ts";
import { erasing } from "./sqlite/erasing.ts";
import { openDatabase, storeFaultOf } from "./sqlite/file.ts";
import { kindsOf, type Row } from "./sqlite/held/kinds.ts";
import { type HeldPerson, heldPerson } from "./sqlite/held/person.ts";
import { isThere } from "./sqlite/words.ts";

export interface HeldOn {
  /** Null where the directory, as it was last read, has no such account. */
  readonly account: Person | null;
  /** Kinds of which anything is held, with how many records. */
  readonly counts: ReadonlyMap<HeldKind, number>;
}

/** Records one by one, as the store has them; gone once the store is closed. */
export interface OpenHeld extends HeldOn {
  rows(kind: HeldKind): Iterable<Row>;
  close(): void;
}

/** Where what was forgotten on demand is told as missing from the scan, until the next one. */
const FORGOTTEN = "purge/about";

/** @param asked an address, or the account's identifier in Entra ID. `several`: masked addresses are alike, and nobody's data may be shown for another's. */
export function openHeld(path: string, asked: string): OpenHeld | "several" {
  const database = openDatabase(path, { create: false });
  try {
    const person = heldPerson(database, asked);
    if (person === "several") {
      database.close();
      return person;
    }
    const kinds = kindsOf(database, person);
    return {
      account: person.account,
      counts: countsIn(kinds),
      rows: (kind) => kinds[kind].rows(),
      close: () => database.close(),
    };
  } catch (cause) {
    database.close();
    throw storeFaultOf(cause, path);
  }
}

/**
 * Throws `locked`, before anything is changed, while a scan writes to the store or another process reads it.
 * @param lastly what is to be done with it: where that throws, nothing was forgotten.
 */
export function forgetPerson(path: string, asked: string, lastly: () => void): HeldOn | "several" {
  return erasing(path, (database) => {
    const person = heldPerson(database, asked);
    if (person === "several") return person;
    const kinds = kindsOf(database, person);
    const counts = countsIn(kinds);
    // What stands in a place is found by it: the place itself goes after. What still mentions them is looked for last.
    for (const kind of HELD_KINDS.filter((each) => each !== "space" && each !== "mention")) kinds[kind].forget();
    kinds.space.forget();
    kinds.mention.forget();
    forgetSeals(database, person, counts);
    if (counts.size > 0) noteForgotten(database);
    lastly();
    return { account: person.account, counts };
  });
}

function countsIn(kinds: ReturnType<typeof kindsOf>): ReadonlyMap<HeldKind, number> {
  const counts = HELD_KINDS.map((kind) => [kind, countOf(kinds[kind].rows())] as const);
  return new Map(counts.filter(([, count]) => count > 0));
}

function countOf(rows: Iterable<Row>): number {
  let count = 0;
  for (const _ of rows) count += 1;
  return count;
}

/**
 * Blocks of a seal are known by their place's identifier: while a scan is under way, that of the scan before stands. What a
 * scan was asked for is in the head of its seal: where it named the person, the chain begins anew.
 */
function forgetSeals(database: DatabaseSync, { places, words }: HeldPerson, counts: HeldOn["counts"]): void {
  if (!isThere(database, "seal")) return;
  const ids = new Set(places.map(({ id }) => id));
  const forget = database.prepare("DELETE FROM sealed WHERE service = ? AND id = ?");
  const blocks = database.prepare("SELECT service, id FROM sealed").iterate();
  const theirs = [...blocks.filter(({ id }) => ids.has(String(id)) || words.in(id))];
  for (const { service, id } of theirs) forget.run(String(service), String(id));
  if (counts.has("scope")) database.exec("DELETE FROM seal");
}

/** A plan made from here on says that something was taken out, and not whose. */
function noteForgotten(database: DatabaseSync): void {
  database
    .prepare(
      `INSERT INTO gap (service, container, place, cause, count, seen)
       VALUES ('', '', ?, 'left-out', 1, (SELECT MAX(number) FROM scan))
       ON CONFLICT (service, container, place, cause) DO UPDATE SET count = gap.count + 1, seen = excluded.seen`,
    )
    .run(FORGOTTEN);
}
