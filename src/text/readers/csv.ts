/**
 * Tables in text (RFC 4180, and semicolons, tabs or bars as separators). The text stands as decoded, so that places
 * are those of the file; each field knows the header of its column.
 */

import { decodeText } from "../charset.ts";
import type { Draft } from "../draft.ts";
import { openHeaders } from "../headers.ts";
import { defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";

const SEPARATORS = [";", ",", "\t", "|"] as const;
/** A letter as a page writes it, `&eacute;`: a form's answers are often kept so, and its semicolon parts nothing. */
const ENTITY =
  "&(?:[a-zA-Z](?:acute|grave|circ|uml|cedil|tilde)|(?:ae|AE|oe|OE)lig|amp|lt|gt|quot|apos|nbsp|euro|[lr]aquo|[lr][sd]quo|deg|ord[fm]|[nm]dash|hellip|sup[123]|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6})";
const ENTITIES = new RegExp(`${ENTITY};`, "g");
const BEFORE = new RegExp(`${ENTITY}$`);
const LONGEST_ENTITY = 10;
const SAMPLE = 10_000;
const FIRST_LINES = 20;
const [NUMBER, AMPERSAND, SEMICOLON] = [35, 38, 59];

export const csv = defineReader({
  format: "csv",
  extensions: ["csv", "tsv", "tab"],
  kind: "text",
  read: ({ bytes }, { draft, budget }) => {
    const most = budget.textLeft();
    const text = decodeText(bytes.subarray(0, most));
    draft.write(text);
    tellFields(text, draft);
    if (bytes.length > most) throw new Refusal("too-large");
  },
});

/** One pass: fields end at the separator or at the end of a line, unless inside quotes. */
function tellFields(text: string, draft: Draft): void {
  const separator = separatorOf(text.slice(0, SAMPLE)).charCodeAt(0);
  const headers = openHeaders();
  let texts: Map<number, string> | null = headers.undecided() ? new Map() : null;
  let column = 0;
  let start = 0;
  let filled = false;
  let quoted = false;
  const endField = (end: number) => {
    if (end > start) {
      filled = true;
      draft.cell(start, end, headers.of(column));
      const plain = texts ? text.slice(start, end).replaceAll('"', "") : "";
      if (plain.trim() !== "") texts?.set(column, plain);
    }
    column += 1;
    start = end + 1;
  };
  const endRow = () => {
    headers.endRow(texts, filled);
    texts = headers.undecided() ? new Map() : null;
    column = 0;
    filled = false;
  };
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 10;
    if (code === 34) quoted = quoted ? false : at === start || text.charCodeAt(at - 1) === 34;
    else if (at === text.length || !quoted) {
      if (code === separator && !(code === SEMICOLON && endsEntity(text, at))) endField(at);
      else if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) {
        endField(at > start && code === 10 && text.charCodeAt(at - 1) === 13 ? at - 1 : at);
        start = at + 1;
        endRow();
      }
    }
  }
}

/** True when the semicolon there is the end of a letter. */
function endsEntity(text: string, at: number): boolean {
  for (let from = at - 1; from >= 0 && from >= at - LONGEST_ENTITY; from -= 1) {
    const code = text.charCodeAt(from);
    if (code === AMPERSAND) return BEFORE.test(text.slice(from, at));
    const inName = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
    if (!inName && code !== NUMBER) return false;
  }
  return false;
}

/** The separator that most lines use equally often: a title above the table may hold another, or none, and words commas. */
function separatorOf(sample: string): string {
  const lines = sample
    .split(/\r\n?|\n/)
    .filter((each) => each.trim() !== "")
    .slice(0, FIRST_LINES)
    .map((line) => line.replace(/"[^"]*"/g, "").replace(ENTITIES, ""));
  const uses = SEPARATORS.map((separator) => {
    const lengths = new Map<number, number>();
    for (const line of lines) {
      const fields = line.split(separator).length;
      if (fields > 1) lengths.set(fields, (lengths.get(fields) ?? 0) + 1);
    }
    const [fields, count] = [...lengths].sort(([a, m], [b, n]) => n - m || b - a)[0] ?? [1, 0];
    return { separator, fields, count };
  });
  return uses.reduce((best, each) =>
    each.count > best.count || (each.count === best.count && each.fields > best.fields) ? each : best,
  ).separator;
}
