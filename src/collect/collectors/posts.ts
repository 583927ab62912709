/**
 * The content of posts in a group's mailbox: topics of threads, words of posts, their attachments. Of a thread whose
 * topic is marked as private the posts are counted, and never asked for.
 */

import { z } from "zod";
import type { Graph } from "../../graph/graph.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { Page, Reading, Task, TaskSeed } from "../../model/task.ts";
import { attachmentsOf } from "../attachments.ts";
import { batchApart } from "../batch-apart.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { Thing } from "../counted.ts";
import { refused, unseen } from "../gaps.ts";
import { onceEach, pageOf, partOf, whole } from "../listing.ts";
import { isRead, postVersion, VERSION_FIELDS, Versioned } from "../versions.ts";
import { AS_TEXT, Body, bodyOf, linesOf } from "../wording.ts";

const SERVICE = "exchange.group-mailboxes";
const PERMISSION = "Group-Conversation.Read.All";

const Thread = z.object({ id: z.string(), topic: z.string().nullish() });
type Thread = z.infer<typeof Thread>;
const Post = z.object({ id: z.string(), body: Body.nullish(), hasAttachments: z.boolean().nullish(), ...Versioned });
type Post = z.infer<typeof Post>;

const Params = z.object({ threads: z.array(z.string()).nullable() });
const Posts = pageOf(Thing);
/** All threads were gone through; a link is one of Graph's. */
const READ = "read";

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

/** Plants the reading of a group's posts: of all threads (null), or of those in which something has changed. */
export function postSeed(group: string, threads: readonly string[] | null): readonly TaskSeed[] {
  return threads?.length === 0 ? [] : [{ collector: posts.id, key: group, params: { threads } }];
}

const aboutOf = (container: string) =>
  ({ service: SERVICE, container, where: "groups/threads/posts", permission: PERMISSION }) as const;

async function* read(task: Task, tools: Tools): AsyncGenerator<Page> {
  const group = task.key;
  const { threads: named } = Params.parse(task.params);
  const about = aboutOf(group);
  const path = `/groups/${encodeURIComponent(group)}/threads?$select=id,topic&$top=50`;
  const threads = task.cursor === READ ? [] : tools.graph.pages(path, Thread, { from: task.cursor });
  for await (const answer of threads) {
    if (answer.ok)
      yield {
        ...(await readThreads(group, answer.value.items.filter(isNamed), tools)),
        cursor: answer.value.next ?? READ,
      };
    else yield { records: [refused(answer.refusal, about)], cursor: READ };
  }
  const closed = await tools.known.closedItems(SERVICE, group);
  yield {
    records: closed > 0 ? [unseen("private", closed, { service: SERVICE, container: group, where: "threads" })] : [],
    cursor: null,
  };

  function isNamed({ id }: Thread): boolean {
    return named === null || named.includes(id);
  }

  async function readThreads(of: string, threads: readonly Thread[], tools: Tools) {
    const { graph, drawn, known, content } = tools;
    const isPrivate = ({ topic }: Thread) => tools.isPrivateSubject(topic ?? "");
    const each = onceEach(threads);
    const open = each.filter((thread) => !isPrivate(thread));
    const lists = open.map(({ id, topic }) => ({ id, topic, path: postsOf(of, id), schema: pageOf(Post) }));
    const answers = await batchApart(
      graph,
      lists.map((list) => ({ ...list, headers: AS_TEXT })),
    );
    const records: TenantRecord[] = [...(await closedIn(graph, of, each.filter(isPrivate)))];
    const [readings, items]: [Reading[], string[]] = [[], []];
    // Where all is read, threads in which nothing has changed are not even in the task.
    const before = content.exchange === "sample" ? await known.versions(SERVICE, of) : new Map<string, string>();
    const marked = await known.protectedItems(SERVICE, of);
    for (const { id, topic, path: list } of lists) {
      const found = await whole(graph, list, Post, { first: partOf(answers, id), headers: AS_TEXT });
      if (found.ok) {
        const posts = onceEach(found.value);
        const versions = new Map(posts.map((post, at) => [post.id, postVersion(post, at)]));
        const wanted = await drawn(SERVICE, of, posts);
        const isKnown = (post: Post) =>
          marked.has(post.id) || isRead(before.get(post.id), versions.get(post.id) ?? null);
        items.push(...wanted.filter(isKnown).map((post) => post.id));
        const unknown = wanted.filter((post) => !isKnown(post));
        const told = await readPosts(tools, of, id, unknown, versions);
        records.push(...told.records);
        readings.push(...told.readings(topic, posts[0]));
      } else if (found.refusal.cause !== "vanished") records.push(refused(found.refusal, about));
    }
    const stands = items.length > 0 ? [{ service: SERVICE, container: of, items } as const] : [];
    return { records, readings, stands };
  }
}

const postsOf = (group: string, thread: string) =>
  `/groups/${encodeURIComponent(group)}/threads/${encodeURIComponent(thread)}/posts?$select=id,body,hasAttachments,${VERSION_FIELDS}&$top=100`;

/** Ids alone. */
async function closedIn(graph: Graph, group: string, threads: readonly Thread[]): Promise<readonly TenantRecord[]> {
  const lists = threads.map(({ id }) => ({ id, path: idsOf(group, id), schema: Posts }));
  const answers = await batchApart(graph, lists);
  const records: TenantRecord[] = [];
  for (const { id, path } of lists) {
    const found = await whole(graph, path, Thing, { first: partOf(answers, id) });
    if (found.ok)
      records.push(
        ...onceEach(found.value).map((post) => {
          return { kind: "closed", service: SERVICE, container: group, part: id, id: post.id } as const;
        }),
      );
    else if (found.refusal.cause !== "vanished") records.push(refused(found.refusal, aboutOf(group)));
  }
  return records;
}

const idsOf = (group: string, thread: string) =>
  `/groups/${encodeURIComponent(group)}/threads/${encodeURIComponent(thread)}/posts?$select=id&$top=100`;

async function readPosts(
  tools: Tools,
  group: string,
  thread: string,
  found: readonly Post[],
  versions: ReadonlyMap<string, string | null>,
) {
  const base = `/groups/${encodeURIComponent(group)}/threads/${encodeURIComponent(thread)}/posts`;
  const { contents, records } = await attachmentsOf(
    tools,
    found
      .filter(({ hasAttachments }) => hasAttachments)
      .map(({ id }) => ({ id, path: `${base}/${encodeURIComponent(id)}/attachments` })),
    { service: SERVICE, container: group, where: "groups/threads/posts/attachments", permission: PERMISSION },
  );
  // A post has no title of its own: the topic of its thread is read with the first one, and with no other that is drawn.
  const readings = (topic: string | null | undefined, first: Post | undefined) =>
    found.map(
      ({ id, body }): Reading => ({
        service: SERVICE,
        container: group,
        item: id,
        version: versions.get(id) ?? null,
        name: null,
        contents: [...(id === first?.id ? linesOf(topic) : []), ...bodyOf(body), ...(contents.get(id) ?? [])],
      }),
    );
  return { records, readings };
}
