/** Which permissions open a route. */

import { OPENED } from "./permissions-table.ts";

const needed = new Map(OPENED.flatMap(([permissions, paths]) => paths.map((path) => [path, permissions] as const)));

/** One of them is enough; empty where Microsoft lists none. */
export function needsOf(path: string): readonly string[] {
  return needed.get(path) ?? [];
}

export const READ_PERMISSIONS: readonly string[] = [...new Set(OPENED.flatMap(([permissions]) => permissions))].sort();
