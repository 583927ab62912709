/** Ouverts après le texte: spaces created after its day in services that it closes to derogation, one row each. */

import type { ContainerRow } from "../../model/container-row.ts";
import { isOpenedAfter } from "../../model/evidence.ts";
import { dayCell } from "../cell.ts";
import { defineSheet } from "../sheet.ts";
import { shownId } from "../shown-id.ts";
import { spacesOf, sumsOf } from "../space-sums.ts";
import type { View } from "../view.ts";

async function* opened({ book }: View): AsyncIterable<ContainerRow> {
  // Shut places too: a space that could not be read was opened all the same.
  for await (const row of spacesOf((await sumsOf(book)).opened, book))
    if (isOpenedAfter(row.created, row.line.label, book.evidence.textOn)) yield row;
}

export const openedAfter = defineSheet<"openedAfter", ContainerRow>({
  id: "openedAfter",
  rows: opened,
  frozen: 2,
  beside: ({ t }) => t.words.keepSource,
  columns: [
    { id: "service", width: 32, value: ({ line }, { t }) => t.names.service[line.service] },
    { id: "name", width: 40, value: ({ line }) => line.name },
    { id: "unit", width: 32, value: ({ line }, { t }) => line.unit ?? t.workbook.noUnit },
    { id: "created", width: 14, form: "day", value: ({ created }) => dayCell(created) },
    { id: "group", width: 30, value: ({ groupName }) => groupName },
    { id: "id", width: 40, form: "line", value: ({ line }) => shownId(line.id) },
  ],
});
