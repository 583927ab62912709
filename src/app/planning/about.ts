/** What was supposed of an administration falls once it says what it is. */

import type { Configuration } from "../../model/configuration.ts";
import type { EditionAbout } from "../../model/edition.ts";

export function toldOf(about: EditionAbout, type: Configuration["administration"]["type"]): EditionAbout {
  if (type === null) return about;
  return { ...about, assumptions: about.assumptions.filter(({ unlessTold }) => !unlessTold) };
}
