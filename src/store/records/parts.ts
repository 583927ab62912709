/**
 * Parts of a place that are walked by themselves, each with a link of its own to go on from: the folders of a mailbox.
 * What is read there and what is closed there bears the part, so that one can start again without the others.
 */

import { type Asking, sql } from "../asking.ts";

const FORGET_FOUND = sql(
  `DELETE FROM finding WHERE place = ? AND item = ? AND origin = 'content'
   AND NOT EXISTS (SELECT 1 FROM outcome WHERE outcome.place = finding.place AND outcome.item = finding.item)`,
);
const LEAVE = ["outcome", "closed"].map((table) =>
  sql(`DELETE FROM ${table} WHERE place = ? AND part = ? AND item = ?`),
);
const FORGET_READ = sql("DELETE FROM outcome WHERE place = ? AND item = ?");
const CLOSE = sql(
  `INSERT INTO closed (place, item, part, seen) VALUES (?, ?, ?, ?)
   ON CONFLICT (place, item) DO UPDATE SET part = excluded.part, seen = excluded.seen`,
);
/** It has been read, and so is closed no more. */
export const OPEN_IN_PART = sql("DELETE FROM closed WHERE place = ? AND item = ?");
const RESET = [
  sql(
    `DELETE FROM finding WHERE place = :place AND origin = 'content'
     AND item IN (SELECT item FROM outcome WHERE outcome.place = :place AND outcome.part = :part)`,
  ),
  ...["outcome", "closed", "delta"].map((table) => sql(`DELETE FROM ${table} WHERE place = :place AND part = :part`)),
];
/** Only its changes are told: what is not said again stands. */
export const KEEP_PART = sql("UPDATE delta SET kept = ? WHERE place = ? AND part = ?");

/** The thing is no longer there; it may stand in another part by now, and is left alone there. */
export function* leavePart(place: number, part: string, item: string): Asking<void> {
  for (const statement of LEAVE) yield* statement.send(place, part, item);
  yield* FORGET_FOUND.send(place, item);
}

/** Its content may not be read: what was found in it is not known any more. */
export function* closeInPart(place: number, part: string, item: string, scan: number): Asking<void> {
  yield* FORGET_READ.send(place, item);
  yield* FORGET_FOUND.send(place, item);
  yield* CLOSE.send(place, item, part, scan);
}

export function* resetPart(place: number, part: string): Asking<void> {
  for (const statement of RESET) yield* statement.send({ place, part });
}
