/** Whether what a service holds is of so few people that nothing intimate may be told of them. */

import { FEWEST_PEOPLE } from "../model/individual.ts";
import type { PlanService } from "../model/plan-service.ts";
import type { ServiceId } from "../model/service.ts";

/** Services whose spaces are, or may be, one person's own. */
const INDIVIDUAL: ReadonlySet<ServiceId> = new Set([
  "exchange.mail",
  "exchange.calendar",
  "exchange.contacts",
  "exchange.archives",
  "onedrive.files",
  "teams.chat",
  "other.onenote",
]);

export const isOfFewPeople = ({ id, volume }: PlanService) =>
  INDIVIDUAL.has(id) && volume.containers !== null && volume.containers > 0 && volume.containers < FEWEST_PEOPLE;
