/** What waits for somebody in the spaces themselves: markings to be reported, and what only people know of places. */

import { sumsOf } from "../space-sums.ts";
import type { View } from "../view.ts";
import { NOTHING, type OpenPoint } from "./point.ts";

/** Their number alone: their places are the security officer's. */
export function escalations({ book, t, format }: View): readonly OpenPoint[] {
  const items = book.plan.services.reduce((sum, { sensitive }) => sum + sensitive.restricted, 0);
  if (items === 0) return [];
  const { who, changes, where } = t.toDecide.escalate;
  return [
    {
      ...NOTHING,
      id: "escalate",
      kind: "escalate",
      question: t.summary.restricted(format.count(items), format.one(items)),
      who,
      changes: [changes],
      by: "at-once",
      where,
    },
  ];
}

/** What only people know of places: where those go that no offer takes, and whose they are. */
export async function spaces({ book, t }: View): Promise<readonly OpenPoint[]> {
  const { unfit, nowhere, unassigned, project, key } = t.toDecide;
  const refused = book.plan.services.reduce((sum, { fit }) => sum + fit.no, 0);
  const { homeless } = await sumsOf(book);
  const directorates = { ...NOTHING, kind: "directorate", who: project, changes: [nowhere.changes] } as const;
  return [
    ...(refused === 0
      ? []
      : [
          {
            ...NOTHING,
            id: "unfit",
            kind: "unfit",
            who: project,
            ...unfit,
            question: unfit.question(refused),
          } as const,
        ]),
    ...(homeless === 0
      ? []
      : [
          { ...directorates, id: "directorate/none", question: nowhere.question(homeless), where: key("directorates") },
        ]),
    ...(book.unassigned === 0
      ? []
      : [
          {
            ...directorates,
            id: "directorate/file",
            question: unassigned(book.unassigned),
            where: key("directoratesFile"),
          },
        ]),
  ];
}
