/** Whether what a service holds is of so few people that nothing intimate may be told of them. */

import { FEWEST_PEOPLE, ONE_EACH } from "../model/individual.ts";
import type { ServiceId } from "../model/service.ts";
import type { SpaceSums } from "./space-sums.ts";

/**
 * Rooms and shared mailboxes hide nobody: people's own spaces alone are counted. Ten chats may be of three people: they
 * are of no more than those who were seen to have a mailbox or a drive, where any was.
 */
export function isOfFewPeople(service: ServiceId, { own }: Pick<SpaceSums, "own">): boolean {
  const spaces = own.get(service) ?? 0;
  const people = Math.max(0, ...[...ONE_EACH].map((id) => own.get(id) ?? 0));
  const least = ONE_EACH.has(service) || people === 0 ? spaces : Math.min(spaces, people);
  return spaces > 0 && least < FEWEST_PEOPLE;
}
