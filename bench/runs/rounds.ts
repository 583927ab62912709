/** Several rounds of the same: machines are shared, and one round alone says little. */

export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => rounded(sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN);
  return { least: at(0), median: at(0.5), most: at(1) };
}

export const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** One line of JSON for whoever reads by program. */
export function tell(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
