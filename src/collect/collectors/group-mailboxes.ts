/**
 * Mailboxes of Microsoft 365 groups: posts, thread by thread. Topics of threads and words of posts are content, and
 * are not asked for here.
 */

import { z } from "zod";
import type { Answer, Graph } from "../../graph/graph.ts";
import type { Container, Group } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { batchApart } from "../batch-apart.ts";
import { factsOf, namesOf, plantBlocks, ROOT } from "../blocks.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { unseen } from "../gaps.ts";
import { type FirstPage, pageOf, partOf, whole } from "../listing.ts";
import { notOpened } from "../mailboxes.ts";
import { postSeed } from "./posts.ts";

const SERVICE = "exchange.group-mailboxes";
const PERMISSION = "Group-Conversation.Read.All";
const Thing = z.object({ id: z.string() });
type Thing = z.infer<typeof Thing>;
const Things = pageOf(Thing);

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

/** Groups one by one: each is a page, and the cursor is the last one told. */
async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  const block = await factsOf(task, tools.known, "group");
  const rest = block.slice(block.findIndex(({ id }) => id === task.cursor) + 1);
  const answers = await batchApart(
    tools.graph,
    rest.map(({ id }) => ({ id, path: threadsOf(id), schema: Things })),
  );
  if (rest.length === 0) yield { records: [], cursor: null };
  for (const [index, group] of rest.entries()) {
    const page = await tell(group, partOf(answers, group.id), tools);
    yield { ...page, cursor: index === rest.length - 1 ? null : group.id };
  }
}

async function tell(group: Group, first: Answer<FirstPage<Thing>>, tools: Tools): Promise<Omit<Page, "cursor">> {
  const container = containerOf(group);
  const counted = await postsOf(tools.graph, group.id, first);
  if (!counted.ok)
    return { records: notOpened(container, counted.refusal, { where: "groups/threads", permission: PERMISSION }) };
  const items = counted.value;
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
  if (tools.content.exchange === "none" || items === 0) return { records };
  if (tools.scope.readsContent(namesOf(group))) return { records, follow: postSeed(group.id) };
  const about = { service: SERVICE, container: group.id, where: "content" } as const;
  return { records: [...records, unseen("left-out", items, about)] };
}

/** How many posts a group holds: threads are gone through twenty at a time, and each post is counted once. */
async function postsOf(graph: Graph, group: string, first: Answer<FirstPage<Thing>>): Promise<Answer<number>> {
  const threads = await whole(graph, threadsOf(group), Thing, { first });
  if (!threads.ok) return threads;
  const lists = [...new Set(threads.value.map(({ id }) => id))].map((id) => ({
    id,
    path: `/groups/${encodeURIComponent(group)}/threads/${encodeURIComponent(id)}/posts?$select=id&$top=100`,
    schema: Things,
  }));
  let posts = 0;
  for (let start = 0; start < lists.length; start += 20) {
    const some = lists.slice(start, start + 20);
    const answers = await batchApart(graph, some);
    for (const { id, path } of some) {
      const found = await whole(graph, path, Thing, { first: partOf(answers, id) });
      if (found.ok) posts += new Set(found.value.map((post) => post.id)).size;
      else if (found.refusal.cause !== "vanished") return found;
    }
  }
  return { ok: true, value: posts };
}

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
