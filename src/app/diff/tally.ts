/** Adds changes up as they are met: by cause, by kind, between directorates, and the largest of each kind among what is nobody's own. Holds no more. */

import { CAUSES, type Cause, CHANGE_KINDS, type Change, type ChangeKind } from "../../model/change.ts";
import { type Amount, NO_AMOUNT, plus, type SpaceRow } from "../../model/history.ts";
import { mayBeIndividual } from "../../model/individual.ts";

/** Of each kind. The others are in the sums, and one by one with `--json`. */
const LARGEST = 10;

export interface SpaceChange {
  readonly from: SpaceRow | null;
  readonly to: SpaceRow | null;
  readonly changes: readonly Change[];
}

export interface CauseSum extends Amount {
  readonly causes: readonly Cause[];
  readonly changes: number;
}

export interface KindSum extends CauseSum {
  readonly kind: ChangeKind;
}

/** What passed from one directorate to another; null is no known one. */
export interface UnitMove extends Amount {
  readonly from: string | null;
  readonly to: string | null;
  readonly causes: readonly Cause[];
}

export interface ChangeSums {
  readonly spaces: { readonly one: number; readonly other: number; readonly changed: number };
  readonly byCause: readonly CauseSum[];
  readonly byKind: readonly KindSum[];
  readonly betweenUnits: readonly UnitMove[];
}

export interface Largest {
  readonly kind: ChangeKind;
  readonly first: readonly SpaceChange[];
  /** How many more there are, those below left aside. */
  readonly others: number;
  /** Spaces that are one person's own: persons are ranked nowhere. */
  readonly own: number;
}

export class ChangeTally {
  readonly #causes = new Map<string, CauseSum>();
  readonly #kinds = new Map<string, KindSum>();
  readonly #moves = new Map<string, UnitMove>();
  readonly #first = new Map<ChangeKind, { change: SpaceChange; size: number }[]>();
  readonly #times = new Map<ChangeKind, number>();
  readonly #own = new Map<ChangeKind, number>();
  readonly #spaces = { one: 0, other: 0, changed: 0 };

  see(met: SpaceChange): void {
    const { from, to, changes } = met;
    if (from) this.#spaces.one += 1;
    if (to) this.#spaces.other += 1;
    if (changes.length > 0) this.#spaces.changed += 1;
    for (const { kind, causes } of changes) {
      const amount = amountOf(kind, from, to);
      const because = causes.join();
      const all = this.#causes.get(because);
      this.#causes.set(because, { causes, changes: (all?.changes ?? 0) + 1, ...plus(all ?? NO_AMOUNT, amount) });
      const key = `${kind} ${because}`;
      const alike = this.#kinds.get(key);
      const changed = (alike?.changes ?? 0) + 1;
      this.#kinds.set(key, { kind, causes, changes: changed, ...plus(alike ?? NO_AMOUNT, amount) });
      if (kind === "moved-unit" && from && to) this.#move(from, to, causes);
      this.#keep(kind, met, sizeOf(kind === "moved-unit" ? known(to) : amount));
    }
  }

  #move(one: SpaceRow, other: SpaceRow, causes: readonly Cause[]): void {
    const key = JSON.stringify([one.unit, other.unit, causes]);
    const before = this.#moves.get(key) ?? NO_AMOUNT;
    const { items, bytes, sensitive } = other;
    const amount = plus(before, { spaces: 1, items: items ?? 0, bytes: bytes ?? 0, sensitive });
    this.#moves.set(key, { from: one.unit, to: other.unit, causes, ...amount });
  }

  #keep(kind: ChangeKind, change: SpaceChange, size: number): void {
    const row = change.to ?? change.from;
    const counts = row !== null && mayBeIndividual(row.service, row.kind) ? this.#own : this.#times;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (counts === this.#own) return;
    const first = this.#first.get(kind) ?? [];
    this.#first.set(kind, first);
    first.push({ change, size });
    // Sorting is stable: between equals the first in plan order stays.
    if (first.length >= 4 * LARGEST) first.sort((one, other) => other.size - one.size).splice(LARGEST);
  }

  sums(): ChangeSums {
    const order = ({ causes }: CauseSum) => causes.map((cause) => CAUSES.indexOf(cause)).join();
    const byOrder = (one: CauseSum, other: CauseSum) => (order(one) < order(other) ? -1 : 1);
    const name = ({ from, to }: UnitMove) => JSON.stringify([from, to]);
    return {
      spaces: { ...this.#spaces },
      byCause: [...this.#causes.values()].sort(byOrder),
      byKind: CHANGE_KINDS.flatMap((kind) =>
        [...this.#kinds.values()].filter((sum) => sum.kind === kind).sort(byOrder),
      ),
      betweenUnits: [...this.#moves.values()].sort(
        (one, other) => other.spaces - one.spaces || (name(one) < name(other) ? -1 : 1),
      ),
    };
  }

  largest(): readonly Largest[] {
    return CHANGE_KINDS.flatMap((kind) => {
      const [kept, own] = [this.#first.get(kind) ?? [], this.#own.get(kind) ?? 0];
      if (kept.length === 0 && own === 0) return [];
      const first = kept.sort((one, other) => other.size - one.size).slice(0, LARGEST);
      const others = (this.#times.get(kind) ?? 0) - first.length;
      return [{ kind, first: first.map(({ change }) => change), others, own }];
    });
  }
}

const known = (row: SpaceRow | null): Amount =>
  row === null ? NO_AMOUNT : { spaces: 1, items: row.items ?? 0, bytes: row.bytes ?? 0, sensitive: row.sensitive };

/** By how much this change alone changes what there is. What is not known of one of both changes nothing. */
function amountOf(kind: ChangeKind, from: SpaceRow | null, to: SpaceRow | null): Amount {
  const [was, is] = [known(from), known(to)];
  if (from === null || to === null) {
    return {
      spaces: is.spaces - was.spaces,
      items: is.items - was.items,
      bytes: is.bytes - was.bytes,
      sensitive: is.sensitive - was.sensitive,
    };
  }
  if (kind === "grown" || kind === "shrunk") {
    const by = (one: number | null, other: number | null) => (one === null || other === null ? 0 : other - one);
    return { ...NO_AMOUNT, items: by(from.items, to.items), bytes: by(from.bytes, to.bytes) };
  }
  if (kind.endsWith("-sensitive")) return { ...NO_AMOUNT, sensitive: to.sensitive - from.sensitive };
  return NO_AMOUNT;
}

const sizeOf = ({ items, bytes, sensitive }: Amount) =>
  Math.abs(sensitive) * 1e6 + Math.abs(items) * 1e3 + Math.abs(bytes);
