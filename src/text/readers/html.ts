/**
 * Web pages and bodies of messages (WHATWG HTML): what is shown, what attributes and comments hold, tables with their
 * headers. Styles are left out.
 */

import { Parser } from "htmlparser2";
import { decodeText } from "../charset.ts";
import type { Draft } from "../draft.ts";
import { raised } from "../raised-digits.ts";
import { defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { heightOf, openSpans, type Spans, widthOf } from "../spans.ts";

const BLOCKS: ReadonlySet<string> = new Set(
  "address article aside blockquote body br dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre script section summary table tbody tfoot thead title ul".split(
    " ",
  ),
);
const SPOKEN = ["title", "alt", "value", "placeholder", "content", "href", "summary", "aria-label"] as const;

/** Browsers close what is nested deeper than half of this. */
const DEEPEST = 1000;

export const html = defineReader({
  format: "html",
  extensions: ["html", "htm", "xhtml", "aspx"],
  kind: "text",
  read: ({ bytes }, { draft, budget }) => {
    const most = budget.textLeft();
    readHtml(decodeText(bytes.subarray(0, most)), draft);
    if (bytes.length > most) throw new Refusal("too-large");
  },
});

export function readHtml(source: string, draft: Draft): void {
  let depth = 0;
  let silent = 0;
  let above = 0;
  let stampStart = -1;
  const tables: Table[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      depth += 1;
      if (depth > DEEPEST) throw new Refusal("too-deep");
      if (name === "style") silent += 1;
      if (name === "sup") above += 1;
      openTag(draft, tables, name, attributes);
      if ((name === "header" || name === "footer") && stampStart < 0) stampStart = draft.length();
      for (const key of SPOKEN) {
        const said = attributes[key];
        if (said && !said.startsWith("data:")) aside(draft, said.replaceAll("%20", " "));
      }
    },
    onclosetag: (name) => {
      depth -= 1;
      if (name === "style") silent = Math.max(0, silent - 1);
      if (name === "sup") above = Math.max(0, above - 1);
      closeTag(draft, tables, name);
      if ((name === "header" || name === "footer") && stampStart >= 0) {
        draft.stampSince(stampStart);
        stampStart = -1;
      }
    },
    ontext: (text) => {
      const words = text.replace(/[\t\n\f\r ]+/g, " ");
      if (silent === 0) draft.write(above > 0 ? raised(words) : words);
    },
    oncomment: (text) => aside(draft, text),
  });
  parser.end(source);
  draft.line();
}

interface Table {
  readonly spans: Spans;
  /** Columns that the open cell stretches over. */
  width: number;
}

function openTag(draft: Draft, tables: Table[], name: string, attributes: Readonly<Record<string, string>>): void {
  if (BLOCKS.has(name)) draft.line();
  const table = tables.at(-1);
  if (name === "table") {
    tables.push({ spans: openSpans(), width: 1 });
    draft.openTable();
  } else if (name === "tr") {
    table?.spans.openRow();
    draft.openRow();
  } else if ((name === "td" || name === "th") && table) {
    table.width = widthOf(attributes.colspan);
    draft.openCell(table.spans.place(table.width, heightOf(attributes.rowspan)));
  }
}

function closeTag(draft: Draft, tables: Table[], name: string): void {
  if (name === "td" || name === "th") draft.closeCell(tables.at(-1)?.width);
  if (name === "tr") draft.closeRow();
  if (name === "table") {
    tables.pop();
    draft.closeTable();
  }
  if (BLOCKS.has(name)) draft.line();
}

/** Words that are not in the flow of the page, on a line of their own. */
function aside(draft: Draft, text: string): void {
  draft.line();
  draft.write(text);
  draft.line();
}
