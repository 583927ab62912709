/**
 * How many items of a service reading everything would find sensitive, told from a sample. Names are known of all
 * items: those that betray are certain. Of the others the share that was drawn speaks, by Wilson's interval with the
 * correction for a population that is not endless. Source: E. B. Wilson, « Probable inference », JASA 22 (1927).
 */

export interface Sample {
  /** Items whose content may be read. */
  readonly population: number;
  /** Of those, items drawn, the unreadable ones included: reading everything would not read their like either. */
  readonly drawn: number;
  /** All that are known to be sensitive, by name or by content. */
  readonly sensitive: number;
  /** Of those, the ones that their own names betray: all; those that may be read; of those, the ones drawn. */
  readonly byName: { readonly items: number; readonly readable: number; readonly drawn: number };
}

export interface Estimate {
  readonly items: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
}

/** Null when nothing was drawn of what names do not betray: then nothing can be said. */
export function estimateOf({ population, drawn, sensitive, byName }: Sample, confidence: number): Estimate | null {
  const silent = { population: Math.max(0, population - byName.readable), drawn: Math.max(0, drawn - byName.drawn) };
  const found = Math.max(0, sensitive - byName.items);
  if (drawn <= 0 || (silent.drawn === 0 && silent.population > 0)) return null;
  const { items, low, high } = shareOf(silent.population, silent.drawn, Math.min(found, silent.drawn), confidence);
  return { items: byName.items + items, low: byName.items + low, high: byName.items + high, confidence };
}

function shareOf(population: number, drawn: number, found: number, confidence: number) {
  if (drawn >= population) return { items: found, low: found, high: found };
  const share = found / drawn;
  const z = quantile(confidence);
  const size = (drawn * (population - 1)) / (population - drawn);
  const centre = share + (z * z) / (2 * size);
  const half = z * Math.sqrt((share * (1 - share)) / size + (z * z) / (4 * size * size));
  const scale = population / (1 + (z * z) / size);
  // What was found is certain: as many are sensitive at the least, and those drawn without a finding are not.
  const atLeast = (items: number) => Math.max(found, items);
  const most = population - (drawn - found);
  return {
    items: atLeast(Math.round(share * population)),
    low: atLeast(Math.floor((centre - half) * scale)),
    high: atLeast(Math.min(most, Math.ceil((centre + half) * scale))),
  };
}

/** Normal quantile of a two-sided confidence, to 0.0005. Source: Abramowitz and Stegun, formula 26.2.23. */
function quantile(confidence: number): number {
  const t = Math.sqrt(-2 * Math.log((1 - confidence) / 2));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}
