/** What is one person's own: a mailbox with its calendar and contacts, a personal drive, a chat, a notebook kept there. */

import type { Container } from "./records.ts";
import type { ServiceId } from "./service.ts";

const OF_A_MAILBOX: ReadonlySet<ServiceId> = new Set(["exchange.mail", "exchange.calendar", "exchange.contacts"]);

/** Fewer people than this are known to whoever works with them: nothing intimate is told of so few. */
export const FEWEST_PEOPLE = 10;

/** Each person has one of these. A chat is several people's, and one person may have many of them, or of notebooks. */
export const ONE_EACH: ReadonlySet<ServiceId> = new Set([...OF_A_MAILBOX, "onedrive.files"]);

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
