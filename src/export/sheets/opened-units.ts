/** The same for the annex, in numbers: a directorate with few such spaces is not told apart. */

import type { OpenedAfter } from "../../model/evidence.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

/** Fewer would be those of a known handful of people. */
const FEWEST = 5;

function openedIn({ book }: View): readonly OpenedAfter[] {
  const byService = Map.groupBy(book.evidence.openedAfter, ({ service }) => service);
  return [...byService].flatMap(([service, those]) => {
    const told = those.filter(({ unit, spaces }) => unit !== null && spaces >= FEWEST);
    const rest = those.reduce((sum, { spaces }) => sum + spaces, 0) - told.reduce((sum, { spaces }) => sum + spaces, 0);
    return rest === 0 ? told : [...told, { service, unit: null, spaces: rest }];
  });
}

export const openedUnits = defineSheet<"openedUnits", OpenedAfter>({
  id: "openedUnits",
  rows: openedIn,
  columns: [
    { id: "service", width: 36, value: ({ service }, { t }) => t.names.service[service] },
    { id: "unit", width: 44, value: ({ unit }, { t }) => unit ?? t.workbook.otherUnits },
    { id: "spaces", width: 14, form: "count", value: ({ spaces }) => spaces },
  ],
});
