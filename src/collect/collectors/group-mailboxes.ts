/**
 * Mailboxes of Microsoft 365 groups: posts, thread by thread. Topics of threads and words of posts are content, and
 * are not asked for here.
 */

import { z } from "zod";
import type { Answer } from "../../graph/graph.ts";
import type { Container, Group } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { batchApart } from "../batch-apart.ts";
import { factsOf, namesOf, plantBlocks, ROOT } from "../blocks.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { unseen } from "../gaps.ts";
import { type FirstPage, onceEach, pageOf, partOf, whole } from "../listing.ts";
import { notOpened } from "../mailboxes.ts";
import { oneByOne, type Told } from "../one-by-one.ts";
import { postVersion, VERSION_FIELDS, Versioned } from "../versions.ts";
import { postSeed } from "./posts.ts";

const SERVICE = "exchange.group-mailboxes";
const PERMISSION = "Group-Conversation.Read.All";
const Thing = z.object({ id: z.string() });
type Thing = z.infer<typeof Thing>;
const Things = pageOf(Thing);
const Post = z.object({ id: z.string(), ...Versioned });
const Posts = pageOf(Post);

export const groupMailboxes = defineCollector({
  id: "group-mailboxes",
  title: "Boîtes aux lettres de groupe",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les messages des boîtes aux lettres de groupe",
        en: "Count the posts of group mailboxes",
      },
    },
  ],
  after: ["groups"],
  plants: ["posts"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plant(task, tools) : visit(task, tools)),
});

function plant(task: Task, { known, scope }: Tools): AsyncGenerator<Page> {
  return plantBlocks(task, {
    known,
    kind: "group",
    judge: (group) => (!group.unified ? "none" : scope.includes(namesOf(group)) ? "in" : "left"),
    leftOut: (count) => [unseen("left-out", count, { service: SERVICE, where: "groups/threads" })],
  });
}

const threadsOf = (group: string) => `/groups/${encodeURIComponent(group)}/threads?$select=id&$top=50`;

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  yield* oneByOne(tools.graph, task, {
    places: await factsOf(task, tools.known, "group"),
    ask: (group, ask) => {
      const threads = ask(threadsOf(group.id), Things);
      return () => tell(group, threads(), tools);
    },
  });
}

async function tell(group: Group, first: Answer<FirstPage<Thing>>, tools: Tools): Promise<Told> {
  const container = containerOf(group);
  const counted = await postsOf(tools, group.id, first);
  const walked = first.ok && first.value.items.length > 0;
  if (!counted.ok) {
    const about = { where: "groups/threads", permission: PERMISSION } as const;
    return { records: notOpened(container, counted.refusal, about), walked };
  }
  const { items, changed, stands } = counted.value;
  const part = {
    kind: "part",
    service: SERVICE,
    container: group.id,
    id: "posts",
    items,
    bytes: null,
    counted: true,
  } as const;
  const records = [container, part];
  if (tools.content.exchange === "none" || items === 0) return { records, walked };
  if (tools.scope.readsContent(namesOf(group))) {
    return {
      records,
      follow: postSeed(group.id, stands.length > 0 && changed.length <= FEW ? changed : null),
      stands: [{ service: SERVICE, container: group.id, items: stands }],
      walked,
    };
  }
  const about = { service: SERVICE, container: group.id, where: "content" } as const;
  return { records: [...records, unseen("left-out", items, about)], walked };
}

/** More threads than these are not worth being told apart. */
const FEW = 200;

interface Counted {
  readonly items: number;
  /** Threads in which something has changed since they were read. */
  readonly changed: readonly string[];
  /** Posts that have not. */
  readonly stands: readonly string[];
}

/** How many posts a group holds: threads are gone through twenty at a time, and each post is counted once. */
async function postsOf(
  { graph, known, content }: Tools,
  group: string,
  first: Answer<FirstPage<Thing>>,
): Promise<Answer<Counted>> {
  const threads = await whole(graph, threadsOf(group), Thing, { first });
  if (!threads.ok) return threads;
  const full = content.exchange === "full";
  const versions = full ? await known.versions(SERVICE, group) : new Map<string, string>();
  const lists = [...new Set(threads.value.map(({ id }) => id))].map((id) => ({
    id,
    path: `/groups/${encodeURIComponent(group)}/threads/${encodeURIComponent(id)}/posts?$select=id${full ? `,${VERSION_FIELDS}` : ""}&$top=100`,
    schema: Posts,
  }));
  let items = 0;
  const [changed, stands]: [string[], string[]] = [[], []];
  for (let start = 0; start < lists.length; start += 20) {
    const some = lists.slice(start, start + 20);
    const answers = await batchApart(graph, some);
    for (const { id, path } of some) {
      const found = await whole(graph, path, Post, { first: partOf(answers, id) });
      if (found.ok) {
        const posts = onceEach(found.value);
        items += posts.length;
        if (posts.some((post, at) => !isRead(versions.get(post.id), postVersion(post, at)))) changed.push(id);
        else stands.push(...posts.map((post) => post.id));
      } else if (found.refusal.cause !== "vanished") return found;
    }
  }
  return { ok: true, value: { items, changed, stands } };
}

const isRead = (before: string | undefined, now: string | null) => now !== null && before === now;

function containerOf(group: Group): Container {
  return {
    kind: "container",
    service: SERVICE,
    id: group.id,
    type: "group",
    name: group.name,
    owner: null,
    group: group.id,
    site: null,
    url: null,
    created: group.created,
    lastActivity: null,
    listed: true,
    traits: group.guests === null ? {} : { guests: group.guests },
  };
}
