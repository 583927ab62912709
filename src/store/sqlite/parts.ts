/**
 * Parts of a place that are walked by themselves, each with a link of its own to go on from: the folders of a mailbox.
 * What is read there and what is closed there bears the part, so that one can start again without the others.
 */

import type { DatabaseSync } from "node:sqlite";

export interface Parts {
  /** The thing is no longer there; it may stand in another part by now, and is left alone there. */
  leave(place: number, part: string, item: string): void;
  /** Its content may not be read: what was found in it is not known any more. */
  close(place: number, part: string, item: string, scan: number): void;
  /** It has been read, and so is closed no more. */
  open(place: number, item: string): void;
  reset(place: number, part: string): void;
  /** Only its changes are told: what is not said again stands. */
  keep(place: number, part: string, scan: number): void;
}

export function partsOf(database: DatabaseSync): Parts {
  const prepare = (text: string) => database.prepare(text);
  const orphans = `DELETE FROM finding WHERE place = ? AND item = ? AND origin = 'content'
    AND NOT EXISTS (SELECT 1 FROM outcome WHERE outcome.place = finding.place AND outcome.item = finding.item)`;
  const sql = {
    leave: ["outcome", "closed"].map((table) =>
      prepare(`DELETE FROM ${table} WHERE place = ? AND part = ? AND item = ?`),
    ),
    forgetFound: prepare(orphans),
    forgetRead: prepare("DELETE FROM outcome WHERE place = ? AND item = ?"),
    close: prepare(
      `INSERT INTO closed (place, item, part, seen) VALUES (?, ?, ?, ?)
       ON CONFLICT (place, item) DO UPDATE SET part = excluded.part, seen = excluded.seen`,
    ),
    open: prepare("DELETE FROM closed WHERE place = ? AND item = ?"),
    reset: [
      prepare(
        `DELETE FROM finding WHERE place = :place AND origin = 'content'
         AND item IN (SELECT item FROM outcome WHERE outcome.place = :place AND outcome.part = :part)`,
      ),
      ...["outcome", "closed", "delta"].map((table) =>
        prepare(`DELETE FROM ${table} WHERE place = :place AND part = :part`),
      ),
    ],
    keep: prepare("UPDATE delta SET kept = ? WHERE place = ? AND part = ?"),
  };
  return {
    leave: (place, part, item) => {
      for (const statement of sql.leave) statement.run(place, part, item);
      sql.forgetFound.run(place, item);
    },
    close: (place, part, item, scan) => {
      sql.forgetRead.run(place, item);
      sql.forgetFound.run(place, item);
      sql.close.run(place, item, part, scan);
    },
    open: (place, item) => void sql.open.run(place, item),
    reset: (place, part) => {
      for (const statement of sql.reset) statement.run({ place, part });
    },
    keep: (place, part, scan) => void sql.keep.run(scan, place, part),
  };
}
