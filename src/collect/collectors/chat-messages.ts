/**
 * Messages of all chats of a person, in one list. A message comes back for each member of its chat, and is one by
 * its id and its chat. Once a person's messages are known, so is that a chat of theirs has none.
 */

import { z } from "zod";
import type { Answer } from "../../graph/graph.ts";
import type { Page, Task } from "../../model/task.ts";
import { chatsRoutes, ListedChat } from "../chat-listing.ts";
import { drawnOf, readingsIn } from "../chat-message.ts";
import { inOpenChats } from "../closed.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { refused } from "../gaps.ts";
import { onceEach, whole } from "../listing.ts";
import { countMessages } from "../messages-count.ts";
import type { MessagePlace } from "../messages-since.ts";
import { placelessIn, walkMessages } from "../messages-walk.ts";
import { modeOf } from "../place.ts";

const SERVICE = "teams.chat";
const PERMISSION = "Chat.Read.All";
/** Of a person's chats, all at once: no chat is told apart. */
const aboutOf = (person: string) =>
  ({ service: SERVICE, container: person, where: "users/chats/getAllMessages", permission: PERMISSION }) as const;
const Params = z.object({ read: z.boolean() });

const routeOf = (person: string) => `/users/${encodeURIComponent(person)}/chats/getAllMessages?$top=50`;

export const chatMessages = defineCollector({
  id: "chat-messages",
  title: "Messages des conversations",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter et lire les messages des conversations",
        en: "Count and read chat messages",
      },
      forContent: true,
    },
  ],
  after: ["chats"],
  plants: ["read-chat-messages"],
  roots: () => [],
  run: count,
});

/** The chats that a person is in are asked for again: who is in which is kept nowhere. */
async function* count(task: Task, tools: Tools): AsyncGenerator<Page> {
  const { read } = Params.parse(task.params);
  const mode = read ? modeOf(tools.content, SERVICE) : "none";
  const chats = await chatsOf(task.key, tools);
  const shut = chats.ok ? [] : [refused(chats.refusal, aboutOf(task.key))];
  const pages = countMessages(task, tools, {
    service: SERVICE,
    places: chats.ok ? chats.value : [],
    others: true,
    path: routeOf(task.key),
    alone: (chat) => `/chats/${encodeURIComponent(chat)}/messages?$top=50`,
    read: mode === "full",
    judged: mode !== "none",
    refused: (refusal) => [refused(refusal, aboutOf(task.key))],
    follow: mode === "sample" ? [{ collector: "read-chat-messages", key: task.key, params: {} }] : [],
  });
  for await (const page of pages) yield { ...page, records: [...page.records, ...shut] };
}

async function chatsOf(person: string, { graph }: Tools): Promise<Answer<readonly MessagePlace[]>> {
  const selected = await whole(graph, chatsRoutes.path({ id: person }), ListedChat);
  const takesNone = !selected.ok && selected.refusal.status === 400;
  const found = takesNone ? await whole(graph, chatsRoutes.bare({ id: person }), ListedChat) : selected;
  if (!found.ok) return found;
  return { ok: true, value: onceEach(found.value).map(({ id, createdDateTime: at }) => ({ id, created: at ?? null })) };
}

/** A sample is drawn once all messages are counted; they are gone through again, as none can be asked for alone as fast. */
export const readChatMessages = defineCollector({
  id: "read-chat-messages",
  title: "Lecture des messages des conversations",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Repérer ce qui relève de la sensibilité (R9) dans les messages des conversations",
        en: "Search chat messages for sensitive data",
      },
      forContent: true,
    },
  ],
  after: ["chat-messages"],
  plants: [],
  roots: () => [],
  async *run(task, tools) {
    const { graph, drawn, isPrivateSubject } = tools;
    const walk = {
      service: SERVICE,
      path: routeOf(task.key),
      from: task.cursor,
      read: true,
      isPrivateSubject,
    } as const;
    for await (const step of walkMessages(graph, walk)) {
      if ("refusal" in step) {
        yield { records: [refused(step.refusal, aboutOf(task.key))], cursor: null };
        return;
      }
      const found = await drawnOf(SERVICE, await inOpenChats(step.found, tools), drawn);
      yield {
        records: placelessIn(step, SERVICE),
        readings: readingsIn(found),
        cursor: step.next,
      };
    }
  },
});
