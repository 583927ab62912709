/** Cells that a chart draws: where they are, and what they hold. */

import { type Value, xmlText } from "../cell.ts";
import { type Html, html, plain } from "../html.ts";
import { letter } from "../print.ts";

/** Days from the one that spreadsheets call 0 to 1 January 1970. */
const EPOCH = 25_569;
const DAY = 86_400_000;

/** `'Antériorité'!$E$5:$E$40`. */
function rangeOf(sheet: string, column: number, [first, last]: readonly [number, number]): string {
  const from = `$${letter(column)}$${first}`;
  const to = first === last ? "" : `:$${letter(column)}$${last}`;
  return `'${sheet.replaceAll("'", "''")}'!${from}${to}`;
}

interface Rows {
  readonly sheet: string;
  /** From 1. */
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

/** A reference to cells of one column with what they hold: texts where all are texts, and numbers otherwise. */
export function cached({ sheet, column, first, last }: Rows, values: readonly Value[], format: string | null): Html {
  const place = html`<c:f>${plain(rangeOf(sheet, column, [first, last]))}</c:f>`;
  if (values.every((value) => typeof value === "string"))
    return html`<c:strRef>${place}<c:strCache>${points(values)}</c:strCache></c:strRef>`;
  return html`<c:numRef>${place}<c:numCache>${formatCode(format)}${points(values.map(numberOf))}</c:numCache></c:numRef>`;
}

const formatCode = (format: string | null) => html`<c:formatCode>${plain(format ?? "General")}</c:formatCode>`;

/** A cell that holds no number is a gap in the line. */
function numberOf(value: Value): number | null {
  if (value instanceof Date) return value.getTime() / DAY + EPOCH;
  return typeof value === "number" ? value : null;
}

function points(values: readonly (string | number | null)[]): Html {
  const told = values.map((value, index) =>
    value === null
      ? html``
      : html`<c:pt idx="${plain(String(index))}"><c:v>${plain(xmlText(String(value)))}</c:v></c:pt>`,
  );
  return html`<c:ptCount val="${plain(String(values.length))}"/>${told}`;
}
