/**
 * Mailboxes of Microsoft 365 groups: posts, thread by thread. Topics of threads and words of posts are content, and
 * are not asked for here.
 */

import { z } from "zod";
import type { Answer, Refusal } from "../../graph/graph.ts";
import type { Group } from "../../model/directory-records.ts";
import type { Container } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { factsOf, namesOf, plantBlocks, ROOT } from "../blocks.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { unseen } from "../gaps.ts";
import { partsOf, postsIn, versionsOf } from "../group-posts.ts";
import { type FirstPage, NOT_ENDED, pageOf } from "../listing.ts";
import { notOpened } from "../mailboxes.ts";
import { oneByOne, type Told } from "../one-by-one.ts";
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
  run: (task, tools) => {
    if (task.key === ROOT.key) return plant(task, tools);
    return task.key.startsWith(LONG) ? walk(task, tools) : visit(task, tools);
  },
});

/** Tasks of one group with more threads than a page tells. */
const LONG = "threads of ";

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
  if (!first.ok) return { records: shut(group, first.refusal) };
  const threads = first.value.items.map(({ id }) => id);
  if (first.value.next !== null) {
    const params = { ids: [group.id], threads, next: first.value.next };
    return {
      records: [containerOf(group)],
      follow: [{ collector: groupMailboxes.id, key: `${LONG}${group.id}`, params }],
    };
  }
  const counted = await postsIn(threads, group, tools, await versionsOf(group, tools));
  const walked = threads.length > 0;
  if (!counted.ok) return { records: shut(group, counted.refusal), walked };
  const { items, stands, changed } = counted.value;
  const sum = [...items.values()].reduce((all, each) => all + each, 0);
  const end = atEnd(group, tools, { items: sum, changed, stood: stands.length > 0 });
  return {
    records: [containerOf(group), ...partsOf(group, items), ...end.records],
    follow: end.follow,
    stands: standing(group, stands),
    walked,
  };
}

const Params = z.object({ threads: z.array(z.string()), next: z.string() });
/** What was seen so far, and where to go on. Threads of the page before: pages overlap when a list changes meanwhile. */
const Cursor = z.object({
  link: z.string(),
  before: z.array(z.string()),
  items: z.number(),
  changed: z.array(z.string()),
  stood: z.boolean(),
});

/** Page by page. */
async function* walk(task: Task, tools: Tools): AsyncGenerator<Page> {
  const [group] = await factsOf(task, tools.known, "group");
  if (group === undefined) {
    yield { records: [], cursor: null };
    return;
  }
  const { threads, next } = Params.parse(task.params);
  const versions = await versionsOf(group, tools);
  let so = task.cursor === null ? null : Cursor.parse(JSON.parse(task.cursor));
  for await (const answer of pagesFrom(so, { items: threads.map((id) => ({ id })), next }, group, tools)) {
    const ids = answer.ok ? [...new Set(answer.value.items.map(({ id }) => id))] : [];
    const counted = answer.ok ? await postsIn(ids, group, tools, versions) : answer;
    if (!answer.ok || !counted.ok) {
      const { refusal } = answer.ok ? (counted as { refusal: Refusal }) : answer;
      yield { records: shut(group, refusal), cursor: null };
      return;
    }
    const { items, stands, changed } = counted.value;
    const fresh = [...items].filter(([thread]) => !so?.before.includes(thread));
    so = {
      link: answer.value.next ?? "",
      before: ids,
      items: (so?.items ?? 0) + fresh.reduce((sum, [, posts]) => sum + posts, 0),
      changed: [...new Set([...(so?.changed ?? []), ...changed])].slice(0, FEW + 1),
      stood: (so?.stood ?? false) || stands.length > 0,
    };
    const end = answer.value.next === null ? atEnd(group, tools, so) : { records: [], follow: [] };
    yield {
      records: [containerOf(group), ...partsOf(group, items), ...end.records],
      follow: end.follow,
      stands: standing(group, stands),
      cursor: answer.value.next === null ? null : JSON.stringify(so),
    };
  }
}

/** The first page is at hand; the others are asked for from where the walk was. */
async function* pagesFrom(
  so: z.infer<typeof Cursor> | null,
  first: FirstPage<Thing>,
  group: Group,
  { graph }: Tools,
): AsyncGenerator<Answer<FirstPage<Thing>>> {
  if (so === null) yield { ok: true, value: first };
  const from = so?.link ?? first.next;
  for await (const answer of graph.pages(threadsOf(group.id), Thing, { from })) {
    if (answer.ok && answer.value.resync) yield { ok: false, refusal: NOT_ENDED };
    else yield answer;
  }
}

/** More threads than these are not worth being told apart. */
const FEW = 200;

/** Once all its threads are known: what of it is to be read, or why nothing is. */
function atEnd(
  group: Group,
  { content, scope }: Tools,
  { items, changed, stood }: { readonly items: number; readonly changed: readonly string[]; readonly stood: boolean },
): Pick<Required<Told>, "records" | "follow"> {
  if (content.exchange === "none" || items === 0) return { records: [], follow: [] };
  if (scope.readsContent(namesOf(group)))
    return { records: [], follow: postSeed(group.id, stood && changed.length <= FEW ? changed : null) };
  const about = { service: SERVICE, container: group.id, where: "content" } as const;
  return { records: [unseen("left-out", items, about)], follow: [] };
}

const standing = ({ id: container }: Group, items: readonly string[]): NonNullable<Page["stands"]> =>
  items.length > 0 ? [{ service: SERVICE, container, items }] : [];

const shut = (group: Group, refusal: Refusal) =>
  notOpened(containerOf(group), refusal, { where: "groups/threads", permission: PERMISSION });

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
