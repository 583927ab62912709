/**
 * Which items a sample reads. The draw is keyed by the scan's seed and the item's own id, so that it depends on
 * no order of answers and is the same after every resumption.
 */

import { createHmac } from "node:crypto";

/** Normal quantiles of two-sided confidences. Source: any table of the normal law. */
const QUANTILES: readonly (readonly [confidence: number, quantile: number])[] = [
  [0.8, 1.2816],
  [0.9, 1.6449],
  [0.95, 1.96],
  [0.99, 2.5758],
];

/**
 * Share of a population to read so that a proportion is known to within the half-width at that confidence, in the
 * worst case (one half), with the correction for a finite population. Between 0 and 1.
 */
export function rateOf(population: number, sampling: { halfWidth: number; confidence: number }): number {
  if (population <= 0) return 1;
  const quantile = (QUANTILES.find(([confidence]) => confidence >= sampling.confidence) ?? [0, 2.5758])[1];
  const infinite = (quantile * quantile * 0.25) / (sampling.halfWidth * sampling.halfWidth);
  return Math.min(1, Math.ceil(infinite / (1 + (infinite - 1) / population)) / population);
}

/** True when the item is in the sample of that rate. */
export function isDrawn(seed: string, service: string, item: string, rate: number): boolean {
  if (rate >= 1) return true;
  const digest = createHmac("sha256", seed).update(`${service}\n${item}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48 < rate;
}
