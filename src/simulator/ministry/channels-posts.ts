/** Posts and replies of the pretend channels, and what must be counted of them. */

import { randomOf } from "../random.ts";
import { type Channel, channelsOf } from "./channels.ts";
import { itemsOf, type Message, messageJson, messagesOf } from "./chats-messages.ts";
import type { Ground } from "./sites-ground.ts";
import { CHANNEL, placeOf } from "./sites-places.ts";
import { lineOf, type TruthLine } from "./sites-truth.ts";
import { quietOf } from "./use.ts";

export function postsOf(ground: Ground, channel: Channel): readonly Message[] {
  const random = randomOf(ground.seed, "posts", channel.group, channel.b);
  const authors = ground.members(channel.group).map(({ person }) => person);
  const count = channel.b === 0 && channel.group % 3 === 0 ? 64 : 2 + random.int(14);
  return messagesOf(ground, channel.id, {
    ...{ count, authors, replies: true },
    quiet: quietOf(ground, placeOf(CHANNEL, channel.group)),
  });
}

export function postJson(ground: Ground, channel: Channel, message: Message): Record<string, unknown> {
  const teamId = ground.group(channel.group).id;
  return messageJson(ground, message, { channelIdentity: { teamId, channelId: channel.id } });
}

export function* truthOfChannels(ground: Ground, group: number): Generator<TruthLine> {
  for (const channel of channelsOf(ground, group)) {
    const { id, membership: kind, named } = channel;
    yield lineOf({ service: "teams.channel-messages", id, kind, named }, itemsOf(postsOf(ground, channel)));
  }
}
