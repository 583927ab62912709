/**
 * How many items of a service are sensitive, told from a sample of them: Wilson's interval, with the correction for
 * a population that is not endless. Source: E. B. Wilson, « Probable inference », JASA 22 (1927).
 */

export interface Sample {
  /** Items whose content may be read. */
  readonly population: number;
  readonly read: number;
  readonly sensitive: number;
}

export interface Estimate {
  readonly items: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
}

/** Null when nothing was read: then nothing can be said. */
export function estimateOf({ population, read, sensitive }: Sample, confidence: number): Estimate | null {
  if (read === 0) return null;
  const share = sensitive / read;
  if (read >= population) return { items: sensitive, low: sensitive, high: sensitive, confidence };
  const z = quantile(confidence);
  const size = (read * (population - 1)) / (population - read);
  const centre = share + (z * z) / (2 * size);
  const half = z * Math.sqrt((share * (1 - share)) / size + (z * z) / (4 * size * size));
  const scale = population / (1 + (z * z) / size);
  // What was seen is certain: as many are sensitive at the least, and those read without a finding are not.
  return {
    items: Math.round(share * population),
    low: Math.max(sensitive, Math.floor((centre - half) * scale)),
    high: Math.min(population - (read - sensitive), Math.ceil((centre + half) * scale)),
    confidence,
  };
}

/** Normal quantile of a two-sided confidence, to 0.0005. Source: Abramowitz and Stegun, formula 26.2.23. */
function quantile(confidence: number): number {
  const t = Math.sqrt(-2 * Math.log((1 - confidence) / 2));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}
