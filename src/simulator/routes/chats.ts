/** Chats as each member sees them, and their messages. */

import { type Asked, found, listed, type Reply, type Route } from "../http/route.ts";
import {
  type Chat,
  chatById,
  chatJson,
  chatMessageJson,
  chatMessages,
  chatsOf,
  memberJson,
} from "../ministry/chats.ts";
import type { Ground } from "../ministry/sites-ground.ts";
import { exported, fiftyAtMost } from "./chats-paging.ts";
import { type Answer, get, missing } from "./sites-answers.ts";

/** Graph's own limit on members told under `$expand=members`. */
const MEMBERS_TOLD = 25;

export const CHAT_ROUTES: readonly Route[] = [
  get("/users/{user-id}/chats", ofPerson(chatsAsked)),
  get("/users/{user-id}/chats/getAllMessages", ofPerson(messagesSeen)),
  get(
    "/chats/{chat-id}",
    ofChat((ground, chat) => found(withoutMembers(ground, chat))),
  ),
  get(
    "/chats/{chat-id}/members",
    ofChat((ground, chat) => listed(chat.members.map((person) => memberJson(ground, person, chat.id, ["owner"])))),
  ),
  get(
    "/chats/{chat-id}/messages",
    ofChat((ground, chat, asked) => {
      const messages = chatMessages(ground, chat).toReversed();
      return fiftyAtMost(asked, messages.length, (at) => jsonAt(ground, chat, messages, at));
    }),
  ),
];

function ofPerson(answer: (ground: Ground, person: number, asked: Asked) => Reply): Answer {
  return (ground, asked) => {
    const person = ground.personIndex(asked.params["user-id"] ?? "");
    return person === null ? missing("User not found", "NotFound") : answer(ground, person, asked);
  };
}

function ofChat(answer: (ground: Ground, chat: Chat, asked: Asked) => Reply): Answer {
  return (ground, asked) => {
    const chat = chatById(ground, asked.params["chat-id"] ?? "");
    return chat === null ? missing("Chat not found", "NotFound") : answer(ground, chat, asked);
  };
}

function chatsAsked(ground: Ground, person: number, asked: Asked): Reply {
  const chats = chatsOf(ground, person);
  const expanded = /\bmembers\b/.test(asked.query.get("$expand") ?? "");
  return fiftyAtMost(asked, chats.length, (at) => {
    const chat = chats[at];
    if (chat === undefined) return null;
    const { members, ...body } = chatJson(ground, chat);
    return expanded ? { ...body, members: (members as readonly unknown[]).slice(0, MEMBERS_TOLD) } : body;
  });
}

function withoutMembers(ground: Ground, chat: Chat): Record<string, unknown> {
  const { members: _members, ...body } = chatJson(ground, chat);
  return body;
}

/** Every message of every chat that the person is in: the other members are told the same ones. */
function messagesSeen(ground: Ground, person: number, asked: Asked): Reply {
  const all = chatsOf(ground, person).flatMap((chat) =>
    chatMessages(ground, chat).map((message) => () => chatMessageJson(ground, chat, message)),
  );
  return exported(asked, all);
}

function jsonAt(ground: Ground, chat: Chat, messages: ReturnType<typeof chatMessages>, at: number) {
  const message = messages[at];
  return message === undefined ? null : chatMessageJson(ground, chat, message);
}
