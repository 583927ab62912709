/** An edition of the doctrine as its files say it: texts and decision rules, and one rule a service. */

import type { WholeEdition } from "../model/edition.ts";

export type Edition = WholeEdition;
