/**
 * Chats, each once however many take part: every person is asked for theirs, and a chat is known by its own id.
 * Topics are content, and members are nobody's business here: neither is asked for.
 */

import type { Person } from "../../model/directory-records.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { factsOf, ROOT } from "../blocks.ts";
import { chatOf, chatsRoutes, ListedChat } from "../chat-listing.ts";
import { plantPeople } from "../chosen.ts";
import { closedChat, readsPerson } from "../closed.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { modeOf, notRead, uncounted } from "../place.ts";
import { type Found, visiting } from "../visit.ts";

const SERVICE = "teams.chat";
const PERMISSION = "Chat.ReadBasic.All";

export const chats = defineCollector({
  id: "chats",
  title: "Conversations Teams",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les conversations, sans en lire les messages",
        en: "Count chats without reading their messages",
      },
    },
  ],
  after: ["people", "closed-members"],
  plants: ["chat-messages"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plantPeople(task, tools, SERVICE) : visit(task, tools)),
});

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  const people = await factsOf(task, tools.known, "person");
  yield* visiting(tools.graph, task, {
    places: people,
    ...chatsRoutes,
    schema: ListedChat,
    found: (found, person) => chatsOf(found, person, tools),
    refused: (refusal, { id: container }) =>
      isAbsent(refusal)
        ? []
        : [refused(refusal, { service: SERVICE, container, where: "users/chats", permission: PERMISSION })],
  });
}

async function chatsOf(found: readonly ListedChat[], person: Person, tools: Tools): Promise<Found> {
  if (found.length === 0) return { records: [] };
  const { content, countTeamsMessages } = tools;
  const reads = modeOf(content, SERVICE) !== "none";
  const read = reads && (await readsPerson(person, tools));
  const count = countTeamsMessages || read;
  const notCounted = (chat: string): readonly TenantRecord[] =>
    countTeamsMessages || reads
      ? []
      : [unseen("left-out", 1, { service: SERVICE, container: chat, where: "messages" })];
  const records = found.flatMap((chat) => [chatOf(chat, person), uncounted(SERVICE, chat.id), ...notCounted(chat.id)]);
  // Another member of the chat may be read: what is said in it is this person's, too, and is read through nobody.
  const closed = reads && !read ? found.flatMap(({ id }) => [notRead(SERVICE, id), closedChat(id)]) : [];
  return {
    records: [...records, ...closed],
    follow: count ? [{ collector: "chat-messages", key: person.id, params: { read } }] : [],
  };
}
