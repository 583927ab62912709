/**
 * Once the tree of a library is whole, what a folder is goes down to what it holds: what a deleted one held is gone,
 * though nothing more is told of it; the content of a private
 * folder may not be read, what lies in a notebook is the notebook's, no file of the library's, and what is shared or
 * kept by Teams in a personal drive is told apart.
 */

import { REACHES, TEAMS_FOLDERS } from "../../model/drive-part.ts";
import type { ServiceId } from "../../model/service.ts";
import { type Asking, sql } from "../asking.ts";

const PLACE = sql("SELECT place FROM place WHERE service = ? AND id = ?");
const ANY_GONE = sql("SELECT 1 AS found FROM item WHERE place = ? AND type = 'gone' LIMIT 1");
const DROP = ["outcome", "finding", "item"].map((table) =>
  sql(
    `WITH RECURSIVE below (id) AS (
       SELECT id FROM item WHERE place = :place AND type = 'gone'
       UNION
       SELECT item.id FROM item JOIN below ON item.parent = below.id WHERE item.place = :place)
     DELETE FROM ${table} WHERE place = :place AND ${table === "item" ? "id" : "item"} IN (SELECT id FROM below)`,
  ),
);
const CLEAR = sql(
  "UPDATE item SET closed = private, notebook = NULL WHERE place = ? AND (closed <> private OR notebook IS NOT NULL)",
);
const CLOSE = sql(
  `WITH RECURSIVE below (id) AS (
     SELECT id FROM item WHERE place = :place AND private = 1 AND type <> 'file'
     UNION
     SELECT item.id FROM item JOIN below ON item.parent = below.id WHERE item.place = :place)
   UPDATE item SET closed = 1 WHERE place = :place AND id IN (SELECT id FROM below)`,
);
// Read before its folder was called private: what was found there is not known any more.
const FORGET = ["outcome WHERE", "finding WHERE origin IN ('content', 'label') AND"].map((of) =>
  sql(`DELETE FROM ${of} place = :place AND item IN (SELECT id FROM item WHERE place = :place AND closed = 1)`),
);
const BIND = sql(
  `WITH RECURSIVE inside (id, notebook) AS (
     SELECT id, id FROM item WHERE place = :place AND type = 'notebook'
     UNION
     SELECT item.id, inside.notebook FROM item JOIN inside ON item.parent = inside.id WHERE item.place = :place)
   UPDATE item SET notebook = (SELECT MIN(inside.notebook) FROM inside WHERE inside.id = item.id AND inside.notebook <> item.id)
   WHERE place = :place AND id IN (SELECT id FROM inside WHERE id <> notebook)`,
);
const FORGET_PARTS = sql("UPDATE item SET drive_part = NULL WHERE place = ? AND drive_part IS NOT NULL");
const SHARES = sql("SELECT DISTINCT shared FROM item WHERE place = ? AND shared IS NOT NULL");
const SHARE = sql(spread("shared = :mark"));
const MADE = sql("SELECT DISTINCT teams_folder FROM item WHERE place = ? AND teams_folder IS NOT NULL");
// A folder of that name further down is somebody's own.
const FILL = sql(
  spread(`teams_folder = :mark AND parent IN (
       SELECT root.id FROM item root WHERE root.place = :place AND root.parent IS NULL AND root.name IS NULL)`),
);

export function* settle(service: ServiceId, container: string): Asking<void> {
  const found = yield* PLACE.get<{ place: number }>(service, container);
  if (found === undefined) return;
  const { place } = found;
  if ((yield* ANY_GONE.get(place)) !== undefined) for (const statement of DROP) yield* statement.send({ place });
  yield* CLEAR.send(place);
  yield* CLOSE.send({ place });
  for (const statement of FORGET) yield* statement.send({ place });
  yield* BIND.send({ place });
  if (service === "onedrive.files") yield* tellParts(place);
}

/** The farthest reach stands, and what Teams keeps before it. */
function* tellParts(place: number): Asking<void> {
  yield* FORGET_PARTS.send(place);
  const reaches = new Set((yield* SHARES.all(place)).map(({ shared }) => shared));
  for (const mark of REACHES) if (reaches.has(mark)) yield* SHARE.send({ place, mark, part: `shared-${mark}` });
  const folders = new Set((yield* MADE.all(place)).map(({ teams_folder }) => teams_folder));
  for (const mark of TEAMS_FOLDERS) if (folders.has(mark)) yield* FILL.send({ place, mark, part: mark });
}

/** Gives a part to the items that this condition marks, and to all that lies below them. */
function spread(condition: string): string {
  return `WITH RECURSIVE inside (id) AS (
       SELECT id FROM item WHERE place = :place AND ${condition}
       UNION
       SELECT item.id FROM item JOIN inside ON item.parent = inside.id WHERE item.place = :place)
     UPDATE item SET drive_part = :part WHERE place = :place AND id IN (SELECT id FROM inside)`;
}
