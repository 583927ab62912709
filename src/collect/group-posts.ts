/** How many posts the threads of a group's mailbox hold, and which have changed since they were read. */

import { z } from "zod";
import type { Answer } from "../graph/graph.ts";
import type { Group } from "../model/directory-records.ts";
import type { Part } from "../model/records.ts";
import { batchApart } from "./batch-apart.ts";
import type { Tools } from "./collector.ts";
import { onceEach, pageOf, partOf, whole } from "./listing.ts";
import { isRead, postVersion, VERSION_FIELDS, Versioned } from "./versions.ts";

const SERVICE = "exchange.group-mailboxes";
const Post = z.object({ id: z.string(), ...Versioned });
const Posts = pageOf(Post);

export interface Counted {
  /** Posts by thread. */
  readonly items: ReadonlyMap<string, number>;
  /** Threads in which something has changed since they were read. */
  readonly changed: readonly string[];
  /** Posts that have not. */
  readonly stands: readonly string[];
}

/** How many posts these threads hold: they are gone through twenty at a time, and each post is counted once. */
export async function postsIn(
  threads: readonly string[],
  { id: group }: Group,
  { graph, content }: Tools,
  versions: ReadonlyMap<string, string>,
): Promise<Answer<Counted>> {
  const version = content.exchange === "full" ? `,${VERSION_FIELDS}` : "";
  const lists = [...new Set(threads)].map((id) => ({
    id,
    path: `/groups/${encodeURIComponent(group)}/threads/${encodeURIComponent(id)}/posts?$select=id${version}&$top=100`,
    schema: Posts,
  }));
  const items = new Map<string, number>();
  const [changed, stands]: [string[], string[]] = [[], []];
  for (let start = 0; start < lists.length; start += 20) {
    const some = lists.slice(start, start + 20);
    const answers = await batchApart(graph, some);
    for (const { id, path } of some) {
      const found = await whole(graph, path, Post, { first: partOf(answers, id) });
      if (found.ok) {
        const posts = onceEach(found.value);
        items.set(id, posts.length);
        if (posts.some((post, at) => !isRead(versions.get(post.id), postVersion(post, at)))) changed.push(id);
        else stands.push(...posts.map((post) => post.id));
      } else if (found.refusal.cause !== "vanished") return found;
    }
  }
  return { ok: true, value: { items, changed, stands } };
}

export const versionsOf = async ({ id }: Group, { content, known }: Tools): Promise<ReadonlyMap<string, string>> =>
  content.exchange === "full" ? known.versions(SERVICE, id) : new Map();

/** Each thread is a part of its own: one that is told twice is counted once. None at all is known to be none, of a weight that is not. */
export const partsOf = ({ id: container }: Group, posts: ReadonlyMap<string, number>): readonly Part[] =>
  [["none", 0] as const, ...posts].map(([id, items]) => ({
    kind: "part",
    service: SERVICE,
    container,
    id,
    items,
    bytes: null,
    counted: true,
  }));
