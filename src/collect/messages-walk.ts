/** Messages of a team or of a person's chats, all at once: the one list of Teams that is not slow. */

import type { Graph, Refusal } from "../graph/graph.ts";
import type { Item } from "../model/records.ts";
import { type Message, type MessageService, messageItem, messageSchema } from "./chat-message.ts";

export interface MessageWalk {
  readonly service: MessageService;
  readonly path: string;
  /** A link to go on from. */
  readonly from: string | null;
  /** Whether contents are wanted. */
  readonly read: boolean;
}

export type Step =
  | { readonly found: readonly { readonly item: Item; readonly message: Message }[]; readonly next: string | null }
  | { readonly refusal: Refusal };

export async function* walkMessages(graph: Graph, { service, path, from, read }: MessageWalk): AsyncGenerator<Step> {
  for await (const answer of graph.pages(path, messageSchema(read), { from })) {
    if (!answer.ok) {
      yield { refusal: answer.refusal };
      return;
    }
    const found = answer.value.items.flatMap((message) => {
      const item = messageItem(message, service);
      return item === null ? [] : [{ item, message }];
    });
    yield { found, next: answer.value.next };
  }
}
