/**
 * Calendars of the pretend mailboxes: the person's own, sometimes a second one, and one that somebody else shares,
 * whose events are that person's. Series are told by their masters.
 */

import { randomOf } from "../random.ts";
import type { Ministry } from "./ministry.ts";
import { keyInOutlookId, outlookId } from "./outlook-ids.ts";
import { numbersSince, type Since, sinceIn, unmoved } from "./outlook-since.ts";
import { LATER } from "./sites-later.ts";
import { type Words, wordsOf } from "./words.ts";

export interface Calendar {
  /** In whose mailbox it is seen. */
  readonly person: number;
  readonly b: number;
  readonly id: string;
  readonly name: string;
  /** Whose it is. */
  readonly owner: number;
  /** How many it holds, and their numbers. */
  readonly events: number;
  readonly held: readonly number[];
  readonly before: number;
  readonly since: Since;
}

export interface Event extends Words {
  readonly id: string;
  readonly d: number;
  readonly start: number;
  readonly series: boolean;
  readonly online: boolean;
  readonly mark: "normal" | "personal" | "private" | "confidential";
  /** Number in the stock of documents. */
  readonly attached: number | null;
  readonly modified: string;
}

const HOUR = 3_600_000;
const SHARE = 8;
const STAMP = 20 * 24 * HOUR;

export function calendarsOf(ministry: Ministry, person: number): readonly Calendar[] {
  const own = ownCalendars(ministry, person);
  const sharer = (person + 1) % ministry.people;
  const shares = person % 3 !== 2 && sharer !== person && ministry.person(sharer).mailbox === "open";
  const shared = shares ? ownCalendars(ministry, sharer)[0] : undefined;
  if (shared === undefined) return own;
  const b = own.length;
  return [...own, { ...shared, person, b, id: idOf(ministry, person, b), name: ministry.person(sharer).name }];
}

function ownCalendars(ministry: Ministry, person: number): readonly Calendar[] {
  const random = randomOf(ministry.seed, "calendars", person);
  const { mailbox, purpose } = ministry.person(person);
  const names = purpose === "user" && random.chance(0.4) ? ["Calendrier", "Congés de l’équipe"] : ["Calendrier"];
  return names.map((name, b) => ({
    person,
    b,
    id: idOf(ministry, person, b),
    name,
    owner: person,
    ...contentsOf(ministry, [person, b], mailbox === "empty" ? 0 : 2 + random.int(b === 0 ? 6 : 3)),
  }));
}

function contentsOf(ministry: Ministry, [person, b]: [number, number], before: number) {
  const since = unmoved(sinceIn(ministry, ["events", person, b], before));
  const held = numbersSince(before, since);
  return { before, since, held, events: held.length };
}

function idOf({ seed }: Ministry, a: number, b: number): string {
  return outlookId(seed, "calendar", { a, b });
}

export function calendarById(ministry: Ministry, person: number, id: string): Calendar | null {
  return calendarsOf(ministry, person).find((calendar) => calendar.id === id) ?? null;
}

/** Seen in a shared calendar, an event has another id; all else is its owner's. */
export function eventOf(ministry: Ministry, { person, b, owner, before, since }: Calendar, d: number): Event {
  const source = person === owner ? b : 0;
  const again = since.rewritten.has(d);
  const random = randomOf(ministry.seed, again ? "event-again" : "event", owner, source, d);
  const words = wordsOf(random, SHARE);
  const attached = random.chance(0.08) ? ministry.stock.drawn(random) : null;
  // Written again, it may bear another mark.
  const turn = (d + owner + (again ? 4 : 0)) % 13;
  const start = Date.UTC(2026, 8, 1 + random.int(60), 7 + random.int(9));
  return {
    ...words,
    detectors: [...words.detectors, ...(attached === null ? [] : ministry.stock.specimen(attached).detectors)],
    id: outlookId(ministry.seed, "event", { a: person, b, d }),
    d,
    start,
    series: random.chance(0.25),
    online: random.chance(0.4),
    mark: turn === 3 ? "private" : turn === 7 ? "personal" : turn === 9 ? "confidential" : "normal",
    attached,
    modified: again || d >= before ? LATER : new Date(start - STAMP).toISOString(),
  };
}

export function eventById(ministry: Ministry, person: number, id: string): { calendar: Calendar; event: Event } | null {
  const key = keyInOutlookId(ministry.seed, "event", id);
  const calendar = key === null || key.a !== person ? null : (calendarsOf(ministry, person)[key.b] ?? null);
  if (key === null || calendar === null || !calendar.held.includes(key.d)) return null;
  return { calendar, event: eventOf(ministry, calendar, key.d) };
}

/** Ten weeks of a series; an event that happens once happens once. */
export function occurrencesOf({ series, start }: Event): readonly number[] {
  return series ? Array.from({ length: 10 }, (_, week) => start + week * 7 * 24 * HOUR) : [start];
}

export function eventIsPrivate({ mark }: Event): boolean {
  return mark === "private" || mark === "personal";
}
