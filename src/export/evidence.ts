/** What the tenant shows of the days that matter, in sentences. */

import type { View } from "./view.ts";

export function evidenceTold({ book, t, format }: View): readonly string[] {
  const { evidence } = book;
  const [engaged, text] = [format.day(evidence.engagedOn), format.day(evidence.textOn)];
  const opened = evidence.openedAfter.reduce((sum, { spaces }) => sum + spaces, 0);
  return [
    ...evidence.created.map(({ kind, before, between, after, unknown, first }) => {
      const dated = before + between + after;
      const counts = { before: format.count(before), all: format.count(dated), unknown: format.count(unknown) };
      return t.evidence.before(kind, counts, engaged, first && format.day(first), unknown > 0);
    }),
    t.evidence.opened(format.count(opened), format.one(opened), text),
    ...(evidence.undated > 0 ? [t.evidence.undated(format.count(evidence.undated), format.one(evidence.undated))] : []),
    ...(evidence.licensed.length > 0
      ? [
          t.evidence.licensed(
            evidence.licensed.map(({ service, first }) => [t.evidence.services[service], format.day(first)] as const),
          ),
        ]
      : []),
    t.evidence.unseen,
  ];
}
