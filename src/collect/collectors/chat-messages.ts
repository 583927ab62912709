/**
 * Messages of all chats of a person, in one list. A message comes back for each member of its chat, and is one by
 * its id and its chat. Once a person's messages are known, so is that a chat of theirs has none.
 */

import { z } from "zod";
import type { Page, Task, TaskSeed } from "../../model/task.ts";
import { chatsRoutes, ListedChat } from "../chat-listing.ts";
import { drawKey, messageReading } from "../chat-message.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { refused } from "../gaps.ts";
import { walkMessages } from "../messages-walk.ts";
import { modeOf, unsized } from "../place.ts";
import { visiting } from "../visit.ts";

const SERVICE = "teams.chat";
const PERMISSION = "Chat.Read.All";
/** Of a person's chats, all at once: no chat is told apart. */
const aboutOf = (person: string) =>
  ({ service: SERVICE, container: person, where: "users/chats/getAllMessages", permission: PERMISSION }) as const;
/** Stands before the cursor of the list of chats, once the messages have been read. */
const COUNTED = "counted ";

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
  async *run(task, tools) {
    const { read } = Params.parse(task.params);
    const mode = read ? modeOf(tools.content, SERVICE) : "none";
    if (!task.cursor?.startsWith(COUNTED) && !(yield* messages(task, tools, mode === "full"))) return;
    const follow = mode === "sample" ? [{ collector: "read-chat-messages", key: task.key, params: {} }] : [];
    yield* counted(task, tools, follow);
  },
});

/** False when they were refused. */
async function* messages(task: Task, { graph }: Tools, read: boolean): AsyncGenerator<Page, boolean> {
  const walk = { service: SERVICE, path: routeOf(task.key), from: task.cursor, read } as const;
  for await (const step of walkMessages(graph, walk)) {
    if ("refusal" in step) {
      yield { records: [refused(step.refusal, aboutOf(task.key))], cursor: null };
      return false;
    }
    yield {
      records: step.found.map(({ item }) => item),
      readings: read ? step.found.map(({ item, message }) => messageReading(item, message)) : [],
      cursor: step.next ?? COUNTED,
    };
  }
  return true;
}

async function* counted(task: Task, { graph, known }: Tools, follow: readonly TaskSeed[]): AsyncGenerator<Page> {
  const within = task.cursor?.startsWith(COUNTED) ? task.cursor.slice(COUNTED.length) : "";
  const person = await known.fact("person", task.key);
  const pages = visiting(
    graph,
    { ...task, cursor: within || null },
    {
      places: person === null ? [] : [person],
      ...chatsRoutes,
      schema: ListedChat,
      found: (chats) => ({ records: chats.map(({ id }) => unsized(SERVICE, id)) }),
      refused: (refusal) => [refused(refusal, aboutOf(task.key))],
    },
  );
  for await (const page of pages) {
    yield { ...page, follow, cursor: page.cursor === null ? null : COUNTED + page.cursor };
  }
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
  async *run(task, { graph, drawn }) {
    const walk = { service: SERVICE, path: routeOf(task.key), from: task.cursor, read: true } as const;
    for await (const step of walkMessages(graph, walk)) {
      if ("refusal" in step) {
        yield { records: [refused(step.refusal, aboutOf(task.key))], cursor: null };
        return;
      }
      const found = step.found.filter(({ item }) => drawn(SERVICE, drawKey(item)));
      yield {
        records: [],
        readings: found.map(({ item, message }) => messageReading(item, message)),
        cursor: step.next,
      };
    }
  },
});
