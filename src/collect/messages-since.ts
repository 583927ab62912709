/**
 * Until when the messages of a channel or a chat are known, so that a later scan asks for what changed after. The
 * instant is the latest that the service itself told, and never later than our own start: clocks differ, and people write
 * while a list is walked. What a scan that only counts has seen is of no use to one that reads.
 */

import type { MessageService } from "./chat-message.ts";
import type { Known, Tools } from "./collector.ts";

/** Told again each time, since a message may be shown some hours after it was written. */
const OVERLAP = 24 * 3_600_000;
const READ = "read ";
const COUNTED = "counted ";

/** The instant to ask from, so that nothing of these places is missed; null: all is to be asked for. */
export async function sinceOf(
  known: Known,
  service: MessageService,
  places: readonly string[],
  read: boolean,
): Promise<string | null> {
  let earliest = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const mark = instantIn(await known.deltaLink(service, place), read);
    if (mark === null) return null;
    earliest = Math.min(earliest, mark);
  }
  return Number.isFinite(earliest) ? new Date(earliest - OVERLAP).toISOString() : null;
}

/** What is kept of a place once all until that instant is known; null: what is kept stands. */
export async function markFor(
  known: Known,
  service: MessageService,
  place: string,
  { read, until }: { readonly read: boolean; readonly until: number },
): Promise<string | null> {
  const kept = await known.deltaLink(service, place);
  // Who reads later goes on from where it was last read, not from where it was last counted.
  if (!read && kept?.startsWith(READ)) return null;
  const before = instantIn(kept, read) ?? until;
  return `${read ? READ : COUNTED}${new Date(Math.max(before, until)).toISOString()}`;
}

export function untilOf(latest: number, { startedAt }: Pick<Tools, "startedAt">): number {
  return Math.min(latest, startedAt.getTime());
}

/** Those that read have counted too. */
function instantIn(kept: string | null, read: boolean): number | null {
  const mark = kept?.startsWith(READ) ? READ : !read && kept?.startsWith(COUNTED) ? COUNTED : null;
  const instant = mark === null ? Number.NaN : Date.parse((kept ?? "").slice(mark.length));
  return Number.isNaN(instant) ? null : instant;
}
