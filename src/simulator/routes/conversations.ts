/** Mailboxes of groups: conversations, threads, posts and what is attached to them. */

import { type Asked, get, type Json, listed, missing, type Reply, type Route, slots } from "../http/route.ts";
import { type Post, postById, postOf, type Thread, threadById, threadsOf } from "../ministry/conversations.ts";
import type { Ministry } from "../ministry/ministry.ts";
import { outlookId } from "../ministry/outlook-ids.ts";
import { LATER } from "../ministry/sites-later.ts";
import { bodyJson } from "../ministry/words.ts";
import { fileJson } from "./calendars.ts";
import { ofGroup } from "./groups.ts";
import { addressJson } from "./messages.ts";

const PAGES = { usual: 20, most: 100 };
const SHAPE = { onlyExpanded: ["threads", "posts", "attachments"] };
const THREAD = "/groups/{group-id}/threads/{conversationThread-id}";

export const CONVERSATION_ROUTES: readonly Route[] = [
  get(
    "/groups/{group-id}/threads",
    ofGroupMailbox((asked, group) => threads(asked, group, false)),
    SHAPE,
  ),
  get(
    "/groups/{group-id}/conversations",
    ofGroupMailbox((asked, group) => threads(asked, group, true)),
    SHAPE,
  ),
  get(`${THREAD}/posts`, ofThread(posts), SHAPE),
  get(`${THREAD}/posts/{post-id}/attachments`, ofThread(attachments)),
];

/** Only Microsoft 365 groups have one. */
function ofGroupMailbox(answer: (asked: Asked, group: number) => Reply): Route["answer"] {
  return ofGroup((asked, group) =>
    asked.ministry.group(group).unified
      ? answer(asked, group)
      : missing("The group has no mailbox.", "MailboxNotEnabledForRESTAPI"),
  );
}

function ofThread(answer: (asked: Asked, thread: Thread) => Reply): Route["answer"] {
  return ofGroupMailbox((asked, group) => {
    const thread = threadById(asked.ministry, group, asked.params["conversationThread-id"] ?? "");
    return thread === null ? missing("The thread was not found.", "ErrorItemNotFound") : answer(asked, thread);
  });
}

/** Here every conversation has one thread. */
function threads({ ministry }: Asked, group: number, conversations: boolean): Reply {
  const all = threadsOf(ministry, group);
  const at = (slot: number) => (all[slot] ? threadJson(ministry, all[slot], conversations) : null);
  return slots(all.length, at, PAGES);
}

function threadJson(ministry: Ministry, thread: Thread, conversation: boolean): Json {
  const { group, b, id, topic } = thread;
  const at = thread.posts > thread.before ? LATER : thread.at;
  const kind = conversation
    ? { id: outlookId(ministry.seed, "conversation", { a: group, b }) }
    : { id, isLocked: false };
  return { ...kind, topic, hasAttachments: false, lastDeliveredDateTime: at, uniqueSenders: [], preview: topic };
}

function posts(asked: Asked, thread: Thread): Reply {
  return slots(thread.posts, (d) => postJson(asked, thread, postOf(asked.ministry, thread, d)), PAGES);
}

function postJson({ ministry, headers }: Asked, thread: Thread, post: Post): Json {
  const from = addressJson(ministry, post.author);
  return {
    id: post.id,
    createdDateTime: post.at,
    lastModifiedDateTime: post.at,
    receivedDateTime: post.at,
    body: bodyJson(post, headers.prefer),
    from,
    sender: from,
    hasAttachments: post.attached !== null,
    conversationThreadId: thread.id,
    newParticipants: [],
    categories: [],
  };
}

function attachments({ ministry, params }: Asked, thread: Thread): Reply {
  const post = postById(ministry, thread, params["post-id"] ?? "");
  if (post === null) return missing("The post was not found.", "ErrorItemNotFound");
  const { group: a, b } = thread;
  if (post.attached === null) return listed([]);
  return listed([fileJson(ministry, outlookId(ministry.seed, "post-attachment", { a, b }), post.attached)]);
}
