/** Webinars and town halls, by organiser; town halls also all together. */

import { type Asked, found, listed, type Reply, type Route, slots } from "../http/route.ts";
import type { Ground } from "../ministry/sites-ground.ts";
import {
  type EventKind,
  eventById,
  eventCount,
  eventJson,
  FIRST_HOST,
  HOSTS_EVERY,
  MOST_EVENTS,
} from "../ministry/webinars.ts";
import { type Answer, get, missing } from "./sites-answers.ts";

const BASE = "/solutions/virtualEvents";

export const WEBINAR_ROUTES: readonly Route[] = [
  get(`${BASE}/townhalls`, allTownhalls),
  get(`${BASE}/townhalls/getByUserIdAndRole(userId={userId},role={role})`, byOrganiser("townhall")),
  get(`${BASE}/webinars/getByUserIdAndRole(userId={userId},role={role})`, byOrganiser("webinar")),
  get(`${BASE}/townhalls/{virtualEventTownhall-id}`, one("townhall", "virtualEventTownhall-id")),
  get(`${BASE}/webinars/{virtualEventWebinar-id}`, one("webinar", "virtualEventWebinar-id")),
];

const unquoted = (text: string | undefined) => (text ?? "").replace(/^'|'$/g, "");

/** In the order of the directory; slots of those who organise fewer stay empty. */
function allTownhalls(ground: Ground): Reply {
  const organisers = Math.ceil((ground.people - FIRST_HOST) / HOSTS_EVERY);
  return slots(Math.max(0, organisers) * MOST_EVENTS, (slot) => {
    const person = FIRST_HOST + HOSTS_EVERY * Math.floor(slot / MOST_EVENTS);
    const d = slot % MOST_EVENTS;
    return d < eventCount(ground, person, "townhall") ? eventJson(ground, person, "townhall", d) : null;
  });
}

/** Nobody is a co-organiser here. */
function byOrganiser(kind: EventKind): Answer {
  return (ground: Ground, { params }: Asked): Reply => {
    const person = ground.personIndex(unquoted(params.userId));
    if (person === null) return missing("User not found", "NotFound");
    const count = unquoted(params.role) === "organizer" ? eventCount(ground, person, kind) : 0;
    return listed(Array.from({ length: count }, (_, d) => eventJson(ground, person, kind, d)));
  };
}

function one(kind: EventKind, parameter: string): Answer {
  return (ground, { params }) => {
    const event = eventById(ground, kind, params[parameter] ?? "");
    return event === null ? missing("Event not found", "NotFound") : found(event);
  };
}
