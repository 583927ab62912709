/**
 * What a column that people fill in accepts, one of its choices or a day, and how a choice colours its cell; and that
 * what Bascule has found is not typed over, where sheets are open so that they can be sorted: no spreadsheet sorts cells
 * that are locked, and all sort, filter and paste whatever a rule says of what is typed.
 */

import { markStyle } from "./look.ts";
import { letter } from "./print.ts";
import type { Head } from "./sheet.ts";
import type { View } from "./view.ts";

/** Rules of a range: the workbook library knows them, its types do not. */
interface Guided {
  readonly dataValidations: { add(range: string, rule: object): void };
  addConditionalFormatting(rules: object): void;
}

/** The choices stand in the rule itself: at most 255 characters, no comma inside a choice. */
export function guide(sheet: object, range: string, head: Head, { t }: View): void {
  const { dataValidations } = sheet as Guided;
  const marks = head.marks.map(([choice, tint], index) => {
    const formulae = [`"${choice}"`];
    return { type: "cellIs", operator: "equal", priority: index + 1, formulae, style: markStyle(tint) };
  });
  if (marks.length > 0) (sheet as Guided).addConditionalFormatting({ ref: range, rules: marks });
  const rule = { allowBlank: true, showErrorMessage: true, errorTitle: head.title };
  if (head.choices) {
    const formulae = [`"${head.choices.join(",")}"`];
    dataValidations.add(range, { ...rule, type: "list", error: t.workbook.statusHint, formulae });
  } else if (head.entry && head.form === "day") {
    const formulae = [new Date("2000-01-01T00:00:00Z")];
    dataValidations.add(range, { ...rule, type: "date", operator: "greaterThan", error: t.workbook.dayHint, formulae });
  }
}

/** Of the rows from `first` to `last`: one rule for each run of columns side by side. */
export function keep(sheet: object, heads: readonly Head[], rows: { first: number; last: number }, { t }: View): void {
  const { evidenceTitle, evidenceHint } = t.workbook;
  const rule = { type: "custom", formulae: ["FALSE"], allowBlank: false, showErrorMessage: true };
  for (const [from, to] of runsOf(heads))
    (sheet as Guided).dataValidations.add(`${letter(from)}${rows.first}:${letter(to)}${rows.last}`, {
      ...rule,
      errorTitle: evidenceTitle,
      error: evidenceHint,
    });
}

/** First and last column of each, from 1. */
function runsOf(heads: readonly Head[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  heads.forEach(({ evidence }, index) => {
    const run = runs.at(-1);
    if (!evidence) return;
    if (run && run[1] === index) run[1] = index + 1;
    else runs.push([index + 1, index + 1]);
  });
  return runs;
}
