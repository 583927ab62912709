/**
 * Messages of Teams come whole or not at all: Graph selects nothing among their properties. What is not needed is
 * dropped here, at the frontier; in a scan that only counts, that is everything but ids, place and date.
 */

import { z } from "zod";
import type { Schema } from "../graph/graph.ts";
import type { Item, Removed } from "../model/records.ts";
import type { Content, Reading } from "../model/task.ts";
import type { Tools } from "./collector.ts";
import { thingIn } from "./place.ts";
import { several } from "./several.ts";

export type MessageService = "teams.chat" | "teams.channel-messages";

const Bare = z.object({
  id: z.string(),
  messageType: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  lastModifiedDateTime: z.string().nullish(),
  deletedDateTime: z.string().nullish(),
  chatId: z.string().nullish(),
  channelIdentity: z.object({ channelId: z.string().nullish() }).nullish(),
});

const Titled = Bare.extend({ subject: z.string().nullish() });
const Whole = Titled.extend({
  body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
  attachments: several(z.object({ contentType: z.string().nullish(), content: z.string().nullish() })),
});

export type Message = z.infer<typeof Bare> &
  Partial<Pick<z.infer<typeof Whole>, "subject" | "body" | "attachments">> & { readonly private?: true };

/**
 * The contents are parsed only where they are going to be read; those of a message whose subject is marked as private
 * are dropped here. @param isPrivateSubject null where nothing is read: subjects are not looked at.
 */
export function messageSchema(read: boolean, isPrivateSubject: ((subject: string) => boolean) | null): Schema<Message> {
  if (isPrivateSubject === null) return Bare;
  const shape = read ? Whole : Titled;
  return shape.transform(({ subject, ...message }): Message => {
    if (!isPrivateSubject(subject ?? "")) return read ? { ...message, subject } : message;
    const { body: _, attachments: __, ...bare } = message as z.infer<typeof Whole>;
    return { ...bare, private: true };
  });
}

/**
 * What Teams itself puts among messages; `unknownFutureValue` is one of those for who does not ask for it by name. A type that
 * nobody has heard of is a message: what people wrote is not left out for being new.
 * https://learn.microsoft.com/graph/api/resources/chatmessage
 */
const UNSPOKEN: ReadonlySet<string> = new Set(["chatEvent", "typing", "systemEventMessage", "unknownFutureValue"]);

/** Null for what nobody wrote (somebody joined, a call ended) and for what was deleted. */
export function messageItem(message: Message, service: MessageService): Item | null {
  const container = placeOfMessage(message);
  const spoken = !UNSPOKEN.has(message.messageType ?? "") && !isGone(message);
  if (container === null || !spoken) return null;
  return thingIn(service, container, message.id, {
    created: message.createdDateTime ?? null,
    modified: message.lastModifiedDateTime ?? null,
    private: message.private === true,
  });
}

const isGone = ({ deletedDateTime }: Message) => !Number.isNaN(Date.parse(deletedDateTime ?? ""));

/** One that somebody wrote and took back; null for all others. */
export function messageGone(message: Message, service: MessageService): Removed | null {
  const container = placeOfMessage(message);
  return container === null || !isGone(message) ? null : { kind: "removed", service, container, id: message.id };
}

/** When it was last written, changed or deleted; NaN when that is not told. */
export function changeOf({ createdDateTime, lastModifiedDateTime, deletedDateTime }: Message): number {
  const told = [createdDateTime, lastModifiedDateTime, deletedDateTime].flatMap((instant) => instant ?? []);
  return Math.max(...told.map((instant) => Date.parse(instant)).filter((instant) => !Number.isNaN(instant)));
}

/** The chat, or the channel. */
export const placeOfMessage = ({ chatId, channelIdentity }: Message) => channelIdentity?.channelId ?? chatId ?? null;

/** Those that are to be read, of messages of several chats or channels. */
export async function drawnOf<T extends { readonly item: Item }>(
  service: MessageService,
  messages: readonly T[],
  drawn: Tools["drawn"],
): Promise<readonly T[]> {
  const wanted = new Set<Item>();
  for (const [container, here] of Map.groupBy(messages, ({ item }) => item.container)) {
    for (const item of await drawn(
      service,
      container,
      here.map((message) => message.item),
    ))
      wanted.add(item);
  }
  return messages.filter(({ item }) => wanted.has(item));
}

/** Of those that may be read. */
export function readingsIn(found: readonly { readonly item: Item; readonly message: Message }[]): readonly Reading[] {
  const open = found.filter(({ item }) => !item.private);
  return open.map(({ item: { service, container, id }, message }) => {
    return { service, container, item: id, name: null, contents: contentsOf(message) };
  });
}

/** Files that are sent are files of a library, counted and read there; cards and quotes stand in the message. */
function contentsOf({ subject, body, attachments }: Message): readonly Content[] {
  const cards = (attachments ?? []).filter(({ contentType }) => contentType !== "reference");
  const plain = [subject, ...cards.map(({ content }) => content)].filter((text) => typeof text === "string");
  const format = body?.contentType?.toLowerCase() === "html" ? "html" : "text";
  return [
    ...plain.filter((text) => text !== "").map((text) => ({ kind: "text", format: "text", text }) as const),
    ...(body?.content ? [{ kind: "text", format, text: body.content } as const] : []),
  ];
}
