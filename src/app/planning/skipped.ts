/** What a plan says that it did not see, and where the tenant's own figures differ, in sentences. */

import { catalogueOf, type Language } from "../../lang/index.ts";
import type { Book, CoverageRow } from "../../model/book.ts";
import { type Difference, SERVICE_OF, sourceName } from "../../model/difference.ts";
import { ORDERED } from "../../model/gap.ts";
import type { Plan } from "../../model/plan.ts";
import { SERVICES } from "../../model/service.ts";
import type { Survey } from "./survey.ts";

export function skippedOf(row: CoverageRow, language: Language): Plan["coverage"]["skipped"][number] {
  const { service, where, cause, permission, containers, count } = row;
  const words = catalogueOf(language).plan.coverage;
  const reason = where.endsWith(ORDERED) ? words.ordered : words.gap(cause, containers, count, null);
  return { scope: service === null ? where : `${service}: ${where}`, reason, permission };
}

/** A difference takes nothing from what was counted: the scan is as complete as its gaps say, and is told to be looked at. */
export function differing(one: Difference, language: Language): Plan["coverage"]["skipped"][number] {
  const service = SERVICE_OF[one.source];
  const where = sourceName(one.source);
  const reason = catalogueOf(language).differences.sentence(one);
  return { scope: service === null ? where : `${service}: ${where}`, reason, permission: null };
}

export function unreadOf({ sums }: Survey): Book["unread"] {
  return SERVICES.flatMap(({ id: service }) =>
    [...(sums.get(service)?.unread ?? [])]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([reason, items]) => ({ service, reason, items })),
  );
}
