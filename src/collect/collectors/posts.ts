/** The content of posts in a group's mailbox: topics of threads, words of posts, their attachments. */

import { z } from "zod";
import type { Graph } from "../../graph/graph.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { Page, Reading, Task, TaskSeed } from "../../model/task.ts";
import { attachmentsOf } from "../attachments.ts";
import { batchApart } from "../batch-apart.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { refused } from "../gaps.ts";
import { onceEach, pageOf, partOf, whole } from "../listing.ts";
import { AS_TEXT, Body, bodyOf, linesOf } from "../wording.ts";

const SERVICE = "exchange.group-mailboxes";
const PERMISSION = "Group-Conversation.Read.All";

const Thread = z.object({ id: z.string(), topic: z.string().nullish() });
type Thread = z.infer<typeof Thread>;
const Post = z.object({ id: z.string(), body: Body.nullish(), hasAttachments: z.boolean().nullish() });
type Post = z.infer<typeof Post>;

export const posts = defineCollector({
  id: "posts",
  title: "Contenu des boîtes aux lettres de groupe",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Repérer ce qui relève de la sensibilité (R9) dans les messages des groupes",
        en: "Search group posts for sensitive data",
      },
      forContent: true,
    },
  ],
  after: ["group-mailboxes"],
  plants: [],
  roots: () => [],
  run: (task, tools) => read(task, tools),
});

export function postSeed(group: string): readonly TaskSeed[] {
  return [{ collector: posts.id, key: group, params: {} }];
}

async function* read(task: Task, tools: Tools): AsyncGenerator<Page> {
  const group = task.key;
  const about = { service: SERVICE, container: group, where: "groups/threads/posts", permission: PERMISSION } as const;
  const path = `/groups/${encodeURIComponent(group)}/threads?$select=id,topic&$top=50`;
  for await (const answer of tools.graph.pages(path, Thread, { from: task.cursor })) {
    if (answer.ok) yield { ...(await readThreads(group, answer.value.items, tools)), cursor: answer.value.next };
    else yield { records: [refused(answer.refusal, about)], cursor: null };
  }

  async function readThreads(of: string, threads: readonly Thread[], { graph, drawn }: Tools) {
    const lists = onceEach(threads).map(({ id, topic }) => ({
      id,
      topic,
      path: postsOf(of, id),
      schema: pageOf(Post),
    }));
    const answers = await batchApart(
      graph,
      lists.map((list) => ({ ...list, headers: AS_TEXT })),
    );
    const [records, readings]: [TenantRecord[], Reading[]] = [[], []];
    for (const { id, topic, path: list } of lists) {
      const found = await whole(graph, list, Post, { first: partOf(answers, id), headers: AS_TEXT });
      if (found.ok) {
        const wanted = onceEach(found.value).filter((post) => drawn(SERVICE, post.id));
        const told = await readPosts(graph, of, id, wanted);
        records.push(...told.records);
        readings.push(...told.readings(topic));
      } else if (found.refusal.cause !== "vanished") records.push(refused(found.refusal, about));
    }
    return { records, readings };
  }
}

const postsOf = (group: string, thread: string) =>
  `/groups/${encodeURIComponent(group)}/threads/${encodeURIComponent(thread)}/posts?$select=id,body,hasAttachments&$top=100`;

async function readPosts(graph: Graph, group: string, thread: string, found: readonly Post[]) {
  const base = `/groups/${encodeURIComponent(group)}/threads/${encodeURIComponent(thread)}/posts`;
  const { contents, records } = await attachmentsOf(
    graph,
    found
      .filter(({ hasAttachments }) => hasAttachments)
      .map(({ id }) => ({ id, path: `${base}/${encodeURIComponent(id)}/attachments` })),
    { service: SERVICE, container: group, where: "groups/threads/posts/attachments", permission: PERMISSION },
  );
  // A post has no title of its own: the topic of its thread is read with its first one.
  const readings = (topic: string | null | undefined) =>
    found.map(
      ({ id, body }, index): Reading => ({
        service: SERVICE,
        container: group,
        item: id,
        name: null,
        contents: [...(index === 0 ? linesOf(topic) : []), ...bodyOf(body), ...(contents.get(id) ?? [])],
      }),
    );
  return { records, readings };
}
