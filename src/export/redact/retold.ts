/** What the administration's own files say (editions, offers, profiles, obstacles), told again without their words. */

import type { Book } from "../../model/book.ts";
import type { PlanQuestion } from "../../model/plan-question.ts";
import type { PlanService } from "../../model/plan-service.ts";
import type { ServiceId } from "../../model/service.ts";

type Part = PlanService["parts"][number];

/** What a plan says of a service in the words of the doctrine. */
export type Said = Pick<PlanService, "rule" | "sources" | "reason" | "reasons" | "targets"> & {
  readonly parts: readonly Pick<Part, "id" | "rule" | "reason" | "reasons" | "targets">[];
};

export interface Retold
  extends Pick<Book, "edition" | "laterEditions" | "verdicts" | "profiles" | "offers" | "obstacles"> {
  readonly services: ReadonlyMap<ServiceId, Said>;
  readonly questions: readonly PlanQuestion[];
  /** Of an offer, or a part of a service: itself where it comes with Bascule. */
  id(own: string): Promise<string>;
}

/** Where no file is the administration's own. */
export const asWritten = (book: Book): Retold => ({
  ...book,
  services: new Map(),
  questions: book.plan.questions,
  id: async (id) => id,
});

/** Rows under the ids that offers bear in the copy. */
export async function withOffers<T extends { readonly offer: string | null }>(rows: readonly T[], { id }: Retold) {
  const named: T[] = [];
  for (const row of rows) named.push({ ...row, offer: row.offer && (await id(row.offer)) });
  return named;
}
