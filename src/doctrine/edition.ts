/** An edition of the doctrine as its files say it: texts, decision rules, and one rule a service. */

import type { IsoDate } from "../model/dates.ts";
import type { EditionAbout } from "../model/plan.ts";
import type { ServiceId } from "../model/service.ts";
import type { Rule, Statement } from "../model/verdict.ts";

export interface Edition {
  readonly about: EditionAbout;
  /** Where a project must have stood, and on which day, for a derogation to be asked for. */
  readonly eligibility: { readonly stage: "very-advanced"; readonly on: IsoDate };
  /** Decision rules by id (`D07`), as the services' rules quote them. */
  readonly principles: ReadonlyMap<string, Statement>;
  readonly rules: ReadonlyMap<ServiceId, Rule>;
}
