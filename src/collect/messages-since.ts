/**
 * Until when the messages of a channel or a chat are known, so that a later scan asks for what changed after. The
 * instant is the latest that the service itself told, and never later than our own start: clocks differ, and people write
 * while a list is walked. What a scan that only counts has seen is of no use to one that reads. A place that is new costs
 * the others nothing: none of its messages is older than itself, and where it is old, or of no known age, it is asked for
 * alone.
 */

import type { MessageService } from "./chat-message.ts";
import type { Known, Tools } from "./collector.ts";

/** Told again each time, since a message may be shown some hours after it was written. */
const OVERLAP = 24 * 3_600_000;
const READ = "read ";
const COUNTED = "counted ";

/** A channel or a chat, and when it was made, where that is told. */
export interface MessagePlace {
  readonly id: string;
  readonly created: string | null;
}

export interface Asking {
  /** Nothing of the list is missed that changed after it; null: all is to be asked for. */
  readonly since: string | null;
  /** Places to be asked for by themselves, and whole. */
  readonly alone: readonly string[];
}

/** More of them than these are not worth being asked for by themselves: each is one request at least. */
const FEW = 20;
const ALL: Asking = { since: null, alone: [] };

/** @param apart whether a place can be asked for by itself. */
export async function askingFor(
  known: Known,
  service: MessageService,
  places: readonly MessagePlace[],
  { read, apart }: { readonly read: boolean; readonly apart: boolean },
): Promise<Asking> {
  let earliest = Number.POSITIVE_INFINITY;
  const fresh: MessagePlace[] = [];
  for (const place of places) {
    const mark = instantIn(await known.deltaLink(service, place.id), read);
    if (mark === null) fresh.push(place);
    else earliest = Math.min(earliest, mark);
  }
  if (!Number.isFinite(earliest)) return ALL;
  const since = earliest - OVERLAP;
  const old = fresh.filter((place) => !(madeAt(place) >= since));
  if (apart && old.length <= FEW) return { since: told(since), alone: old.map(({ id }) => id) };
  const made = Math.min(since, ...old.map((place) => madeAt(place) - OVERLAP));
  return Number.isNaN(made) ? ALL : { since: told(made), alone: [] };
}

const madeAt = ({ created }: MessagePlace) => (created === null ? Number.NaN : Date.parse(created));
const told = (instant: number) => new Date(instant).toISOString();

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
