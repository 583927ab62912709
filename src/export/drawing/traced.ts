/** Keeps, while a table is written row by row, the cells that its charts draw: the chart then holds what the sheet holds. */

import type { Cell, Value } from "../cell.ts";
import type { Form, Head } from "../sheet.ts";
import type { View } from "../view.ts";
import type { Bar, BarChart, Chart, ChartWords, Curve, LineChart } from "./chart.ts";

/** A column, as a chart names it. */
export interface Axis {
  /** From 1. */
  readonly column: number;
  readonly title: string;
  readonly form: Form;
}

export interface TracedChart {
  readonly kind: Chart["kind"];
  readonly words: ChartWords;
  readonly place: Chart["place"];
  readonly marks: readonly Value[];
  readonly along: Axis;
  /** What is measured. */
  readonly of: Axis;
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

type Axes = (id: string | undefined) => Axis | null;

/** Null where the chart is not drawn, or a column of it is not in this sheet. */
export function traceOf(chart: Chart, heads: readonly Head[], headRow: number, view: View): Trace | null {
  const axis: Axes = (id) => {
    const at = heads.findIndex((head) => head.id === id);
    const head = heads[at];
    return head ? { column: at + 1, title: head.title, form: head.form } : null;
  };
  return chart.kind === "lines" ? linesOf(chart, axis, headRow, view) : barsOf(chart, axis, headRow, view);
}

const held = (line: readonly Cell[], { column }: Axis): Value => line[column - 1]?.value ?? null;

function linesOf(chart: LineChart, axis: Axes, headRow: number, view: View): Trace | null {
  const [along, of, each] = [axis(chart.along), axis(chart.of), axis(chart.each)];
  const words = chart.words(view);
  if (!words || !along || !of || (chart.each !== undefined && !each)) return null;
  const curves: Growing[] = [];
  return {
    see(line, row) {
      const name = each ? String(held(line, each) ?? "") : of.title;
      let curve = curves.at(-1);
      if (curve?.name !== name) {
        const named = { column: (each ?? of).column, row: each ? row : headRow };
        curve = { name, named, first: row, last: row, along: [], column: of.column, of: [], tint: null };
        curves.push(curve);
      }
      curve.last = row;
      curve.along.push(held(line, along));
      curve.of.push(held(line, of));
    },
    done() {
      if (curves.length === 0) return null;
      return { kind: "lines", words, place: chart.place, marks: chart.marks?.(view) ?? [], along, of, curves };
    },
  };
}

/** Of bars of the same length, the first. */
export const longestOf = (bars: readonly Bar[]): Bar =>
  bars.reduce((longest, bar) => (bar.sum > longest.sum ? bar : longest), bars[0] ?? { name: "", sum: 0 });

/** One bar compares nothing. */
const FEWEST_BARS = 2;

function barsOf(chart: BarChart, axis: Axes, headRow: number, view: View): Trace | null {
  const [along, measured] = [axis(chart.along), axis(chart.measured)];
  const parts = chart.of.map(([id, tint]) => ({ of: axis(id), tint }));
  if (!along || !measured) return null;
  const curves = parts.flatMap(({ of, tint }): Growing[] => {
    if (!of) return [];
    const { column, title: name } = of;
    return [
      { name, named: { column, row: headRow }, first: headRow + 1, last: headRow, along: [], column, of: [], tint },
    ];
  });
  const ends = new Set<Value>(chart.before?.(view));
  let ended = false;
  return {
    see(line, row) {
      ended ||= ends.has(held(line, along));
      if (ended) return;
      for (const curve of curves) {
        curve.last = row;
        curve.along.push(held(line, along));
        curve.of.push(line[curve.column - 1]?.value ?? null);
      }
    },
    done() {
      const bars = barsIn(curves);
      const words = bars.filter(({ sum }) => sum > 0).length < FEWEST_BARS ? null : chart.words(view, bars);
      return words && { kind: "bars", words, place: chart.place, marks: [], along, of: measured, curves };
    },
  };
}

function barsIn(curves: readonly Curve[]): readonly Bar[] {
  const value = (curve: Curve, at: number) => (typeof curve.of[at] === "number" ? curve.of[at] : 0);
  return (curves[0]?.along ?? []).map((name, at) => ({
    name: String(name ?? ""),
    sum: curves.reduce((total, curve) => total + value(curve, at), 0),
  }));
}
