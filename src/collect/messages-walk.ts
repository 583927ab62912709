/** Messages of a team or of a person's chats, all at once: the one list of Teams that is not slow. */

import type { Graph, Refusal } from "../graph/graph.ts";
import type { Item, Removed } from "../model/records.ts";
import {
  changeOf,
  type Message,
  type MessageService,
  messageGone,
  messageItem,
  messageSchema,
} from "./chat-message.ts";

export interface MessageWalk {
  readonly service: MessageService;
  readonly path: string;
  /** Only what changed after that instant; null: all. */
  readonly since?: string | null;
  /** A link to go on from. */
  readonly from: string | null;
  /** Whether contents are wanted. */
  readonly read: boolean;
  /** Null where nothing is to be read. */
  readonly isPrivateSubject: ((subject: string) => boolean) | null;
}

export type Step =
  | {
      readonly found: readonly { readonly item: Item; readonly message: Message }[];
      readonly gone: readonly Removed[];
      /** The latest change among them; null when none is told. */
      readonly latest: number | null;
      readonly next: string | null;
    }
  | { readonly refusal: Refusal };

export async function* walkMessages(graph: Graph, walk: MessageWalk): AsyncGenerator<Step> {
  const { service, path, since = null, from, read, isPrivateSubject } = walk;
  const filter = since === null ? "" : `&$filter=${encodeURIComponent(`lastModifiedDateTime gt ${since}`)}`;
  for await (const answer of graph.pages(path + filter, messageSchema(read, isPrivateSubject), { from })) {
    if (!answer.ok) {
      yield { refusal: answer.refusal };
      return;
    }
    const messages = answer.value.items;
    const found = messages.flatMap((message) => {
      const item = messageItem(message, service);
      return item === null ? [] : [{ item, message }];
    });
    const gone = messages.flatMap((message) => messageGone(message, service) ?? []);
    const latest = Math.max(...messages.map(changeOf));
    yield { found, gone, latest: Number.isFinite(latest) ? latest : null, next: answer.value.next };
  }
}
