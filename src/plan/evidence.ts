/** Counts what was created before and after the days that matter. Grows with the months, not with the tenant. */

import { dayOf, type IsoDate } from "../model/dates.ts";
import { type Created, EVIDENCE_KINDS, type EvidenceKind } from "../model/evidence.ts";

type Counting = { before: number; between: number; after: number; unknown: number; first: IsoDate | null };

export class CreationCount {
  readonly #engagedOn: IsoDate;
  readonly #textOn: IsoDate;
  readonly #sums = new Map<EvidenceKind, Counting>();
  readonly #months = new Map<EvidenceKind, Map<string, number>>();

  constructor(engagedOn: IsoDate, textOn: IsoDate) {
    [this.#engagedOn, this.#textOn] = [engagedOn, textOn];
    for (const kind of EVIDENCE_KINDS) {
      this.#sums.set(kind, { before: 0, between: 0, after: 0, unknown: 0, first: null });
      this.#months.set(kind, new Map());
    }
  }

  see(kind: EvidenceKind, created: string | null): void {
    const sum = this.#sums.get(kind) as Counting;
    const day = dayOf(created);
    if (day === null) {
      sum.unknown += 1;
      return;
    }
    if (day < this.#engagedOn) sum.before += 1;
    else if (day <= this.#textOn) sum.between += 1;
    else sum.after += 1;
    if (sum.first === null || day < sum.first) sum.first = day;
    const months = this.#months.get(kind) as Map<string, number>;
    const month = day.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + 1);
  }

  get created(): readonly Created[] {
    return EVIDENCE_KINDS.map((kind) => {
      const months = [...(this.#months.get(kind) as Map<string, number>)]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([month, created]) => ({ month, created }));
      return { kind, ...(this.#sums.get(kind) as Counting), months };
    });
  }
}
