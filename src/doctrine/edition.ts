/** An edition of the doctrine as its files say it: texts and decision rules, and one rule a service. */

import type { EditionAbout } from "../model/edition.ts";
import type { ServiceId } from "../model/service.ts";
import type { Rule } from "../model/verdict.ts";

export interface Edition {
  readonly about: EditionAbout;
  readonly rules: ReadonlyMap<ServiceId, Rule>;
}
