/** Everything that a scan without content needs of a tenant, reckoned from what the tenant holds. */

import type { Ministry } from "../../src/simulator/ministry/ministry.ts";
import { directoryNeeds } from "./directory.ts";
import { exchangeNeeds } from "./exchange.ts";
import { filesNeeds } from "./files.ts";
import type { Need } from "./need.ts";
import { teamsNeeds } from "./teams.ts";

/** @param reports how many usage reports the plan is made from, each asked for once */
export const allNeeds = (ministry: Ministry, reports: number): readonly Need[] => [
  ...directoryNeeds(ministry, reports),
  ...exchangeNeeds(ministry),
  ...filesNeeds(ministry),
  ...teamsNeeds(ministry),
];
