/**
 * Once the tree of a library is whole, what a folder is goes down to what it holds: what a deleted one held is gone,
 * though nothing more is told of it; the content of a private
 * folder may not be read, what lies in a notebook is the notebook's, no file of the library's, and what is shared or
 * kept by Teams in a personal drive is told apart.
 */

import type { DatabaseSync } from "node:sqlite";
import { REACHES, TEAMS_FOLDERS } from "../../model/drive-part.ts";
import type { ServiceId } from "../../model/service.ts";

export function settlingOf(database: DatabaseSync): (service: ServiceId, container: string) => void {
  const place = database.prepare("SELECT place FROM place WHERE service = ? AND id = ?");
  const isGone = database.prepare("SELECT 1 FROM item WHERE place = ? AND type = 'gone' LIMIT 1");
  const drop = ["outcome", "finding", "item"].map((table) =>
    database.prepare(
      `WITH RECURSIVE below (id) AS (
         SELECT id FROM item WHERE place = :place AND type = 'gone'
         UNION
         SELECT item.id FROM item JOIN below ON item.parent = below.id WHERE item.place = :place)
       DELETE FROM ${table} WHERE place = :place AND ${table === "item" ? "id" : "item"} IN (SELECT id FROM below)`,
    ),
  );
  const clear = database.prepare(
    "UPDATE item SET closed = private, notebook = NULL WHERE place = ? AND (closed <> private OR notebook IS NOT NULL)",
  );
  const close = database.prepare(
    `WITH RECURSIVE below (id) AS (
       SELECT id FROM item WHERE place = :place AND private = 1 AND type <> 'file'
       UNION
       SELECT item.id FROM item JOIN below ON item.parent = below.id WHERE item.place = :place)
     UPDATE item SET closed = 1 WHERE place = :place AND id IN (SELECT id FROM below)`,
  );
  const bind = database.prepare(
    `WITH RECURSIVE inside (id, notebook) AS (
       SELECT id, id FROM item WHERE place = :place AND type = 'notebook'
       UNION
       SELECT item.id, inside.notebook FROM item JOIN inside ON item.parent = inside.id WHERE item.place = :place)
     UPDATE item SET notebook = (SELECT MIN(inside.notebook) FROM inside WHERE inside.id = item.id AND inside.notebook <> item.id)
     WHERE place = :place AND id IN (SELECT id FROM inside WHERE id <> notebook)`,
  );
  const forgetParts = database.prepare("UPDATE item SET drive_part = NULL WHERE place = ? AND drive_part IS NOT NULL");
  const shares = database.prepare("SELECT DISTINCT shared FROM item WHERE place = ? AND shared IS NOT NULL");
  const share = database.prepare(spread("shared = :mark"));
  const made = database.prepare("SELECT DISTINCT teams_folder FROM item WHERE place = ? AND teams_folder IS NOT NULL");
  // A folder of that name further down is somebody's own.
  const fill = database.prepare(
    spread(`teams_folder = :mark AND parent IN (
         SELECT root.id FROM item root WHERE root.place = :place AND root.parent IS NULL AND root.name IS NULL)`),
  );
  /** The farthest reach stands, and what Teams keeps before it. */
  const part = (place: number) => {
    forgetParts.run(place);
    const reaches = new Set(shares.all(place).map(({ shared }) => shared));
    for (const mark of REACHES) if (reaches.has(mark)) share.run({ place, mark, part: `shared-${mark}` });
    const folders = new Set(made.all(place).map(({ teams_folder }) => teams_folder));
    for (const mark of TEAMS_FOLDERS) if (folders.has(mark)) fill.run({ place, mark, part: mark });
  };
  // Read before its folder was called private: what was found there is not known any more.
  const forget = ["outcome WHERE", "finding WHERE origin IN ('content', 'label') AND"].map((of) =>
    database.prepare(
      `DELETE FROM ${of} place = :place AND item IN (SELECT id FROM item WHERE place = :place AND closed = 1)`,
    ),
  );
  return (service, container) => {
    const found = place.get(service, container);
    if (found === undefined) return;
    const here = { place: found.place as number };
    if (isGone.get(here.place) !== undefined) for (const statement of drop) statement.run(here);
    clear.run(here.place);
    close.run(here);
    for (const statement of forget) statement.run(here);
    bind.run(here);
    if (service === "onedrive.files") part(here.place);
  };
}

/** Gives a part to the items that this condition marks, and to all that lies below them. */
function spread(condition: string): string {
  return `WITH RECURSIVE inside (id) AS (
       SELECT id FROM item WHERE place = :place AND ${condition}
       UNION
       SELECT item.id FROM item JOIN inside ON item.parent = inside.id WHERE item.place = :place)
     UPDATE item SET drive_part = :part WHERE place = :place AND id IN (SELECT id FROM inside)`;
}
