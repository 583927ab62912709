/** What is to be decided or signed: this month, then all that waits for somebody, with the rules and the text that leave it open. */

import { daysBetween, type IsoDate } from "../../model/dates.ts";
import type { PlanQuestion } from "../../model/plan-question.ts";
import { type Due, dueDates } from "../due.ts";
import { type Html, html, plain } from "../html.ts";
import type { OpenPoint } from "../open-points/point.ts";
import { openPoints } from "../open-points.ts";
import { type Held, sourceText } from "../reasons.ts";
import { decisions as told } from "../statements.ts";
import type { View } from "../view.ts";
import { cell, dayCell, type Row, type TableCell, table } from "./table.ts";

/** A month at the longest, the day itself included. */
const MONTH = 31;

export function list(texts: readonly string[]): Html {
  return html`<ul>${texts.map((text) => html`<li>${plain(text)}</li>`)}</ul>`;
}

export function decisions(view: View): Html {
  return html`${list(told(view))}${month(view)}`;
}

function month(view: View): Html {
  const { t, format, book } = view;
  const { asOf } = book.plan;
  const soon = dueDates(view).filter((due): due is Due & { readonly day: IsoDate } => {
    const left = due.day === null ? -1 : daysBetween(asOf, due.day);
    return left >= 0 && left < MONTH;
  });
  const lines = soon.map(({ day, kind, of }) => t.report.month.line(format.day(day), t.workbook.due.kind[kind], of));
  return html`<h3>${plain(t.report.month.title)}</h3>${lines.length === 0 ? html`<p>${plain(t.report.month.none)}</p>` : list(lines)}`;
}

/** The sheet « À décider », with what each point rests on in the place of where it is written down. */
export async function questions(view: View): Promise<Html> {
  const { title, columns } = view.t.workbook.sheets.toDecide;
  const points = await openPoints(view);
  return table(
    {
      id: "questions-table",
      name: title,
      titled: true,
      columns: [
        { title: columns.kind },
        { title: columns.about },
        { title: columns.question, long: true },
        { title: columns.who },
        { title: columns.changes, long: true },
        { title: columns.by },
        { title: view.t.report.basis, long: true },
      ],
      rows: points.map((point) => rowOf(point, view)),
    },
    view,
  );
}

function rowOf(point: OpenPoint, view: View): Row {
  const { t } = view;
  const { kind, about, question, who, changes, meanwhile } = point;
  const then = meanwhile === null ? [] : [t.reasons.part(t.workbook.sheets.toDecide.columns.meanwhile, meanwhile)];
  return {
    cells: [
      cell(t.toDecide.kind[kind]),
      cell(about ?? t.toDecide.whole),
      cell(question),
      cell(who),
      paragraphs([...changes, ...then]),
      byWhen(point, view),
      paragraphs(basisOf(point, view)),
    ],
  };
}

const paragraphs = (texts: readonly string[]): TableCell => ({
  shown: html`${texts.map((text) => html`<p>${plain(text)}</p>`)}`,
});

function byWhen({ by }: OpenPoint, view: View): TableCell {
  if (by === null) return cell(view.t.workbook.toFix);
  return by === "at-once" ? { ...cell(view.t.toDecide.atOnce, "0"), warns: true } : dayCell(by, view);
}

/** The rules and the text, where it is a text that leaves it open. */
function basisOf({ id, kind }: OpenPoint, view: View): readonly string[] {
  const { edition, plan } = view.book;
  if (kind === "eligibility") return cited(edition.eligibility.sources, view);
  if (kind === "acceptable-offer") return cited(edition.clock.sources, view);
  const asked = plan.questions.find((question) => question.id === id);
  const held = asked ? heldBy(asked, view) : plan.services.find((service) => id === `${kind}/${service.id}`);
  if (!held) return [];
  const { says } = held.reasons;
  return [held.rule, ...(says ? [sourceText(says.source, says.day, view)] : [])];
}

function heldBy({ service, part }: PlanQuestion, view: View): Held | undefined {
  const planned = service === null ? null : view.planned(service);
  return (part === null ? planned : planned?.parts.find(({ id }) => id === part)) ?? undefined;
}

function cited(ids: readonly string[], view: View): readonly string[] {
  return ids.map((id) => {
    const text = view.book.edition.texts.find((each) => each.id === id);
    return text ? sourceText(text.title, text.date, view) : id;
  });
}
