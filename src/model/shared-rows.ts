/**
 * Rows of text that several processes change together, each by its key, on one clock that all of them share: that of the
 * database. Whoever keeps them knows nothing of what they say.
 */

export interface SharedRow {
  readonly text: string;
  /** Milliseconds since 1970 on the clock that all share, from which on it is as if it were not there; null for never. */
  readonly until: number | null;
}

export interface RowsChanged<T> {
  /** Null: the row is to be deleted. What is not named stays as it is. */
  readonly rows: ReadonlyMap<string, SharedRow | null>;
  readonly result: T;
}

export interface SharedRows {
  /**
   * In one transaction: nobody else changes a row of those keys meanwhile, whether it is there yet or not. A connection
   * that was lost is had again, and the change made again: it has to be a pure function.
   * @param read more keys that are looked at, as they stand, and not changed.
   * @param change of the rows that there are. @param now milliseconds since 1970 on the clock that all share.
   * @throws whatever lasts: it is not asked again.
   */
  change<T>(
    keys: readonly string[],
    read: readonly string[],
    change: (rows: ReadonlyMap<string, string>, now: number) => RowsChanged<T>,
  ): Promise<T>;
}
