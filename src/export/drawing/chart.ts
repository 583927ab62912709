/** A chart of a sheet's own cells, as a value: which columns it draws, and what it says to who does not see it. */

import type { Tint, Value } from "../cell.ts";
import type { View } from "../view.ts";

export interface ChartWords {
  readonly title: string;
  /** How to read it: a second line of the title. */
  readonly key?: string;
  /** In one sentence, what is seen: the alternative text. */
  readonly seen: string;
}

interface Drawn {
  /** To the right of the table, or under its last row. */
  readonly place: "beside" | "below";
}

export interface LineChart<Column extends string = string> extends Drawn {
  readonly kind: "lines";
  /** Column whose cells stand along the axis: the same for every line. */
  readonly along: Column;
  /** Column whose cells are the heights. */
  readonly of: Column;
  /** A line for each value of this column, whose rows stand together; absent for a single line. */
  readonly each?: Column;
  /** Null where there is nothing to draw. */
  readonly words: (view: View) => ChartWords | null;
  /** What the cells of the axis hold at the places that dots point out, each once: a round one, then a lozenge. */
  readonly marks?: (view: View) => readonly Value[];
}

/** A bar with its name, and all that it adds up. */
export interface Bar {
  readonly name: string;
  readonly sum: number;
}

export interface BarChart<Column extends string = string> extends Drawn {
  readonly kind: "bars";
  /** Column whose cells name the bars: from the sheet's first row on. */
  readonly along: Column;
  /** Columns whose cells are put end to end, each with the tint of what it counts, if that has one. */
  readonly of: readonly (readonly [column: Column, tint: Tint | null])[];
  /** Column whose title is that of the axis. */
  readonly measured: Column;
  /** Names of rows that are no bars: the first of them ends the chart. */
  readonly before?: (view: View) => readonly string[];
  /** Null where there is nothing to draw. */
  readonly words: (view: View, bars: readonly Bar[]) => ChartWords | null;
}

export type Chart<Column extends string = string> = LineChart<Column> | BarChart<Column>;

/** A line of a chart, or bars of one colour, with the cells of the sheet that it stands for. */
export interface Curve {
  readonly name: string;
  /** The cell that holds its name. */
  readonly named: { readonly column: number; readonly row: number };
  readonly first: number;
  readonly last: number;
  readonly along: readonly Value[];
  /** Column of its values, from 1. */
  readonly column: number;
  readonly of: readonly Value[];
  readonly tint: Tint | null;
}
