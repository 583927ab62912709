/** Gaps as people read them: places without the identifiers that a program needs, equal ones counted together. */

import type { CoverageRow } from "../model/book.ts";

/** The name of a route, a collector or a service, and the stars of a whole one: letters alone, in words of two and more. */
const WORD = /^(?:oauth2|[a-z]+)(?:[A-Z][a-z]+|[-.][a-z]+)*$|^\*+$/;
/** As long as identifiers are; shorter ones have digits or capitals among their letters. */
const LONG = /^[\w-]{24,}$/;
/** The names of usage reports are as long as identifiers. */
const REPORT = /^get[A-Z]\w+$/;

/** `drive-files/b!Vd3…` is `drive-files/…`. */
export function placeName(where: string): string {
  const parts = where.split("/").map((part) => (isName(part) ? part : "…"));
  return parts.join("/");
}

/** Whatever else stands there may name one thing in the tenant: a GUID, a drive, a plan, an address. */
const isName = (part: string): boolean => REPORT.test(part) || (WORD.test(part) && !LONG.test(part));

/** The same of a place that its service stands before: `onedrive.files: drive-files/b!Vd3…`. */
export function scopeName(scope: string): string {
  const [, service = "", where = ""] = /^([a-z]+\.[a-z-]+: )?(.*)$/s.exec(scope) ?? [];
  return service + placeName(where);
}

/** Where a copy is for whoever may read it. */
export const namelessGaps = (rows: readonly CoverageRow[]): readonly CoverageRow[] =>
  mergedGaps(rows).map((row) => ({ ...row, names: [] }));

export function mergedGaps(rows: readonly CoverageRow[]): readonly CoverageRow[] {
  const merged = new Map<string, CoverageRow>();
  for (const row of rows) {
    const where = placeName(row.where);
    const key = JSON.stringify([row.service, where, row.cause, row.permission]);
    const before = merged.get(key);
    merged.set(key, {
      ...row,
      where,
      code: before === undefined || before.code === row.code ? row.code : null,
      containers: (before?.containers ?? 0) + row.containers,
      count: (before?.count ?? 0) + row.count,
      names: [...(before?.names ?? []), ...(row.names ?? [])],
    });
  }
  return [...merged.values()];
}
