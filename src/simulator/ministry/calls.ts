/**
 * Pretend call records, spread over the thirty days that the service keeps and a few weeks before, whatever the
 * day is: the counts are the same on any day. Some have sound only, some video, some a shared screen.
 */

import { randomOf } from "../random.ts";
import type { Ground } from "./sites-ground.ts";
import { guidFor, keyOf } from "./sites-keys.ts";

const DAY = 24 * 3600 * 1000;
/** The oldest served stand well inside the thirty days, the forgotten well outside: clocks may differ by hours. */
const SPAN = 29 * DAY;
const FORGOTTEN = 35 * DAY;
const MODALITIES = [["audio"], ["audio", "video"], ["audio"], ["audio", "videoBasedScreenSharing"], ["audio"]] as const;

export interface Call {
  readonly index: number;
  readonly start: number;
  readonly modalities: readonly string[];
}

function servedCalls(ground: Ground): number {
  return Math.max(11, ground.people * 2);
}

/** The forgotten ones come last. */
export function callCount(ground: Ground): number {
  return servedCalls(ground) + 5;
}

export function callOf(ground: Ground, index: number, now: number): Call {
  const served = servedCalls(ground);
  const ago = index < served ? ((index + 0.5) / served) * SPAN : FORGOTTEN + (index - served) * DAY;
  return { index, start: now - ago, modalities: MODALITIES[index % MODALITIES.length] ?? ["audio"] };
}

export function callJson(ground: Ground, call: Call): Record<string, unknown> {
  const random = randomOf(ground.seed, "call", call.index);
  const person = ground.person(random.int(ground.people));
  const end = call.start + (5 + random.int(55)) * 60_000;
  const organizer = { user: { id: person.id, displayName: person.name } };
  return {
    id: guidFor(ground.seed, "call", keyOf({ a: call.index })),
    version: 1,
    type: call.index % 3 === 0 ? "peerToPeer" : "groupCall",
    modalities: call.modalities,
    startDateTime: new Date(call.start).toISOString(),
    endDateTime: new Date(end).toISOString(),
    lastModifiedDateTime: new Date(end + 60_000).toISOString(),
    organizer,
    participants: [organizer],
  };
}

/** Counts only: a call with video or a shared screen, and one without. */
export function truthOfCalls(ground: Ground): { readonly audio: number; readonly video: number } {
  let video = 0;
  for (let index = 0; index < servedCalls(ground); index++)
    if ((MODALITIES[index % MODALITIES.length]?.length ?? 0) > 1) video++;
  return { audio: servedCalls(ground) - video, video };
}
