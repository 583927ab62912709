/** The waves as `plan.json` tells them, each by its name. */

import { catalogueOf, type Language } from "../../lang/index.ts";
import type { PlanWave } from "../../model/plan.ts";
import type { DatedWave, Schedule } from "../../model/schedule.ts";
import { namedFor } from "../../plan/waves.ts";

/** A wave bears the name that the administration gives it, or else says what it is made of, and which of several it is. */
export function planWavesOf(waves: readonly DatedWave[], { named }: Schedule, language: Language): readonly PlanWave[] {
  const words = catalogueOf(language).plan.waves;
  const names = waves.map(({ stage, sensitive, units }) => words.name(stage, sensitive, units));
  const times = Map.groupBy(names.keys(), (index) => names[index]);
  return waves.map(({ id, key, spaces: containers, bytes, start, end }, index) => {
    const name = names[index] as string;
    const alike = times.get(name) ?? [];
    const told = alike.length > 1 ? words.nth(name, alike.indexOf(index) + 1, alike.length) : name;
    return { id, key, name: namedFor({ id, key }, named)?.name ?? told, containers, bytes, start, end };
  });
}
