/** What `--include` and `--exclude` name: entries as they stand, and files of entries (`@list.txt`). */

import { readList } from "../store/lists.ts";
import { SettingFault } from "./faults.ts";

export function entriesOf(cwd: string, given: readonly string[]): readonly string[] {
  return given.flatMap((entry) => {
    if (!entry.startsWith("@") || entry.slice(1).includes("@")) return [entry];
    const path = entry.slice(1);
    if (path === "") throw new SettingFault(({ terminal }) => terminal.usage.listUnnamed);
    const entries = readList(cwd, path);
    // An empty list would mean no limit: what was to be a pilot would be the whole tenant.
    if (entries?.length === 0) throw new SettingFault(({ terminal }) => terminal.usage.listEmpty(path));
    if (entries !== null) return entries;
    // `@example.org` is a domain; it is taken for a file only when there is one of that name.
    if (/^@[^/\\]+\.[^/\\]+$/.test(entry) && !/\.(txt|csv|lst|list)$/i.test(entry)) return [entry];
    throw new SettingFault(({ terminal }) => terminal.usage.listUnreadable(path));
  });
}
