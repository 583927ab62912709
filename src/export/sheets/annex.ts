/** Annexe: the first page of what is attached to the derogation request. */

import { LABELS } from "../../model/verdict.ts";
import { wordlessAuthority } from "../authority.ts";
import { labelName } from "../columns.ts";
import { askedFor, derogationWord } from "../derogations.ts";
import { across, type Line, type Page } from "../page.ts";
import { alerts, deadlines, grounds, scannedText, unknowns } from "../statements.ts";
import { foundText, known, type View } from "../view.ts";

const GRID = [30, 26, 14, 14, 24];

function covered(view: View): readonly Line[] {
  const { head } = view.t.summary;
  const titles = view.t.workbook.sheets.derogation.columns;
  const asked = askedFor(view);
  return [
    [
      { value: titles.service, span: 1, style: "head" },
      { value: titles.status, span: 1, style: "head" },
      { value: head.items, span: 1, style: "head", form: "count" },
      { value: head.bytes, span: 1, style: "head", form: "count" },
      { value: head.sensitive, span: 1, style: "head", form: "count" },
    ],
    ...(asked.length === 0 ? [across(GRID, view.t.dossier.noService, "body")] : []),
    ...asked.map(
      (service): Line => [
        { value: view.t.names.service[service.id], span: 1, style: "strong", tint: "derogable" },
        { value: derogationWord(service, view), span: 1, style: "body" },
        { value: known(service.volume.items, view), span: 1, style: "body", form: "count" },
        { value: known(service.volume.bytes, view), span: 1, style: "body", form: "bytes" },
        { value: foundText(service.sensitive, view), span: 1, style: "body", form: "count" },
      ],
    ),
  ];
}

export const annex: Page = {
  kind: "page",
  id: "annex",
  title: ({ t }) => t.workbook.sheets.annex.title,
  grid: GRID,
  lines(whole) {
    // It is attached to a request, and holds no text that the administration wrote.
    const authority = wordlessAuthority(whole.book.authority, whole.language);
    const view: View = { ...whole, book: { ...whole.book, authority } };
    const { book, t, format } = view;
    return [
      across(GRID, t.workbook.file.annex, "title"),
      across(GRID, book.administration ?? book.plan.tenant.displayName, "strong"),
      across(
        GRID,
        t.summary.dated(format.day(book.plan.asOf), book.plan.doctrine.edition, view.say(book.edition.title)),
        "subtitle",
      ),
      across(GRID, scannedText(view), "subtitle"),
      ...grounds(view).map((text) => across(GRID, text, "body")),
      ...alerts(view).map((text) => across(GRID, text, "alert", "warning")),
      across(GRID, t.workbook.annex.frozen, "body"),
      across(GRID, t.workbook.annex.covered, "heading"),
      ...covered(view),
      across(GRID, t.words.keepSource, "strong"),
      ...deadlines(view).map((text) => across(GRID, text, "body")),
      across(GRID, t.summary.unknown, "heading"),
      ...unknowns(view).map((text) => across(GRID, `• ${text}`, "body")),
      across(GRID, t.summary.legend, "heading"),
      across(GRID, t.words.legend, "strong"),
      ...LABELS.map(
        (label): Line => [
          { value: labelName(label, view), span: 2, style: "small", tint: label },
          { value: view.say(book.edition.meanings[label]), span: 3, style: "small" },
        ],
      ),
    ];
  },
};
