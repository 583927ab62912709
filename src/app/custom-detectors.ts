/** An administration's own detectors, looked at before anything is read: what cannot be used stops the command with a sentence. */

import { BUILT_IN } from "../detect/custom.ts";
import { troubleOfPattern } from "../detect/linear.ts";
import type { CustomDetector } from "../model/custom-detector.ts";
import type { Wording } from "../model/verdict.ts";
import { writtenDetectors } from "../store/custom-detectors.ts";
import type { TemplateFile } from "../store/templates.ts";

/** Throws a `ConfigurationFault` that names the file, the line and what was expected. */
export function customDetectors(files?: readonly TemplateFile[]): readonly CustomDetector[] {
  const taken = new Set(BUILT_IN);
  return writtenDetectors(files).map(({ detector, wrong }) => {
    if (taken.has(detector.id))
      throw wrong("id", {
        fr: `l’identifiant ${detector.id} est déjà pris`,
        en: `the id ${detector.id} is already taken`,
      });
    taken.add(detector.id);
    const trouble = troubleOfPattern(detector.pattern);
    if (trouble) throw wrong("pattern", trouble);
    return detector;
  });
}

/** By id, as the administration calls them. */
export function customTitles(customs: readonly CustomDetector[]): ReadonlyMap<string, Wording> {
  return new Map(customs.map(({ id, title }) => [id, title]));
}
