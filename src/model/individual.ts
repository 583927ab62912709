/** What is one person's own: a mailbox with its calendar and contacts, a personal drive, a chat, a notebook kept there. */

import type { Container } from "./records.ts";
import type { ServiceId } from "./service.ts";

const OF_A_MAILBOX: ReadonlySet<ServiceId> = new Set(["exchange.mail", "exchange.calendar", "exchange.contacts"]);

/** Fewer people than this are known to whoever works with them: nothing intimate is told of so few. */
export const FEWEST_PEOPLE = 10;

/** Each person has one of these. A chat is several people's, and one person may have many of them, or of notebooks. */
export const ONE_EACH: ReadonlySet<ServiceId> = new Set([...OF_A_MAILBOX, "onedrive.files"]);

/** Names of what they hold are searched whether their content is read or not; elsewhere what is unread was not looked at. */
const NAMES_SEARCHED: ReadonlySet<ServiceId> = new Set(["onedrive.files"]);

/** Where nothing was looked at, everybody knows that nothing was found: such a space hides nobody. */
export function isSearched(service: ServiceId, items: number | null, itemsRead: number): boolean {
  return itemsRead > 0 || (NAMES_SEARCHED.has(service) && (items ?? 0) > 0);
}

/** How many spaces of each service people have of their own, in one directorate or in several together; those that were searched. */
export type OwnSpaces = ReadonlyMap<ServiceId, number>;

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

/** As {@link isIndividual}, where no more is known of a space: it is one person's own until something says otherwise. */
export function mayBeIndividual(service: ServiceId, kind: string | undefined): boolean {
  if (OF_A_MAILBOX.has(service)) return kind === undefined || kind === "user";
  return service === "onedrive.files" || service === "teams.chat" || service === "other.onenote";
}

export function isIndividual({ service, type, owner, group, site }: Container): boolean {
  if (OF_A_MAILBOX.has(service)) return type === "user";
  if (service === "onedrive.files" || service === "teams.chat") return true;
  return service === "other.onenote" && owner !== null && group === null && site === null;
}
