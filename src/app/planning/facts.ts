/** Every fact of a kind, in the store's order, read a thousand at a time; those after an id when it is given. */

import type { FactKind, FactOf } from "../../model/records.ts";
import type { RecordStore } from "../../store/port.ts";

const PAGE = 1000;

export async function* factsOf<K extends FactKind>(
  store: RecordStore,
  kind: K,
  from: string | null = null,
): AsyncGenerator<FactOf<K>> {
  for (let after = from; ; ) {
    const page: readonly FactOf<K>[] = await store.facts(kind, after, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    after = (page.at(-1) as FactOf<K>).id;
  }
}
