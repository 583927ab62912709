/** Service by service: what the text says, where to and how much; then why, with its rules and its sources. */

import type { PlanService } from "../../model/plan-service.ts";
import { labelName } from "../columns.ts";
import { type Html, html, plain } from "../html.ts";
import { decidedText, type Held, reasonLines } from "../reasons.ts";
import { actionText, unusedGround } from "../unused.ts";
import type { View } from "../view.ts";
import { figureCells, foundCell } from "./holdings.ts";
import { tag } from "./sheet-table.ts";
import { cell, type Row, table } from "./table.ts";

const anchor = ({ id }: PlanService): Html => plain(`why-${id}`);
const labelled = ({ label }: Held, view: View): Html => tag(label, plain(labelName(label, view)));

/** A part that the text treats apart is in its service's figures, and has a row below it. */
export function services(view: View): Html {
  const { t } = view;
  const { head } = t.summary;
  const { columns } = t.workbook.sheets.services;
  const row = (held: Held, { unused }: PlanService, name: Html, found: Row["cells"]): Row => ({
    cells: [
      { shown: name },
      { shown: labelled(held, view) },
      cell(actionText({ action: held.action, unused }, view)),
      cell(targetsOf(held, view)),
      ...figureCells(held.volume, view),
      ...found,
    ],
  });
  return table(
    {
      id: "services-table",
      name: t.report.services,
      titled: true,
      columns: [
        { title: columns.service },
        { title: columns.label },
        { title: columns.action },
        { title: columns.targets, long: true },
        { title: head.containers, numeric: true },
        { title: head.items, numeric: true },
        { title: head.bytes, numeric: true },
        { title: head.sensitive, numeric: true },
      ],
      rows: view.book.plan.services.flatMap((service) => [
        row(service, service, html`<a href="#${anchor(service)}">${plain(t.names.service[service.id])}</a>`, [
          foundCell(service.sensitive, view),
        ]),
        ...service.parts.map((part) => row(part, service, plain(partName(service, part.id, view)), [cell("")])),
      ]),
      notes: view.book.plan.services.some(({ parts }) => parts.length > 0) ? [t.report.partsNote] : [],
    },
    view,
  );
}

const partName = (service: PlanService, part: string, view: View) =>
  view.t.reasons.ofPart(view.t.names.service[service.id], view.partName(service.id, part));

/** Where nothing is to be moved, no offer is missing. */
function targetsOf({ targets, label }: Held, view: View): string {
  if (targets.length === 0 && label === "not-concerned") return view.t.workbook.noTerm;
  return view.targets(targets.map(({ offer }) => offer));
}

/** Closed until they are asked for; open on paper. */
export function reasons(view: View): Html {
  const { t } = view;
  return html`${view.book.plan.services.map(
    (service) =>
      html`<details id="${anchor(service)}"><summary><span class="name">${plain(t.names.service[service.id])}</span> ${labelled(service, view)}</summary>${grounds(service, view)}${service.parts.map((part) => html`<h3>${plain(view.partName(service.id, part.id))} ${labelled(part, view)}</h3>${grounds(part, view)}`)}</details>`,
  )}`;
}

function grounds(held: Held, view: View): Html {
  const { t } = view;
  const decided = decidedText(held, view);
  const unused = "unused" in held ? unusedGround(held, view) : null;
  const sources = "sources" in held ? held.sources : [];
  const lines = [
    ...reasonLines(held.reasons, view),
    ...(unused === null ? [] : [unused]),
    ...(decided === null ? [] : [t.reasons.part(t.workbook.sheets.services.columns.decided, decided)]),
    t.reasons.part(t.workbook.sheets.services.columns.rule, held.rule),
    ...(sources.length > 0 ? [t.reasons.part(t.report.foundedOn, sources.join(t.summary.semicolon))] : []),
  ];
  return html`${lines.flatMap((line) => line.split("\n")).map((line) => html`<p>${plain(line)}</p>`)}`;
}
