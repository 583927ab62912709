/** Keeps, while a table is written row by row, the cells that its charts draw: the chart then holds what the sheet holds. */

import type { Cell, Value } from "../cell.ts";
import type { Form, Head } from "../sheet.ts";
import type { View } from "../view.ts";
import type { Chart, ChartWords, Curve } from "./chart.ts";

/** A column, as a chart names it. */
export interface Axis {
  /** From 1. */
  readonly column: number;
  readonly title: string;
  readonly form: Form;
}

export interface TracedChart {
  readonly words: ChartWords;
  readonly place: Chart["place"];
  readonly marks: readonly Value[];
  readonly along: Axis;
  readonly of: Axis;
  /** Column of the names of its lines. */
  readonly named: number;
  readonly curves: readonly Curve[];
}

interface Growing extends Curve {
  last: number;
  readonly along: Value[];
  readonly of: Value[];
}

export interface Trace {
  see(line: readonly Cell[], row: number): void;
  /** Null where there is nothing to draw. */
  done(): TracedChart | null;
}

/** Null where the chart is not drawn, or a column of it is not in this sheet. */
export function traceOf(chart: Chart, heads: readonly Head[], headRow: number, view: View): Trace | null {
  const axis = (id: string | undefined): Axis | null => {
    const at = heads.findIndex((head) => head.id === id);
    const head = heads[at];
    return head ? { column: at + 1, title: head.title, form: head.form } : null;
  };
  const [along, of, each] = [axis(chart.along), axis(chart.of), axis(chart.each)];
  const words = chart.words(view);
  if (!words || !along || !of || (chart.each !== undefined && !each)) return null;
  const curves: Growing[] = [];
  return {
    see(line, row) {
      const name = each ? String(line[each.column - 1]?.value ?? "") : of.title;
      let curve = curves.at(-1);
      if (curve?.name !== name) {
        curve = { name, namedAt: each ? row : headRow, first: row, last: row, along: [], of: [] };
        curves.push(curve);
      }
      curve.last = row;
      curve.along.push(line[along.column - 1]?.value ?? null);
      curve.of.push(line[of.column - 1]?.value ?? null);
    },
    done() {
      if (curves.length === 0) return null;
      const marks = chart.marks?.(view) ?? [];
      return { words, place: chart.place, marks, along, of, named: (each ?? of).column, curves };
    },
  };
}
