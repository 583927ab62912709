/** What there is and what must leave: figures, then the same by set of services and by what the text says, with shares drawn. */

import type { PlanService } from "../../model/plan-service.ts";
import { labelName } from "../columns.ts";
import { type Html, html, plain } from "../html.ts";
import { leavingNames } from "../leaving.ts";
import { byLabel, byWorkload, countedApart, type Total, totalOf } from "../summing.ts";
import { unusedText } from "../unused.ts";
import { foundText, type View } from "../view.ts";
import { shareCell } from "./bars.ts";
import { tag } from "./sheet-table.ts";
import { cell, type Row, type TableCell, table } from "./table.ts";

export function figureCells({ containers, items, bytes }: PlanService["volume"], view: View): readonly TableCell[] {
  const { count, bytes: size } = view.format;
  return [figure(containers, count, view), figure(items, count, view), figure(bytes, size, view)];
}

/** A figure as written, or that it is not known. */
export function figure(value: number | null, how: (value: number) => string, { t }: View): TableCell {
  return value === null ? cell(t.workbook.unknown) : cell(how(value), value);
}

export const foundCell = (sensitive: PlanService["sensitive"] | Total["sensitive"], view: View): TableCell =>
  cell(foundText(sensitive, view), sensitive.itemsRead === 0 && sensitive.items === 0 ? -1 : sensitive.items);

/** The whole in four figures. */
export function figures(view: View): Html {
  const { head } = view.t.summary;
  const total = totalOf(view.book.plan.services);
  const [spaces, items, bytes] = figureCells(total, view);
  const told = [
    [head.containers, spaces],
    [head.items, items],
    [head.bytes, bytes],
    [head.sensitive, foundCell(total.sensitive, view)],
  ] as const;
  return html`<dl class="figures">${told.map(([name, value]) => html`<div><dt>${plain(name)}</dt><dd>${value?.shown ?? html``}</dd></div>`)}</dl>`;
}

export function have(view: View): Html {
  const { t } = view;
  const { head, total } = t.summary;
  const all = totalOf(view.book.plan.services);
  const apart = countedApart(view);
  const row = (name: string, sums: Total): Row => ({
    cells: [
      cell(name),
      ...figureCells(sums, view),
      shareCell(sums.bytes, all.bytes, "whole", view),
      foundCell(sums.sensitive, view),
    ],
  });
  return table(
    {
      id: "have-table",
      name: t.report.byWorkload,
      columns: [
        { title: head.workload },
        { title: head.containers, numeric: true },
        { title: head.items, numeric: true },
        { title: head.bytes, numeric: true },
        { title: t.report.shareOfBytes },
        { title: head.sensitive, numeric: true },
      ],
      rows: [
        ...byWorkload(view).map((each) => row(t.names.workload[each.workload], each.total)),
        { ...row(total, all), total: true },
      ],
      ...(apart !== null && { notes: [apart] }),
    },
    view,
  );
}

export function leave(view: View): Html {
  const { t } = view;
  const { head } = t.summary;
  const shares = byLabel(view);
  const items = totalOf(view.book.plan.services).items;
  const unused = unusedText(view);
  const told = table(
    {
      id: "leave-table",
      name: t.report.byLabel,
      columns: [
        { title: head.label },
        { title: head.services, long: true },
        { title: head.items, numeric: true },
        { title: t.report.shareOfItems },
        { title: head.bytes, numeric: true },
        { title: head.targets, long: true },
      ],
      rows: shares.map(({ label, services, total, targets }) => ({
        cells: [
          { shown: tag(label, plain(labelName(label, view))) },
          cell(leavingNames(services, view) || "—"),
          figure(total.items, view.format.count, view),
          shareCell(total.items, items, label, view),
          figure(total.bytes, view.format.bytes, view),
          cell(targets.map(view.offerName).join(", ") || "—"),
        ],
      })),
    },
    view,
  );
  return unused === null ? told : html`${told}<p>${plain(unused)}</p>`;
}
