/** Rows of the history as they are written and read: spaces and directorates stand in them by number. */

import type { EarlierRow, KeptRow } from "../../model/history.ts";
import type { ServiceId } from "../../model/service.ts";
import type { Asking, Row } from "../asking.ts";
import { GONE, SQL } from "./history-sql.ts";

/** Its place in the list is what a row says: words may be added at the end. */
const COVERAGES = ["complete", "sampled", "partial", "not-scanned"] as const;
/** Rows that are written in one transaction: numbers that it gives are forgotten with it, where it is undone. */
export class Keeping {
  readonly #scan: number;
  readonly #units = new Units();
  /** The last number given: read at the start, and noted at the end. */
  #last = 0;

  constructor(scan: number) {
    this.#scan = scan;
  }

  *rows(rows: readonly KeptRow[], compare: boolean): Asking<readonly (EarlierRow | null)[]> {
    const before = yield* this.#begin();
    const earlier: (EarlierRow | null)[] = [];
    for (const row of rows) {
      const space = yield* this.#put(row);
      earlier.push(compare ? yield* this.#earlier(row, space) : null);
    }
    yield* this.#end(before);
    return earlier;
  }

  *gone(rows: readonly KeptRow[]): Asking<void> {
    const before = yield* this.#begin();
    for (const row of rows) yield* this.#put(row);
    yield* this.#end(before);
  }

  *#begin(): Asking<number> {
    this.#last = Number((yield* SQL.last.get())?.value ?? 0);
    return this.#last;
  }

  *#end(before: number): Asking<void> {
    if (this.#last !== before) yield* SQL.noteLast.send(String(this.#last));
  }

  *#space({ service, id }: KeptRow): Asking<number> {
    const known = yield* SQL.space.get(service, id);
    if (known !== undefined) return Number(known.space);
    this.#last += 1;
    yield* SQL.addSpace.send(service, id, this.#last);
    return this.#last;
  }

  *#put(row: KeptRow): Asking<number> {
    const space = yield* this.#space(row);
    const { items, bytes, sensitive } = row;
    const unit = yield* this.#units.number(row.unit);
    const department = yield* this.#units.number(row.department ?? null);
    const word = row.gone ? GONE : COVERAGES.indexOf(row.coverage);
    yield* SQL.put.send(space, this.#scan, unit, department, items, bytes, sensitive, word);
    return space;
  }

  *#earlier({ service, id }: KeptRow, space: number): Asking<EarlierRow | null> {
    const found = (yield* SQL.whole.get(space, this.#scan)) ?? (yield* SQL.any.get(space, this.#scan));
    if (found === undefined) return null;
    return { ...(yield* this.#units.row({ ...found, service, id })), scan: Number(found.scan) };
  }
}

/** Directorates by number: as many are held as the tenant has. */
export class Units {
  readonly #numbers = new Map<string, number>();
  readonly #names = new Map<number, string>();

  #known(name: string, unit: number): void {
    this.#numbers.set(name, unit);
    this.#names.set(unit, name);
  }

  *number(name: string | null): Asking<number | null> {
    if (name === null) return null;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const found = (yield* SQL.unit.get(name)) ?? (yield* SQL.addUnit.get(name));
    const unit = Number(found?.unit);
    this.#known(name, unit);
    return unit;
  }

  *#name(unit: unknown): Asking<string | null> {
    if (unit === null) return null;
    const number = Number(unit);
    const known = this.#names.get(number);
    if (known !== undefined) return known;
    const name = String((yield* SQL.unitName.get(number))?.name);
    this.#known(name, number);
    return name;
  }

  *row(row: Row): Asking<KeptRow> {
    return {
      service: String(row.service) as ServiceId,
      id: String(row.id),
      unit: yield* this.#name(row.unit),
      department: yield* this.#name(row.department),
      items: numberOf(row.items),
      bytes: numberOf(row.bytes),
      sensitive: Number(row.sensitive),
      coverage: COVERAGES[Number(row.coverage)] ?? "complete",
      ...(row.coverage === GONE && { gone: true }),
    };
  }
}

const numberOf = (value: unknown) => (value === null ? null : Number(value));
