/** The waves as `plan.json` tells them, each by its name. */

import { waveNames } from "../../export/wave-names.ts";
import type { Language } from "../../lang/index.ts";
import type { PlanWave } from "../../model/plan.ts";
import type { DatedWave, Schedule } from "../../model/schedule.ts";
import { namedFor } from "../../plan/waves.ts";

/** A wave bears the name that the administration gives it, or else says what it is made of, and which of several it is. */
export function planWavesOf(waves: readonly DatedWave[], { named }: Schedule, language: Language): readonly PlanWave[] {
  const names = waveNames(waves, language);
  return waves.map(({ id, key, spaces: containers, bytes, start, end }, index) => {
    return { id, key, name: namedFor({ id, key }, named)?.name ?? names[index] ?? "", containers, bytes, start, end };
  });
}
