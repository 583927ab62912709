/**
 * Which row of a table names its columns: the first with two filled cells or more (a title above stands alone), or
 * the first filled one where there is none; again after an empty row, when the next row names things without a digit.
 */

export const LONGEST_HEADER = 200;

/**
 * A name that any value may have: `<Nir V="…"/>`, as the flows of the public accounts write all they say, `<nir><valeur>`,
 * `"naissance": {"date": …}`. What it is of, the name around it tells.
 */
export const OF_ANYTHING = /^(?:v|val|value|valeur|num|numero|number|date)$/i;

export interface Headers {
  /** True when the texts of the coming row are needed to tell. */
  undecided(): boolean;
  of(column: number): string;
  /** The row is over: its texts by column when `undecided` was true at its beginning, and whether it held anything. */
  endRow(texts: ReadonlyMap<number, string> | null, filled: boolean): void;
}

export function openHeaders(): Headers {
  let names = new Map<number, string>();
  let afterGap = false;
  return {
    undecided: () => names.size < 2 || afterGap,
    of: (column) => names.get(column) ?? "",
    endRow: (texts, filled) => {
      if (!filled) {
        afterGap = true;
        return;
      }
      if (texts === null) return;
      const wide = texts.size >= 2;
      const naming = ![...texts.values()].some((text) => /\d/.test(text));
      if (names.size === 0 || (wide && (names.size < 2 || (afterGap && naming)))) names = shortened(texts);
      afterGap = false;
    },
  };
}

function shortened(texts: ReadonlyMap<number, string>): Map<number, string> {
  return new Map([...texts].map(([column, text]) => [column, text.trim().slice(0, LONGEST_HEADER)]));
}
