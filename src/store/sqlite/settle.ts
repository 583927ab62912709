/**
 * Once the tree of a library is whole, what a folder is goes down to what it holds: the content of a private
 * folder may not be read, and what lies in a notebook is the notebook's, no file of the library's.
 */

import type { DatabaseSync } from "node:sqlite";
import type { ServiceId } from "../../model/service.ts";

export function settlingOf(database: DatabaseSync): (service: ServiceId, container: string) => void {
  const place = database.prepare("SELECT place FROM place WHERE service = ? AND id = ?");
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
  // Read before its folder was called private: what was found there is not known any more.
  const forget = ["outcome WHERE", "finding WHERE origin = 'content' AND"].map((of) =>
    database.prepare(
      `DELETE FROM ${of} place = :place AND item IN (SELECT id FROM item WHERE place = :place AND closed = 1)`,
    ),
  );
  return (service, container) => {
    const found = place.get(service, container);
    if (found === undefined) return;
    const here = { place: found.place as number };
    clear.run(here.place);
    close.run(here);
    for (const statement of forget) statement.run(here);
    bind.run(here);
  };
}
