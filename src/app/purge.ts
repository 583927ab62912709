/** The use case behind `purge`: what is there, and its deletion. */

import { listOutputs, purgeOutputs } from "../store/output-set.ts";
import { listStore, type Purged, purgeStore } from "../store/purge.ts";

export function listPurge(store: string, out: string): readonly string[] {
  return [...listStore(store), ...listOutputs(out)];
}

/** The store first: while a scan writes to it, nothing is deleted. */
export function purge(store: string, out: string): Purged {
  const { files, folder } = purgeStore(store);
  return { files: [...files, ...purgeOutputs(out)], folder };
}
