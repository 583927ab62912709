/** What a wave is called by what it is made of, and which of several it is. */

import { catalogueOf, type Language } from "../lang/index.ts";
import type { DatedWave } from "../model/schedule.ts";

export function waveNames(waves: readonly DatedWave[], language: Language): readonly string[] {
  const words = catalogueOf(language).plan.waves;
  const names = waves.map(({ stage, sensitive, units }) => words.name(stage, sensitive, units));
  const times = Map.groupBy(names.keys(), (index) => names[index]);
  return names.map((name, index) => {
    const alike = times.get(name) ?? [];
    return alike.length > 1 ? words.nth(name, alike.indexOf(index) + 1, alike.length) : name;
  });
}
