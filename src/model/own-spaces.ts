/** What people have of their own in each directorate, and whether that is of so few people that nothing intimate may be told of them. */

import type { ContainerRow } from "./container-row.ts";
import { FEWEST_PEOPLE, ONE_EACH } from "./individual.ts";
import type { ServiceId } from "./service.ts";

/** Names of what they hold are searched whether their content is read or not; elsewhere what is unread was not looked at. */
const NAMES_SEARCHED: ReadonlySet<ServiceId> = new Set(["onedrive.files"]);

/** Where nothing was looked at, everybody knows that nothing was found: such a space hides nobody. */
const isSearched = ({ service, volume, sensitive }: ContainerRow["line"]): boolean =>
  sensitive.itemsRead > 0 || (NAMES_SEARCHED.has(service) && (volume.items ?? 0) > 0);

/** One person's own, and looked into. */
export const isOwnSearched = ({ line, grouped }: Pick<ContainerRow, "line" | "grouped">): boolean =>
  grouped !== null && isSearched(line);

/** How many spaces of each service people have of their own, in one directorate or in several together; those that were searched. */
export type OwnSpaces = ReadonlyMap<ServiceId, number>;

/** What several directorates have together. */
export function ownAmong(shares: Iterable<OwnSpaces>): OwnSpaces {
  const all = new Map<ServiceId, number>();
  for (const own of shares) for (const [service, spaces] of own) all.set(service, (all.get(service) ?? 0) + spaces);
  return all;
}

/** As many people as there are spaces of the service that has the most, of those that each person has one of. */
export const peopleAmong = (own: OwnSpaces): number =>
  Math.max(0, ...[...own].map(([service, spaces]) => (ONE_EACH.has(service) ? spaces : 0)));

/**
 * Of how many people, at the least, what these have of some services is. Ten chats may be of three people: they are of no more
 * than those who were seen to have a mailbox or a drive in that directorate, and where nobody was, of somebody.
 */
export function fewestPeople(own: OwnSpaces, services: Iterable<ServiceId>): number {
  const all = Math.max(1, peopleAmong(own));
  const counts = [...services].map((service) => {
    const spaces = own.get(service) ?? 0;
    return ONE_EACH.has(service) ? spaces : Math.min(spaces, all);
  });
  return Math.max(0, ...counts);
}

/**
 * Whether the spaces of their own that people have of a service are of so few that nothing intimate may be told of them.
 * @param shares of each directorate.
 */
export function isOfFewPeople(service: ServiceId, shares: Iterable<OwnSpaces>): boolean {
  let people = 0;
  for (const own of shares) people += fewestPeople(own, [service]);
  return people > 0 && people < FEWEST_PEOPLE;
}

/** A few figures for each directorate, however many spaces there are. */
export class OwnByUnit {
  readonly #units = new Map<string | null, Map<ServiceId, number>>();

  see(row: Pick<ContainerRow, "line" | "grouped">): void {
    const { unit, service } = row.line;
    const share = this.#units.get(unit) ?? new Map<ServiceId, number>();
    this.#units.set(unit, share);
    if (isOwnSearched(row)) share.set(service, (share.get(service) ?? 0) + 1);
  }

  /** Of each directorate that has a space, in the order in which they were met. */
  shares(): readonly OwnSpaces[] {
    return [...this.#units.values()];
  }
}
