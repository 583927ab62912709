/** Lists of a site and their rows. Columns come only when they are asked for. */

import { type Asked, found, listed, type Reply, type Route, slots } from "../http/route.ts";
import { type List, listById, listJson, listsOf } from "../ministry/lists.ts";
import { rowJson, rowsOf } from "../ministry/lists-rows.ts";
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
