/** Couverture: what was not seen or not read, and why. */

import { INCOMPLETE_CAUSES } from "../../model/gap.ts";
import type { CoverageRow } from "../../model/plan.ts";
import type { ServiceId } from "../../model/service.ts";
import { mergedGaps } from "../gaps.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

interface Unseen {
  readonly service: ServiceId | null;
  readonly cause: string;
  readonly where: string | null;
  readonly count: number;
  readonly containers: number | null;
  readonly incomplete: boolean;
  readonly permission: string | null;
  readonly code: string | null;
}

function fromGap(gap: CoverageRow, { t }: View): Unseen {
  return { ...gap, cause: t.names.cause[gap.cause], incomplete: INCOMPLETE_CAUSES.has(gap.cause) };
}

export function unreadName(reason: string, { t }: View): string {
  const names: Readonly<Record<string, string>> = t.names.unread;
  return names[reason] ?? reason;
}

/** Gaps first, those that make the scan incomplete at their head; then contents that were not read. */
function unseen(view: View): readonly Unseen[] {
  const gaps = mergedGaps(view.book.coverage).map((gap) => fromGap(gap, view));
  const unread = view.book.unread.map(({ service, reason, items }) => ({
    service,
    cause: unreadName(reason, view),
    where: view.t.workbook.contentUnread,
    count: items,
    containers: null,
    incomplete: false,
    permission: null,
    code: null,
  }));
  return [...gaps.filter(({ incomplete }) => incomplete), ...gaps.filter(({ incomplete }) => !incomplete), ...unread];
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
