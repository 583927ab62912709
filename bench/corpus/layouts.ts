/**
 * Rows laid out as each trade does: cells of a sheet, CSV, tabs, columns of fixed width, Markdown, forms, JSON, XML, SQL,
 * logs. Each set has its own; a sheet's cells are in both, as a reader of files hands them over.
 */

import type { SetName } from "./labelled.ts";
import type { Field } from "./material.ts";
import type { Piece } from "./pieces.ts";
import type { Random } from "./random.ts";

export interface Table {
  readonly fields: readonly Field[];
  /** One name for each field, as people and as programs write it. */
  readonly titles: readonly string[];
  readonly keys: readonly string[];
  readonly rows: readonly (readonly (readonly Piece[])[])[];
}

type Layout = (table: Table, random: Random) => Piece[];

const text = (words: string): Piece => ({ text: words });
const joinPieces = (cells: readonly (readonly Piece[])[], gap: string): Piece[] =>
  cells.flatMap((cell, at) => (at ? [text(gap), ...cell] : [...cell]));
const lines = (rows: readonly (readonly Piece[])[]): Piece[] => rows.flatMap((row) => [...row, text("\n")]);
const widthOf = (cell: readonly Piece[]) => cell.reduce((sum, piece) => sum + piece.text.length, 0);

/** With cells, as the readers of sheets and CSV give them. */
const sheet =
  (gap: string, quote = ""): Layout =>
  ({ titles, rows }) =>
    lines([
      [text(titles.map((title) => quote + title + quote).join(gap))],
      ...rows.map((row) =>
        joinPieces(
          row.map((cell, at) => [
            text(quote),
            { text: "", cell: titles[at] ?? "" },
            ...cell,
            { text: "", cell: null },
            text(quote),
          ]),
          gap,
        ),
      ),
    ]);

const bare =
  (gap: string, quote = ""): Layout =>
  ({ titles, rows }) =>
    lines([
      [text(titles.map((title) => quote + title + quote).join(gap))],
      ...rows.map((row) =>
        joinPieces(
          row.map((cell) => [text(quote), ...cell, text(quote)]),
          gap,
        ),
      ),
    ]);

const fixed =
  (gap: string, rule: string): Layout =>
  ({ titles, rows }) => {
    const widths = titles.map((title, at) => Math.max(title.length, ...rows.map((row) => widthOf(row[at] ?? []))));
    const padded = (cell: readonly Piece[], at: number) => [
      ...cell,
      text(" ".repeat((widths[at] ?? 0) - widthOf(cell))),
    ];
    const head = joinPieces(
      titles.map((title, at) => padded([text(title)], at)),
      gap,
    );
    const ruled = rule ? [[text(widths.map((width) => rule.repeat(width)).join(gap))]] : [];
    return lines([head, ...ruled, ...rows.map((row) => joinPieces(row.map(padded), gap))]);
  };

const markdown =
  (rule: string): Layout =>
  ({ titles, rows }) =>
    lines([
      [text(`| ${titles.join(" | ")} |`)],
      [text(`|${titles.map(() => rule).join("|")}|`)],
      ...rows.map((row) => [text("| "), ...joinPieces(row, " | "), text(" |")]),
    ]);

/** One row is a form; several are forms one after another. */
const form =
  (between: string, after = ""): Layout =>
  ({ titles, rows }) =>
    rows.flatMap((row) => [
      ...lines(row.map((cell, at) => [text(`${titles[at]}${between}`), ...cell, text(after)])),
      text("\n"),
    ]);

const dotted: Layout = ({ titles, rows }) =>
  rows.flatMap((row) => [
    ...lines(
      row.map((cell, at) => [
        text(`${titles[at]} ${".".repeat(Math.max(3, 34 - (titles[at] ?? "").length))} `),
        ...cell,
      ]),
    ),
    text("\n"),
  ]);

/** A table of two columns, as in forms made with a word processor: what the reader takes for headers is the first line. */
const upright: Layout = ({ titles, rows }) => {
  const [row = []] = rows;
  const first = (row[0] ?? []).map((piece) => piece.text).join("");
  return lines(
    row.map((cell, at) =>
      at === 0
        ? [text(`${titles[at]}\t`), ...cell]
        : [
            { text: "", cell: titles[0] ?? "" },
            text(titles[at] ?? ""),
            { text: "", cell: null },
            text("\t"),
            { text: "", cell: first },
            ...cell,
            { text: "", cell: null },
          ],
    ),
  );
};

/** The value stands on the line below its name. */
const below: Layout = ({ titles, rows }) =>
  rows.flatMap((row) => lines(row.map((cell, at) => [text(`${titles[at]}\n`), ...cell])));

