/**
 * Channels of the pretend teams: a general one, a few standard ones, a private one in every second team and a
 * shared one in the others, which the next team sees too. Also one whose name holds a number that it should not.
 */

import { type Random, randomOf } from "../random.ts";
import { siret } from "../values.ts";
import { dayAfter } from "./files-nodes.ts";
import type { Ground } from "./sites-ground.ts";
import { hexFor, keyInHex, keyOf } from "./sites-keys.ts";

export interface Channel {
  readonly group: number;
  readonly b: number;
  readonly id: string;
  readonly name: string;
  readonly membership: "standard" | "private" | "shared";
  /** Has a site of its own; a private one that nobody opened has none yet. */
  readonly ownSite: boolean;
  readonly archived: boolean;
  readonly created: string;
  /** Detectors that its name sets off. */
  readonly named: readonly string[];
}

const NAMES = ["Veille", "Réunions de service", "@Annonces"];

export function channelsOf(ground: Ground, group: number): readonly Channel[] {
  if (!ground.group(group).team) return [];
  const random = randomOf(ground.seed, "channels", group);
  const channels: Channel[] = [made(ground, group, 0, "Général", "standard", random)];
  const standard = 1 + random.int(3);
  for (let count = 0; count < standard; count++)
    channels.push(made(ground, group, channels.length, NAMES[count] ?? "Divers", "standard", random));
  if (group % 2 === 0) channels.push(made(ground, group, channels.length, "Encadrement", "private", random));
  if (group % 2 === 1 || group % 6 === 0)
    channels.push(made(ground, group, channels.length, "Partenaires", "shared", random));
  if (group % 4 === 1) {
    const name = `Lot ${siret(random)}`;
    channels.push({ ...made(ground, group, channels.length, name, "standard", random), named: ["siret"] });
  }
  return channels;
}

function made(
  ground: Ground,
  group: number,
  b: number,
  name: string,
  membership: Channel["membership"],
  random: Random,
): Channel {
  const team = ground.group(group).created;
  const archived = membership === "standard" && b > 0 && random.chance(0.1);
  const later = dayAfter(random, team, 500);
  return {
    group,
    b,
    id: `19:${hexFor(ground.seed, "channel", keyOf({ a: group, b }))}@thread.tacv2`,
    name,
    membership,
    ownSite: membership === "shared" || (membership === "private" && group % 14 !== 12),
    archived,
    // The general one comes with the team.
    created: b === 0 ? team : later,
    named: [],
  };
}

export function channelOf(ground: Ground, group: number, b: number): Channel | null {
  return channelsOf(ground, group)[b] ?? null;
}

export function channelById(ground: Ground, id: string): Channel | null {
  const hex = /^19:([0-9a-f]{32})@thread\.tacv2$/.exec(id)?.[1];
  const key = hex === undefined ? null : keyInHex(ground.seed, "channel", hex);
  return key !== null && key.a < ground.groups ? channelOf(ground, key.a, key.b) : null;
}

/** One that another administration hosts and lets every sixth team see: nothing more of it is known here. */
export function foreignChannel(ground: Ground, group: number): { readonly id: string; readonly tenant: string } | null {
  if (!ground.group(group).team || group % 6 !== 1) return null;
  const random = randomOf(ground.seed, "foreign", group);
  return { id: `19:${random.hex(32)}@thread.tacv2`, tenant: random.guid() };
}

/** Shared channels of the team before this one, which it sees as its own: told there, counted at their host. */
export function incomingChannels(ground: Ground, group: number): readonly Channel[] {
  if (!ground.group(group).team) return [];
  for (let back = 1; back < ground.groups; back++) {
    const host = (group - back + ground.groups) % ground.groups;
    if (ground.group(host).team) return channelsOf(ground, host).filter(({ membership }) => membership === "shared");
  }
  return [];
}
