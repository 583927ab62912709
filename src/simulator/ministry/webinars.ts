/** Pretend webinars and town halls: a few people organise them. */

import { randomOf } from "../random.ts";
import { canaryOf } from "./files-specimens.ts";
import type { Ground } from "./sites-ground.ts";
import { guidFor, keyInGuid, keyOf } from "./sites-keys.ts";
import { lineOf, type TruthLine } from "./sites-truth.ts";

/** Most that one person organises. */
export const MOST_EVENTS = 3;

export type EventKind = "webinar" | "townhall";

/** Who holds town halls: one in eleven, from the second on. */
export const HOSTS_EVERY = 11;
export const FIRST_HOST = 1;

/** One person in nine organises webinars; a person who holds town halls too has one container. */
export function eventCount(ground: Ground, person: number, kind: EventKind): number {
  const { active, guest } = ground.person(person);
  if (!active || guest) return 0;
  const random = randomOf(ground.seed, kind, person);
  return person % (kind === "webinar" ? 9 : HOSTS_EVERY) === FIRST_HOST ? 1 + random.int(MOST_EVENTS) : 0;
}

/** A word that its title and its description hold. */
export function canaryOfEvent(ground: Ground, person: number, kind: EventKind, d: number): string {
  return canaryOf(randomOf(ground.seed, "event", kind, person, d));
}

export function eventJson(ground: Ground, person: number, kind: EventKind, d: number): Record<string, unknown> {
  const random = randomOf(ground.seed, kind, person, d);
  const canary = canaryOfEvent(ground, person, kind, d);
  const { id, name } = ground.person(person);
  const day = `2026-0${1 + random.int(9)}-1${random.int(9)}`;
  return {
    id: guidFor(ground.seed, kind, keyOf({ a: person, d })),
    displayName: `${kind === "webinar" ? "Atelier en ligne" : "Réunion plénière"} ${canary}`,
    description: { contentType: "text", content: `Présentation. Repère ${canary}.` },
    status: "published",
    startDateTime: { dateTime: `${day}T09:00:00.0000000`, timeZone: "UTC" },
    endDateTime: { dateTime: `${day}T10:30:00.0000000`, timeZone: "UTC" },
    audience: "organization",
    createdBy: { application: null, device: null, user: { id, displayName: name } },
    coOrganizers: [],
  };
}

export function eventById(ground: Ground, kind: EventKind, id: string): Record<string, unknown> | null {
  const key = keyInGuid(ground.seed, kind, id);
  if (key === null || key.a >= ground.people || key.d >= eventCount(ground, key.a, kind)) return null;
  return eventJson(ground, key.a, kind, key.d);
}

export function* truthOfWebinars(ground: Ground, person: number): Generator<TruthLine> {
  const count = eventCount(ground, person, "webinar") + eventCount(ground, person, "townhall");
  const items = Array.from({ length: count }, () => ({ detectors: [] }));
  if (count > 0) yield lineOf({ service: "teams.webinars", id: ground.person(person).id, kind: "organiser" }, items);
}