const jsonFlat: Layout = ({ keys, rows }) => [
  text("[\n"),
  ...rows.flatMap((row, last) => [
    text('  {"'),
    ...joinPieces(
      row.map((cell, at) => [text(`${keys[at]}": "`), ...cell]),
      '", "',
    ),
    text(`"}${last === rows.length - 1 ? "" : ","}\n`),
  ]),
  text("]\n"),
];

const jsonNested: Layout = ({ keys, rows }) => [
  text('{\n  "total": '),
  text(`${rows.length},\n  "items": [\n`),
  ...rows.flatMap((row, last) => [
    text('    {\n      "donnees": {\n'),
    ...joinPieces(
      row.map((cell, at) => [text(`        "${keys[at]}": "`), ...cell, text('"')]),
      ",\n",
    ),
    text(`\n      }\n    }${last === rows.length - 1 ? "" : ","}\n`),
  ]),
  text("  ]\n}\n"),
];

const xmlElements: Layout = ({ keys, rows }) => [
  text('<?xml version="1.0" encoding="UTF-8"?>\n<export>\n'),
  ...rows.flatMap((row) => [
    text("  <ligne>\n"),
    ...row.flatMap((cell, at) => [text(`    <${keys[at]}>`), ...cell, text(`</${keys[at]}>\n`)]),
    text("  </ligne>\n"),
  ]),
  text("</export>\n"),
];

const xmlAttributes: Layout = ({ keys, rows }) => [
  text("<dossiers>\n"),
  ...rows.flatMap((row) => [
    text("  <dossier"),
    ...row.flatMap((cell, at) => [text(` ${keys[at]}="`), ...cell, text('"')]),
    text("/>\n"),
  ]),
  text("</dossiers>\n"),
];

const sqlMany: Layout = ({ keys, rows }, random) => [
  text(`INSERT INTO ${random.pick(["personnes", "dossiers", "t_usager"])} (${keys.join(", ")}) VALUES\n`),
  ...rows.flatMap((row, last) => [
    text("('"),
    ...joinPieces(row, "', '"),
    text(last === rows.length - 1 ? "');\n" : "'),\n"),
  ]),
];

const sqlUpdates: Layout = ({ keys, rows }, random) =>
  rows.flatMap((row) => [
    text("UPDATE fiche SET "),
    ...joinPieces(
      row.map((cell, at) => [text(`${keys[at]} = '`), ...cell, text("'")]),
      ", ",
    ),
    text(` WHERE id = ${random.between(12, 9000)};\n`),
  ]);

const log: Layout = ({ keys, rows }, random) =>
  rows.flatMap((row) => [
    text(
      `2026-0${random.between(1, 9)}-1${random.digits(1)} 0${random.digits(1)}:4${random.digits(1)}:12,${random.digits(3)} INFO  [http-nio-8080-exec-${random.digits(1)}] `,
    ),
    ...joinPieces(
      row.map((cell, at) => [text(`${keys[at]}=`), ...cell]),
      ", ",
    ),
    text("\n"),
  ]);

const yaml: Layout = ({ keys, rows }) =>
  rows.flatMap((row) => row.flatMap((cell, at) => [text(`${at ? "  " : "- "}${keys[at]}: "`), ...cell, text('"\n')]));

/** [weight, most rows, layout]. */
type Offer = readonly [number, number, Layout];

export const LAYOUTS: Readonly<Record<SetName, readonly Offer[]>> = {
  train: [
    [5, 60, sheet("\t")],
    [3, 60, sheet(";")],
    [1, 12, bare(";")],
    [2, 30, bare("\t")],
    [1, 20, fixed("  ", "")],
    [1, 15, markdown(" --- ")],
    [5, 2, form(" : ")],
    [2, 2, form("\u00a0: ", ".")],
    [1, 1, below],
    [2, 1, upright],
    [2, 8, jsonFlat],
    [2, 6, xmlElements],
    [1, 8, sqlMany],
  ],
  test: [
    [5, 60, sheet("\t")],
    [3, 60, sheet(",", '"')],
    [1, 12, bare(";", '"')],
    [2, 30, bare(" | ")],
    [1, 20, fixed("   ", "-")],
    [1, 15, markdown(":---")],
    [5, 2, form(": ")],
    [2, 2, form(" = ")],
    [1, 1, dotted],
    [2, 1, upright],
    [2, 6, jsonNested],
    [1, 6, xmlAttributes],
    [1, 6, sqlUpdates],
    [1, 5, log],
    [1, 5, yaml],
  ],
};
