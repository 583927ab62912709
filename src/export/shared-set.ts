/**
 * Sets of a few kinds, as they grow by one: all that came to the same in the same order have one object. Tens of thousands of
 * teams are told by sets, and hardly more than a dozen of these differ.
 */

export interface SharedSets<T> {
  readonly none: ReadonlySet<T>;
  /** The same set where it holds the value already. */
  with(set: ReadonlySet<T>, value: T): ReadonlySet<T>;
}

/** For values of a closed list: whatever was met stays known. */
export function sharedSets<T>(): SharedSets<T> {
  const grown = new Map<ReadonlySet<T>, Map<T, ReadonlySet<T>>>();
  return {
    none: new Set<T>(),
    with: (set, value) => {
      if (set.has(value)) return set;
      const next = grown.get(set) ?? new Map<T, ReadonlySet<T>>();
      const found = next.get(value) ?? new Set([...set, value]);
      next.set(value, found);
      grown.set(set, next);
      return found;
    },
  };
}
