/**
 * The largest of what people share: teams, sites and group mailboxes, which decide how long a departure takes. A person's own
 * space is never among them: nobody is ranked.
 */

import { labelName } from "../columns.ts";
import { type Html, plain } from "../html.ts";
import { type Move, moves } from "../moves.ts";
import type { View } from "../view.ts";
import { figure, foundCell } from "./holdings.ts";
import { tag } from "./sheet-table.ts";
import { cell, type Row, table } from "./table.ts";

const MOST = 25;
/** Sorted again each time that it has twice as many as are kept. */
const HELD = 2 * MOST;

export async function largest(view: View): Promise<Html> {
  const { t, format } = view;
  let [held, all]: [Move[], number] = [[], 0];
  for await (const move of moves(view.book, ["team", "site", "group-mailbox"])) {
    all += 1;
    held.push(move);
    if (held.length >= HELD) held = topOf(held);
  }
  const top = topOf(held);
  const { columns } = t.workbook.sheets.plan;
  return table(
    {
      id: "largest-table",
      name: t.report.largest.title,
      titled: true,
      columns: [
        { title: columns.name },
        { title: columns.kind },
        { title: columns.unit },
        { title: columns.items, numeric: true },
        { title: columns.bytes, numeric: true },
        { title: columns.sensitive, numeric: true },
        { title: columns.label },
        { title: columns.wave, numeric: true },
      ],
      rows: top.map((move) => rowOf(move, view)),
      notes: [t.report.largest.note(format.count(top.length), format.count(all))],
    },
    view,
  );
}

/** The largest first; of what is as large, whichever reads first. */
function topOf(all: readonly Move[]): Move[] {
  const figures = ({ bytes, items }: Move) => [bytes ?? -1, items ?? -1] as const;
  const sorted = [...all].sort((one, other) => {
    const [left, right] = [figures(one), figures(other)];
    return right[0] - left[0] || right[1] - left[1] || (one.id < other.id ? -1 : 1);
  });
  return sorted.slice(0, MOST);
}

function rowOf({ name, kind, unit, items, bytes, sensitive, read, label, wave, service }: Move, view: View): Row {
  const { t, format } = view;
  return {
    cells: [
      cell(name ?? t.names.service[service]),
      cell(t.workbook.move[kind]),
      cell(unit ?? t.workbook.noUnit),
      figure(items, format.count, view),
      figure(bytes, format.bytes, view),
      foundCell({ items: sensitive, itemsRead: read }, view),
      { shown: tag(label, plain(labelName(label, view))) },
      wave === null ? cell("") : cell(format.count(wave), wave),
    ],
  };
}
