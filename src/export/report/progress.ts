/** What is left, scan by scan: there is no way to be seen before the second. */

import { burnDownTold } from "../burn-down.ts";
import { type Html, html, plain } from "../html.ts";
import type { View } from "../view.ts";
import { burnDownCurve } from "./left-curve.ts";
import { cell, dayCell, table } from "./table.ts";

export function progress(view: View): Html {
  const { t, format } = view;
  const points = view.book.plan.scan.burnDown;
  const { head, sensitive: found, title } = t.history.burnDown;
  const told = burnDownTold(view).map((text) => html`<p class="soft">${plain(text)}</p>`);
  if (points.length < 2) return html`${told}`;
  const gap = (value: number) => (value === 0 ? "0" : `${value < 0 ? "−" : "+"}${format.count(Math.abs(value))}`);
  const numeric = (name: string) => ({ title: name, numeric: true });
  const figures = table(
    {
      id: "progress-table",
      name: title,
      titled: true,
      columns: [
        { title: head.day },
        ...[head.spaces, head.items, head.bytes, head.sensitive, head.moved, head.aside].map(numeric),
      ],
      rows: points.map(({ day, spaces, items, bytes, sensitive, moved, aside }) => ({
        cells: [
          dayCell(day, view),
          cell(format.count(spaces), spaces),
          cell(format.count(items), items),
          cell(format.bytes(bytes), bytes),
          sensitive === null ? cell(found.none) : cell(format.count(sensitive), sensitive),
          cell(gap(moved.items), moved.items),
          cell(gap(aside.items), aside.items),
        ],
      })),
    },
    view,
  );
  return html`${burnDownCurve(points, view)}${figures}${told}`;
}
