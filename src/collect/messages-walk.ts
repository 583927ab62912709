/** Messages of a team or of a person's chats, all at once: the one list of Teams that is not slow. */

import type { Graph, Refusal } from "../graph/graph.ts";
import type { Gap } from "../model/gap.ts";
import type { Item, Removed } from "../model/records.ts";
import {
  changeOf,
  type Message,
  type MessageService,
  messageGone,
  messageItem,
  messageSchema,
  placeOfMessage,
} from "./chat-message.ts";
import { unseen } from "./gaps.ts";

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
      /** Some do not say in which chat or channel they stand: they are in no count. */
      readonly placeless: boolean;
      /** The latest change among them; null when none is told. */
      readonly latest: number | null;
      readonly next: string | null;
    }
  | { readonly refusal: Refusal };

/** What is told of a page on which some messages stand nowhere. */
export function placelessIn({ placeless }: { readonly placeless: boolean }, service: MessageService): readonly Gap[] {
  return placeless ? [unseen("unexpected", 1, { service, where: `${service}/messages` })] : [];
}

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
    const placeless = messages.some((message) => placeOfMessage(message) === null);
    const latest = Math.max(...messages.map(changeOf));
    yield { found, gone, placeless, latest: Number.isFinite(latest) ? latest : null, next: answer.value.next };
  }
}
