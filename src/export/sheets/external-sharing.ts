/** Partages externes: of what is sensitive, by which links and to how many guests it is open; no name of anybody. */

import type { SharingFigures, SharingRow } from "../../model/sharing.ts";
import { dayCell, type Value } from "../cell.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

/** A space, all the drives of a directorate, or all of them together. */
type Line = SharingRow | (SharingFigures & { readonly service: null });

async function* lines({ book }: View): AsyncIterable<Line> {
  const { sharing } = book.plan;
  if (sharing === null) return;
  yield { ...sharing, service: null };
  yield* book.sharing();
}

function nameOf(line: Line, { t }: View): Value {
  if (line.service === null) return t.workbook.everywhere;
  return line.space === null ? t.workbook.drivesOf : line.space.name;
}

const unitOf = (line: Line, { t }: View): Value => (line.service === null ? null : (line.unit ?? t.workbook.noUnit));

export const externalSharing = defineSheet<"externalSharing", Line>({
  id: "externalSharing",
  rows: lines,
  frozen: 2,
  beside: ({ book, t }) => (book.plan.sharing === null ? t.workbook.sharingNotAsked : ""),
  columns: [
    { id: "service", width: 30, value: ({ service }, { t }) => (service === null ? null : t.names.service[service]) },
    { id: "name", width: 40, value: nameOf },
    { id: "site", width: 36, value: (line) => (line.service === null ? null : (line.site?.name ?? null)) },
    { id: "unit", width: 32, value: unitOf },
    { id: "files", width: 14, form: "count", value: ({ files }) => files },
    {
      id: "outside",
      width: 16,
      form: "count",
      value: ({ outside }) => outside,
      tint: ({ outside }) => (outside > 0 ? "warning" : null),
    },
    { id: "anonymous", width: 14, form: "count", value: ({ anonymous }) => anonymous },
    { id: "organization", width: 16, form: "count", value: ({ organization }) => organization },
    { id: "people", width: 16, form: "count", value: ({ people }) => people },
    { id: "guests", width: 12, form: "count", value: ({ guests }) => guests },
    { id: "endless", width: 14, form: "count", value: ({ endless }) => endless },
    { id: "until", width: 16, form: "day", value: (line) => (line.service === null ? null : dayCell(line.until)) },
    { id: "id", width: 40, form: "line", value: (line) => (line.service === null ? null : (line.space?.id ?? null)) },
  ],
});
