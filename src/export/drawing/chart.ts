/** A chart of a sheet's own cells, as a value: which columns it draws, and what it says to who does not see it. */

import type { Value } from "../cell.ts";
import type { View } from "../view.ts";

export interface ChartWords {
  readonly title: string;
  /** How to read it: a second line of the title. */
  readonly key?: string;
  /** In one sentence, what is seen: the alternative text. */
  readonly seen: string;
}

export interface Chart<Column extends string = string> {
  /** Column whose cells stand along the axis: the same for every line. */
  readonly along: Column;
  /** Column whose cells are the heights. */
  readonly of: Column;
  /** A line for each value of this column, whose rows stand together; absent for a single line. */
  readonly each?: Column;
  /** To the right of the table, or under its last row. */
  readonly place: "beside" | "below";
  /** Null where there is nothing to draw. */
  readonly words: (view: View) => ChartWords | null;
  /** What the cells of the axis hold at the places that dots point out, each once: a round one, then a lozenge. */
  readonly marks?: (view: View) => readonly Value[];
}

/** A line of a chart, with the rows of the sheet that it stands for. */
export interface Curve {
  readonly name: string;
  /** Row of the cell that holds its name. */
  readonly namedAt: number;
  readonly first: number;
  readonly last: number;
  readonly along: readonly Value[];
  readonly of: readonly Value[];
}
