/** Couverture: what was not seen or not read, and why; then what the tenant's own reports and counts say otherwise. */

import { type Difference, SERVICE_OF, sourceName } from "../../model/difference.ts";
import { INCOMPLETE_CAUSES } from "../../model/gap.ts";
import type { Oddity } from "../../model/oddity.ts";
import type { CoverageRow } from "../../model/plan.ts";
import type { ServiceId } from "../../model/service.ts";
import { mergedGaps } from "../gaps.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

interface Unseen {
  readonly service: ServiceId | null;
  readonly cause: string;
  readonly where: string | null;
  readonly detail: string | null;
  readonly count: number;
  readonly containers: number | null;
  readonly incomplete: boolean;
  readonly permission: string | null;
  readonly code: string | null;
}

function fromGap(gap: CoverageRow, { t }: View): Unseen {
  return { ...gap, detail: null, cause: t.names.cause[gap.cause], incomplete: INCOMPLETE_CAUSES.has(gap.cause) };
}

export function unreadName(reason: string, { t }: View): string {
  const names: Readonly<Record<string, string>> = t.names.unread;
  return names[reason] ?? reason;
}

/** The space where one is named; else what the scan was compared with. */
function fromDifference(one: Difference, { t }: View): Unseen {
  const words = t.differences;
  const { kind, source, place, spaces } = one;
  return {
    service: SERVICE_OF[source],
    cause: words.cause[kind],
    where: place?.name ?? place?.id ?? sourceName(source),
    detail: `${words.sentence(one)} ${words.todo(kind)}`,
    count: Math.abs((one.told ?? 0) - (one.counted ?? 0)) || spaces,
    containers: OF_SPACES.has(kind) ? spaces : null,
    incomplete: false,
    permission: null,
    code: null,
  };
}

/** Handled, whatever it was: nothing is missing nor counted twice for it, but for a loop, whose gap stands above. */
function fromOddity({ workload, kind, count }: Oddity, { t }: View): Unseen {
  const names: Readonly<Record<string, string>> = t.names.workload;
  const { name, handled } = t.oddities[kind];
  return {
    service: null,
    cause: name,
    where: names[workload] ?? workload,
    detail: handled,
    count,
    containers: null,
    incomplete: false,
    permission: null,
    code: null,
  };
}

/** Kinds that stand for so many spaces; the others for rows of a report, accounts, days. */
const OF_SPACES: ReadonlySet<Difference["kind"]> = new Set(["items", "bytes", "absent", "unreported"]);

/** Gaps first, those that make the scan incomplete at their head; contents that were not read, then differences, then what was odd. */
function unseen(view: View): readonly Unseen[] {
  const gaps = mergedGaps(view.book.coverage).map((gap) => fromGap(gap, view));
  const unread = view.book.unread.map(({ service, reason, items }) => ({
    service,
    cause: unreadName(reason, view),
    where: view.t.workbook.contentUnread,
    detail: null,
    count: items,
    containers: null,
    incomplete: false,
    permission: null,
    code: null,
  }));
  const differences = view.book.differences.map((one) => fromDifference(one, view));
  return [
    ...gaps.filter(({ incomplete }) => incomplete),
    ...gaps.filter(({ incomplete }) => !incomplete),
    ...unread,
    ...differences,
    ...view.book.oddities.map((one) => fromOddity(one, view)),
  ];
}

export const coverage = defineSheet<"coverage", Unseen>({
  id: "coverage",
  frozen: 2,
  rows: unseen,
  columns: [
    {
      id: "service",
      width: 32,
      value: ({ service }, { t }) => (service ? t.names.service[service] : t.workbook.directory),
    },
    {
      id: "cause",
      width: 36,
      value: ({ cause }) => cause,
      tint: ({ incomplete }) => (incomplete ? "warning" : null),
    },
    { id: "where", width: 36, form: "long", value: ({ where }) => where },
    { id: "detail", width: 70, form: "long", value: ({ detail }) => detail },
    { id: "count", width: 11, form: "count", value: ({ count }) => count },
    { id: "containers", width: 11, form: "count", value: ({ containers }) => containers },
    {
      id: "incomplete",
      width: 14,
      value: ({ incomplete }, { t }) => (incomplete ? t.workbook.yes : t.workbook.no),
    },
    { id: "permission", width: 26, value: ({ permission }) => permission },
    { id: "code", width: 22, value: ({ code }) => code },
  ],
});
