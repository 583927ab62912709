/** Chats and channels of the pretend ministry: found by each member, counted once. */

import { expect, test } from "vitest";
import { channelById, channelsOf, incomingChannels } from "../../src/simulator/ministry/channels.ts";
import { postsOf } from "../../src/simulator/ministry/channels-posts.ts";
import { chatById, chatMessages, chatsBegunBy, chatsOf } from "../../src/simulator/ministry/chats.ts";
import { truthOfPlaces } from "../../src/simulator/ministry/sites-whole.ts";
import { groundFor } from "./ground.ts";

const ground = groundFor({ users: 80 });
const everybody = Array.from({ length: ground.people }, (_, person) => person);
const teams = Array.from({ length: ground.groups }, (_, group) => group).filter((group) => ground.group(group).team);

test("everyone in a chat finds it, nobody else does, and its id leads back to it", () => {
  const chats = everybody.flatMap((person) => chatsBegunBy(ground, person));
  expect(new Set(chats.map(({ id }) => id)).size).toBe(chats.length);
  for (const chat of chats) {
    expect(chatById(ground, chat.id)).toEqual(chat);
    const seers = everybody.filter((person) => chatsOf(ground, person).some(({ id }) => id === chat.id));
    expect(seers).toEqual([...chat.members].sort((one, other) => one - other));
  }
  expect(new Set(chats.map(({ type }) => type))).toEqual(new Set(["oneOnOne", "group", "meeting"]));
});

test("messages, notes of the system and deleted ones stand together; ids do not repeat in a chat", () => {
  const kinds = new Set<string>();
  for (const chat of [0, 1, 20, 21].flatMap((person) => chatsOf(ground, person))) {
    const messages = chatMessages(ground, chat);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
    for (const { kind } of messages) kinds.add(kind);
  }
  expect(kinds).toEqual(new Set(["message", "system", "deleted"]));
});

test("a shared channel is seen by the next team, and stands at its host alone", () => {
  const incoming = teams.flatMap((group) => incomingChannels(ground, group));
  expect(incoming.length).toBeGreaterThan(0);
  for (const channel of teams.flatMap((group) => channelsOf(ground, group)))
    expect(channelById(ground, channel.id)).toEqual(channel);
  const lines = [...truthOfPlaces(ground)].filter(({ service }) => service === "teams.channel-messages");
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(["standard", "private", "shared"]));
});

test("replies name a post that stands in the same channel", () => {
  const posts = teams.flatMap((group) => channelsOf(ground, group)).map((channel) => postsOf(ground, channel));
  const replies = posts.flatMap((all) =>
    all.filter(({ replyTo }) => replyTo !== null).map((reply) => ({ all, reply })),
  );
  expect(replies.length).toBeGreaterThan(10);
  for (const { all, reply } of replies)
    expect(all.find(({ id }) => id === reply.replyTo)).toMatchObject({ kind: "message", replyTo: null });
});
