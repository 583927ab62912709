/**
 * What usage reports tell of files and messages. Of a small ministry they are those of its libraries and channels, as a
 * report two days old would nearly have them; of a large one they are drawn, since its trees are too many to grow for a report.
 */

import { type Random, randomOf } from "../random.ts";
import { channelsOf } from "./channels.ts";
import { postsOf } from "./channels-posts.ts";
import { itemsOf } from "./chats-messages.ts";
import { librariesOf } from "./drives.ts";
import { sizeOf, treeIn } from "./files.ts";
import type { Ground } from "./sites-ground.ts";
import { PERSONAL, type Place, subsitesOf } from "./sites-places.ts";

const MEBIBYTE = 1024 ** 2;
const GIBIBYTE = 1024 ** 3;

const isSmall = ({ people }: Ground) => people <= 1000;

export interface Held {
  readonly files: number;
  readonly bytes: number;
}

/** Files of a site and of those below it, sections of notebooks included. */
export function heldIn(ground: Ground, place: Place, random: Random): Held {
  if (ground.shape !== null && place.kind === PERSONAL)
    return { files: ground.shape.filesPerDrive, bytes: ground.shape.filesPerDrive * random.int(MEBIBYTE) };
  if (!isSmall(ground)) return { files: random.int(400), bytes: random.int(GIBIBYTE) };
  const held = { files: 0, bytes: 0 };
  for (const library of librariesOf(ground, place)) {
    const tree = treeIn(ground, library);
    for (const node of tree.nodes) {
      if (node?.type !== "file") continue;
      held.files += 1;
      held.bytes += sizeOf(ground, tree, node);
    }
  }
  for (const below of subsitesOf(place)) {
    const further = heldIn(ground, below, random);
    held.files += further.files;
    held.bytes += further.bytes;
  }
  return held;
}

/** Messages of a team's channels: of half a year, so at most all that there are. */
export function messagesIn(ground: Ground, group: number, random: Random): number {
  if (!isSmall(ground)) return random.int(600);
  return channelsOf(ground, group)
    .map((channel) => [...itemsOf(postsOf(ground, channel))].length)
    .reduce((sum, messages) => sum + randomOf(ground.seed, "posted", group, messages).int(messages + 1), 0);
}
