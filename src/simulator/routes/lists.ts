/** Lists of a site and their rows. Columns come only when they are asked for. */

import { type Asked, found, listed, type Reply, type Route, slots } from "../http/route.ts";
import { type List, listById, listJson, listsOf } from "../ministry/lists.ts";
import { changedRows, rowJson, rowsOf } from "../ministry/lists-rows.ts";
import type { Ground } from "../ministry/sites-ground.ts";
import { ofSite } from "./sites.ts";
import { type Answer, get, missing } from "./sites-answers.ts";

export const LIST_ROUTES: readonly Route[] = [
  get(
    "/sites/{site-id}/lists",
    ofSite((ground, place, asked) => {
      const system = asked.query.get("$select")?.split(",").includes("system") ?? false;
      const shown = listsOf(ground, place).filter((list) => system || !list.system);
      return listed(shown.map((list) => listJson(ground, list)));
    }),
  ),
  get(
    "/sites/{site-id}/lists/{list-id}",
    ofList((ground, list) => found(listJson(ground, list))),
  ),
  get(
    "/sites/{site-id}/lists/{list-id}/items",
    ofList((ground, list, asked) => {
      const rows = rowsOf(ground, list);
      return slots(rows.length, (at) => rowAsked(ground, list, rows[at] ?? 0, asked));
    }),
  ),
  get("/sites/{site-id}/lists/{list-id}/items/delta", ofList(changesAsked)),
  get(
    "/sites/{site-id}/lists/{list-id}/items/{listItem-id}",
    ofList((ground, list, asked) => {
      const number = Number(asked.params["listItem-id"]);
      const known = rowsOf(ground, list).includes(number - 1);
      return known ? found(rowAsked(ground, list, number - 1, asked)) : missing("The specified item was not found");
    }),
  ),
];

function ofList(answer: (ground: Ground, list: List, asked: Asked) => Reply): Answer {
  return ofSite((ground, place, asked) => {
    const list = listById(ground, place, asked.params["list-id"] ?? "");
    return list === null ? missing("The specified list was not found") : answer(ground, list, asked);
  });
}

/** All rows at first; by a later link, those that have come or changed since, and of those that are gone their ids. */
function changesAsked(ground: Ground, list: List, asked: Asked): Reply {
  const rows = rowsOf(ground, list);
  return {
    kind: "slots",
    slots: {
      count: rows.length,
      at: (slot) => rowAsked(ground, list, rows[slot] ?? 0, asked),
      pages: { usual: 200, most: 1000 },
      delta: true,
      since: () => {
        const [there, changed] = [new Set(rows), changedRows(ground, list)];
        const at = (slot: number) => {
          const d = changed[slot] ?? 0;
          return there.has(d) ? rowAsked(ground, list, d, asked) : { id: String(d + 1), deleted: { state: "deleted" } };
        };
        return { count: changed.length, at };
      },
    },
  };
}

/** `$expand=fields` gives all columns, `fields($select=Title,Commentaire)` those named and the row's number. */
function rowAsked(ground: Ground, list: List, d: number, { query }: Asked): Record<string, unknown> {
  const { fields, ...row } = rowJson(ground, list, d);
  const wanted = /^fields(?:\((?:\$)?select=([^)]*)\))?$/.exec(query.get("$expand") ?? "");
  if (wanted === null) return row;
  const columns = wanted[1]?.split(",").map((name) => name.trim());
  const kept = Object.entries(fields as Record<string, unknown>).filter(
    ([name]) => columns === undefined || name === "id" || columns.includes(name),
  );
  return { ...row, fields: Object.fromEntries(kept) };
}
