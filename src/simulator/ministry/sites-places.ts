/**
 * Where things stand in the pretend SharePoint: the root site, standalone sites, those of groups, of private
 * and shared channels, of people, and the subsites of the root. Order, ids, and who may read.
 */

import { channelOf, channelsOf } from "./channels.ts";
import { hasPersonalSite, leavers } from "./drives-people.ts";
import type { Ground } from "./sites-ground.ts";
import { guidFor, type Key, keyInGuid, keyOf } from "./sites-keys.ts";

export const ROOT = 0;
export const STANDALONE = 1;
export const GROUP = 2;
export const CHANNEL = 3;
export const PERSONAL = 4;

export interface Place {
  readonly kind: number;
  /** Number of the site, group or person. */
  readonly a: number;
  /** Number of the channel. */
  readonly b: number;
  /** 0 for a site itself; 1 the subsite of the root, 2 the one below it. */
  readonly sub: number;
}

/** Why everything below a site is refused, if it is. */
export type Closed = { readonly status: 403 | 423; readonly code: string; readonly message: string };

const SPECIAL = 12;
/** Most channels a team has: one slot of the list of sites each. */
const CHANNEL_SLOTS = 8;

export function placeOf(kind: number, a: number, b = 0, sub = 0): Place {
  return { kind, a, b, sub };
}

function standaloneCount(ground: Ground): number {
  return Math.max(5, Math.ceil(ground.groups / 3));
}

/** Slots of the list of all sites: some are empty, as not every group, channel or person has a site. */
export function siteSlots(ground: Ground): number {
  return 1 + standaloneCount(ground) + ground.groups * CHANNEL_SLOTS + ground.people + leavers(ground);
}

export function siteInSlot(ground: Ground, slot: number): Place | null {
  const place = slotted(ground, slot);
  return place !== null && exists(ground, place) ? place : null;
}

function slotted(ground: Ground, slot: number): Place | null {
  if (slot === 0) return placeOf(ROOT, 0);
  let at = slot - 1;
  if (at < standaloneCount(ground)) return placeOf(STANDALONE, at);
  at -= standaloneCount(ground);
  const [group, channel] = [Math.floor(at / CHANNEL_SLOTS), at % CHANNEL_SLOTS];
  if (group < ground.groups) return channel === 0 ? placeOf(GROUP, group) : placeOf(CHANNEL, group, channel);
  at -= ground.groups * CHANNEL_SLOTS;
  return placeOf(PERSONAL, at);
}

export function exists(ground: Ground, { kind, a, b, sub }: Place): boolean {
  if (kind === ROOT) return a === 0 && sub <= 2;
  if (sub !== 0) return false;
  if (kind === STANDALONE) return a < standaloneCount(ground);
  if (kind === GROUP) return a < ground.groups && hasGroupSite(ground, a);
  if (kind === PERSONAL) return a < ground.people + leavers(ground) && hasPersonalSite(ground, a);
  return kind === CHANNEL && a < ground.groups && (channelOf(ground, a, b)?.ownSite ?? false);
}

/** A Microsoft 365 group has a site, save one in five of those without a team, whose site was never made. */
function hasGroupSite(ground: Ground, group: number): boolean {
  const { unified, team } = ground.group(group);
  return team || (unified && group % 5 !== 4);
}

/** Which of the twelve turns of standalone sites: 1 refused, 2 archived, 3 and 4 named on purpose. */
export function turnOf(place: Place): number {
  return place.kind === STANDALONE ? place.a % SPECIAL : -1;
}

export function closed(place: Place): Closed | null {
  const turn = turnOf(place);
  if (turn === 1) return { status: 403, code: "accessDenied", message: "Access to this site has been blocked." };
  if (turn === 2) return { status: 423, code: "resourceLocked", message: "The site is archived." };
  return null;
}

export function subsitesOf(place: Place): readonly Place[] {
  return place.kind === ROOT && place.sub < 2 ? [placeOf(ROOT, 0, 0, place.sub + 1)] : [];
}

/** Sites of a team's private and shared channels. */
export function channelSites(ground: Ground, group: number): readonly Place[] {
  const own = channelsOf(ground, group).filter(({ ownSite }) => ownSite);
  return own.map(({ b }) => placeOf(CHANNEL, group, b));
}

export function siteIdOf(ground: Ground, place: Place): string {
  const collection = guidFor(ground.seed, "collection", keyOf({ ...place, sub: 0 }));
  return `${hostOf(ground, place)},${collection},${webIdOf(ground, place)}`;
}

function webIdOf(ground: Ground, place: Place): string {
  return guidFor(ground.seed, "web", keyOf(place));
}

export function hostOf(ground: Ground, place: Place): string {
  return place.kind === PERSONAL ? ground.personalHost : ground.host;
}

/** The site of an id: its three parts, its collection's GUID alone, or `root`. */
export function placeOfId(ground: Ground, id: string): Place | null {
  if (id === "root") return placeOf(ROOT, 0);
  const parts = id.split(",");
  if (parts.length === 3 && parts[2] !== undefined) {
    const place = placeIn(ground, keyInGuid(ground.seed, "web", parts[2]));
    return place !== null && siteIdOf(ground, place) === id.toLowerCase() ? place : null;
  }
  return parts.length === 1 ? placeIn(ground, keyInGuid(ground.seed, "collection", id)) : null;
}

function placeIn(ground: Ground, key: Key | null): Place | null {
  const place = key === null ? null : placeOf(key.kind, key.a, key.b, key.sub);
  return place !== null && exists(ground, place) ? place : null;
}
