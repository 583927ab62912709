/**
 * What a request costs, in the resource units of the service that it asks, by its path and its options. Microsoft's
 * rules: https://learn.microsoft.com/graph/throttling-limits and the note on SharePoint of 2 October 2025.
 */

import type { LimitTable } from "../../model/limits.ts";
import { routeOf } from "../route.ts";
import type { Place } from "./place.ts";

/** Last words of paths that give many things: whatever else is one thing. */
const LISTS =
  /\/(children|columns|contentTypes|drives|getAllSites|items|lists|pages|sites|subscriptions|thumbnails|versions)$|\/oneDrive\.getAllSites$|\/pages\/microsoft\.graph\.sitePage$|\/search(\(|$)/i;
const SELECT = /(^|&)(\$|%24)select=/i;
const EXPAND = /(^|&)(\$|%24)expand=/i;
const TOP = /(?:^|&)(?:\$|%24)top=(\d+)/i;
const TOKEN = /[?&](\$|%24)?(token|skiptoken|deltatoken)=|\(token=/i;

/** @param path below the Graph root, its query with it. @returns units; 1 where the service counts requests. */
export function priceOf(table: LimitTable, path: string, { family }: Place): number {
  if (family === "sharepoint") return inStorage(table.sharepoint.units, path);
  return family === "directory" ? inDirectory(table.directory, path) : 1;
}

function inStorage(units: LimitTable["sharepoint"]["units"], path: string): number {
  const [bare = "", query = ""] = path.split("?", 2);
  if (/\/permissions$/i.test(bare) || /expand=[^&]*\bpermissions\b/i.test(query)) return units.permissions;
  if (/\/(microsoft\.graph\.)?delta(\(|$)/i.test(bare)) return TOKEN.test(path) ? units.deltaNext : units.deltaFirst;
  return LISTS.test(bare) ? units.list : units.other;
}

function inDirectory({ units, other }: LimitTable["directory"], path: string): number {
  const [bare = "", query = ""] = path.split("?", 2);
  const route = routeOf(bare);
  const base = units.find(({ path: known }) => known === route)?.units ?? other;
  const top = TOP.exec(query)?.[1];
  const less = (SELECT.test(query) ? 1 : 0) + (top !== undefined && Number(top) < 20 ? 1 : 0);
  return Math.max(1, base - less + (EXPAND.test(query) ? 1 : 0));
}
