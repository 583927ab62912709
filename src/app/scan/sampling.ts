/**
 * Which items a sample reads. Each is drawn, or not, by a number that its id and the seed of the scan alone decide: no
 * order of answers, kill or resumption changes it, and who knows the seed can draw again what was drawn.
 *
 * One rate goes for a whole service. Whatever it is divided into, those whose number is below that rate are then a simple
 * random sample of it, of a size that is known once they are drawn, and an exact interval can be told from them
 * (`plan/hypergeometric.ts`). Rates that differ from one stratum to the next would have to be put together again: the
 * methods that do so exactly are for two or three strata (J. P. Wendell and J. Schmee, « Exact inference for proportions
 * from a stratified finite population », JASA 91 (1996)), those for many add up one bound for each and end up far wider
 * (T. Wright, « Exact confidence bounds when sampling from small finite universes » (1991)).
 *
 * Strata of few items would go unseen at that rate. More of them are drawn, up to all: what is read beyond the common
 * rate is known for sure, and narrows the interval as such, not as a part of the random sample. What a name or a label
 * already marks is a stratum read whole, of which nothing is estimated.
 */

import { createHmac, hash } from "node:crypto";
import type { Draw } from "../../model/records.ts";
import { type Described, MARKED, stratumOf } from "../../model/stratum.ts";
import { type Precision, rateOf } from "../../plan/sample-size.ts";

/** What strata of few items may add to what is drawn of a service, as a share of it: they share it alike. */
const FOR_THE_FEW = 0.1;

/** @param populations how many items each stratum holds; what is marked may be among them. */
export function ratesOf(populations: ReadonlyMap<string, number>, precision: Precision): Pick<Draw, "rate" | "strata"> {
  const drawn = [...populations].filter(([stratum]) => stratum !== MARKED);
  const population = drawn.reduce((sum, [, items]) => sum + items, 0);
  const rate = rateOf(population, precision);
  const each = Math.max(1, (rate * population * FOR_THE_FEW) / Math.max(1, drawn.length));
  const strata = [...populations]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([stratum, items]) => {
      const whole = stratum === MARKED || items <= each;
      return [stratum, { items, rate: whole ? 1 : Math.max(rate, each / items) }] as const;
    });
  return { rate, strata: Object.fromEntries(strata) };
}

/** Why an item is read: its whole stratum is; the common rate has it; it is of a stratum of few. Else null. */
export type Drawn = "whole" | "common" | "beyond" | null;

/** @param marked its name or its label says already what it holds. */
export function drawnIn(draw: Draw, container: { readonly id: string; readonly type: string }) {
  // Ids are unique in their container, not always beyond: each container has a key of its own.
  const key = createHmac("sha256", draw.seed).update(`${draw.id}\n${container.id}`).digest("hex");
  return (item: Described, marked: boolean): Drawn => {
    const stratum = marked ? MARKED : stratumOf(draw.id, container.type, item);
    // What came after the strata were counted is drawn as most are.
    const rate = marked ? 1 : (draw.strata[stratum]?.rate ?? draw.rate);
    if (rate >= 1) return "whole";
    const place = placeOf(key, item.id);
    return place < draw.rate ? "common" : place < rate ? "beyond" : null;
  };
}

/** Where the item stands from 0 to 1, as if thrown there. A key is of one length, and stands before all else. */
function placeOf(key: string, item: string): number {
  return Number.parseInt(hash("sha256", `${key}\n${item}`, "hex").slice(0, 12), 16) / 2 ** 48;
}
