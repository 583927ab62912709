/** The lanes of one connection. How many places a lane has is a number here; quotas by resource units come on top. */

import type { Clock } from "../clock.ts";
import { Lane } from "./lane.ts";
import { FAMILIES, type Family, placeOf } from "./place.ts";

/** Requests at once. Outlook's is over all mailboxes; a mailbox has four. */
const PLACES: Readonly<Record<Family, number>> = {
  directory: 8,
  outlook: 32,
  sharepoint: 12,
  teams: 8,
  reports: 2,
  calls: 4,
  planner: 4,
  onenote: 2,
};

/** Batch envelopes at once; what is in them also takes places in lanes of its own. */
const ENVELOPES = 8;

/** Microsoft's own limit per application and mailbox. */
export const PLACES_PER_MAILBOX = 4;

/** Mailbox lanes with nothing to tell are forgotten beyond this number: a tenant has any number of mailboxes. */
const MOST_MAILBOXES = 500;

export interface Lanes {
  /** The narrowest lane that a path below the Graph root runs in. */
  of(path: string): Lane;
  /** The lane of batch envelopes, whatever is in them. */
  readonly gateway: Lane;
  /** The lane of what the path's service hands over by another address: storage may fail while Graph answers. */
  beyond(path: string): Lane;
}

export function openLanes(clock: Clock): Lanes {
  const families = new Map(FAMILIES.map((family) => [family, new Lane(family, family, PLACES[family], clock)]));
  const storages = new Map(
    FAMILIES.map((family) => [family, new Lane(`${family}:storage`, family, PLACES[family], clock)]),
  );
  const mailboxes = new Map<string, Lane>();
  const whole = (family: Family) => families.get(family) as Lane;
  return {
    gateway: new Lane("batch", "directory", ENVELOPES, clock),
    beyond: (path) => storages.get(placeOf(path).family) as Lane,
    of(path) {
      const { family, mailbox } = placeOf(path);
      if (mailbox === null) return whole(family);
      const known = mailboxes.get(mailbox);
      if (known) return known;
      if (mailboxes.size >= MOST_MAILBOXES) forget(mailboxes);
      const lane = new Lane(`${family}:${mailbox}`, family, PLACES_PER_MAILBOX, clock, whole(family));
      mailboxes.set(mailbox, lane);
      return lane;
    },
  };
}

function forget(lanes: Map<string, Lane>): void {
  for (const [name, lane] of lanes) if (lane.forgettable()) lanes.delete(name);
}

/** Enters several lanes at once without ever waiting for one another in a circle: narrow ones first, by name. */
export async function enterAll(weights: ReadonlyMap<Lane, number>, signal?: AbortSignal): Promise<() => void> {
  const depth = (lane: Lane) => (lane.parent === null ? 1 : 0);
  const ordered = [...weights].sort(([a], [b]) => depth(a) - depth(b) || (a.name < b.name ? -1 : 1));
  const ways: (() => void)[] = [];
  const leave = () => {
    for (const way of ways.splice(0)) way();
  };
  try {
    for (const [lane, weight] of ordered) ways.push(await lane.enter(weight, signal));
  } catch (cause) {
    leave();
    throw cause;
  }
  return leave;
}
