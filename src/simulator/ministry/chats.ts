/**
 * Pretend chats. Each is begun by somebody, with neighbours in the directory: so whoever takes part finds it by
 * looking a few neighbours back, and no list of all chats is needed.
 */

import { randomOf } from "../random.ts";
import { itemsOf, type Message, messageJson, messagesOf } from "./chats-messages.ts";
import { dayOf } from "./files-nodes.ts";
import { canaryOf } from "./files-specimens.ts";
import type { Ground } from "./sites-ground.ts";
import { hexFor, keyInHex, keyOf } from "./sites-keys.ts";
import { lineOf, type TruthLine } from "./sites-truth.ts";
import { quietOf } from "./use.ts";

export interface Chat {
  readonly id: string;
  readonly type: "oneOnOne" | "group" | "meeting";
  /** Numbers of those who take part; who began it first. */
  readonly members: readonly number[];
  readonly topic: string | null;
  readonly created: string;
  readonly key: string;
}

/** How far neighbours reach. */
const REACH = 6;
/** As a kind of place, beside those of SharePoint. */
const CHATS = 9;
const TYPES = ["oneOnOne", "group", "meeting"] as const;

/** Chats that this person began. */
export function chatsBegunBy(ground: Ground, person: number): readonly Chat[] {
  if (!writes(ground, person)) return [];
  return TYPES.flatMap((type, b) => chatOf(ground, person, b, type) ?? []);
}

function writes(ground: Ground, person: number): boolean {
  const { active, guest } = ground.person(person);
  return active && !guest;
}

function chatOf(ground: Ground, person: number, b: number, type: Chat["type"]): Chat | null {
  const random = randomOf(ground.seed, "chat", person, b);
  const reach = Math.min(REACH, Math.floor((ground.people - 1) / 2));
  const steps = type === "oneOnOne" ? [1 + random.int(reach)] : [1, 2, 3, 4, 5, 6].filter(() => random.chance(0.6));
  const others = steps
    .filter((step) => step <= reach)
    .map((step) => (person + step) % ground.people)
    .filter((other) => writes(ground, other));
  if (others.length === 0 || (type === "meeting" && person % 3 !== 0)) return null;
  const key = `${person},${b}`;
  return {
    id: chatId(ground, person, b, type, others),
    type,
    members: [person, ...others],
    topic: type === "oneOnOne" ? null : `${random.pick(["Organisation", "Point", "Dossier"])} ${canaryOf(random)}`,
    created: dayOf(random, 700, 500),
    key,
  };
}

function chatId(ground: Ground, person: number, b: number, type: Chat["type"], others: readonly number[]): string {
  if (type === "oneOnOne")
    return `19:${ground.person(person).id}_${ground.person(others[0] ?? person).id}@unq.gbl.spaces`;
  const hex = hexFor(ground.seed, "chat", keyOf({ a: person, b }));
  return type === "group" ? `19:${hex}@thread.v2` : `19:meeting_${hex}@thread.v2`;
}

/** Those begun and those joined, once each. */
export function chatsOf(ground: Ground, person: number): readonly Chat[] {
  const begun = chatsBegunBy(ground, person);
  const reach = Math.min(REACH, Math.floor((ground.people - 1) / 2));
  const joined = Array.from({ length: reach }, (_, back) =>
    chatsBegunBy(ground, (person - back - 1 + ground.people) % ground.people),
  );
  return [...begun, ...joined.flat().filter(({ members }) => members.includes(person))];
}

export function chatById(ground: Ground, id: string): Chat | null {
  const hex = /^19:(?:meeting_)?([0-9a-f]{32})@thread\.v2$/.exec(id)?.[1];
  const first = /^19:([^_]+)_[^@]+@unq\.gbl\.spaces$/.exec(id)?.[1];
  const key = hex === undefined ? null : keyInHex(ground.seed, "chat", hex);
  const person = first === undefined ? (key?.a ?? null) : ground.personIndex(first);
  if (person === null || person >= ground.people) return null;
  return chatsBegunBy(ground, person).find((chat) => chat.id === id) ?? null;
}

export function chatMessages(ground: Ground, chat: Chat): readonly Message[] {
  const random = randomOf(ground.seed, "chat messages", chat.key);
  return messagesOf(ground, chat.id, {
    ...{ count: 2 + random.int(chat.type === "oneOnOne" ? 24 : 12), authors: chat.members, replies: false },
    quiet: quietOf(ground, { kind: CHATS, a: chat.members[0] ?? 0, sub: TYPES.indexOf(chat.type) }),
  });
}

export function chatMessageJson(ground: Ground, chat: Chat, message: Message): Record<string, unknown> {
  return messageJson(ground, message, { chatId: chat.id });
}

export function chatJson(ground: Ground, chat: Chat): Record<string, unknown> {
  return {
    id: chat.id,
    chatType: chat.type,
    topic: chat.topic,
    createdDateTime: chat.created,
    lastUpdatedDateTime: chatMessages(ground, chat).at(-1)?.at ?? chat.created,
    tenantId: ground.tenant,
    webUrl: `https://teams.example/l/chat/${encodeURIComponent(chat.id)}/0`,
    members: chat.members.map((person) => memberJson(ground, person, chat.id, ["owner"])),
  };
}

/** A member of a chat, a channel or a team. */
export function memberJson(ground: Ground, person: number, where: string, roles: readonly string[]) {
  const { id, name, address, guest } = ground.person(person);
  return {
    "@odata.type": "#microsoft.graph.aadUserConversationMember",
    id: Buffer.from(`${where}##${id}`).toString("base64"),
    roles: guest ? ["guest"] : roles,
    displayName: name,
    userId: id,
    email: address,
    tenantId: ground.tenant,
  };
}

export function* truthOfChats(ground: Ground, person: number): Generator<TruthLine> {
  for (const chat of chatsBegunBy(ground, person))
    yield lineOf({ service: "teams.chat", id: chat.id, kind: chat.type }, itemsOf(chatMessages(ground, chat)));
}
