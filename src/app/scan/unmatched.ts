/** Entries of `--include`, `--exclude` and `scope.excludeContent` that name nobody in the directory: most often a slip of the keyboard. */

import { namesOf } from "../../collect/blocks.ts";
import { unmatched } from "../../model/scope.ts";
import type { RecordStore, ScanWish } from "../../store/port.ts";
import { factsOf } from "../planning/facts.ts";

export async function namingNobody(
  store: RecordStore,
  { include, exclude, excludeContent }: Pick<ScanWish, "include" | "exclude" | "excludeContent">,
): Promise<readonly string[]> {
  const entries = [...new Set([...include, ...exclude, ...excludeContent])];
  if (entries.length === 0) return [];
  const lists = unmatched(entries);
  for await (const person of factsOf(store, "person")) lists.see(namesOf(person));
  for await (const group of factsOf(store, "group")) lists.see(namesOf(group));
  for await (const { id, url } of factsOf(store, "site")) lists.see([id, url]);
  return lists.left();
}
