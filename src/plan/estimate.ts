/**
 * How many items of a service reading everything would find sensitive, told from a sample: Wilson's interval, with the
 * correction for a population that is not endless. Source: E. B. Wilson, « Probable inference », JASA 22 (1927).
 */

export interface Sample {
  /** Items whose content may be read. */
  readonly population: number;
  /** Items drawn, those that could not be read included: reading everything would not read their like either. */
  readonly drawn: number;
  /** A name can betray an item that was not drawn: there may be more of these than were drawn. */
  readonly sensitive: number;
}

export interface Estimate {
  readonly items: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
}

/** Null when nothing was drawn: then nothing can be said. */
export function estimateOf({ population, drawn, sensitive }: Sample, confidence: number): Estimate | null {
  if (drawn <= 0) return null;
  if (drawn >= population) return { items: sensitive, low: sensitive, high: sensitive, confidence };
  const share = Math.min(1, sensitive / drawn);
  const z = quantile(confidence);
  const size = (drawn * (population - 1)) / (population - drawn);
  const centre = share + (z * z) / (2 * size);
  const half = z * Math.sqrt((share * (1 - share)) / size + (z * z) / (4 * size * size));
  const scale = population / (1 + (z * z) / size);
  // What was found is certain: as many are sensitive at the least, and those drawn without a finding are not.
  const atLeast = (items: number) => Math.max(sensitive, items);
  const most = population - Math.max(0, drawn - sensitive);
  return {
    items: atLeast(Math.round(share * population)),
    low: atLeast(Math.floor((centre - half) * scale)),
    high: atLeast(Math.min(most, Math.ceil((centre + half) * scale))),
    confidence,
  };
}

/** Normal quantile of a two-sided confidence, to 0.0005. Source: Abramowitz and Stegun, formula 26.2.23. */
function quantile(confidence: number): number {
  const t = Math.sqrt(-2 * Math.log((1 - confidence) / 2));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}
