/**
 * A person's mailbox, as the collectors of Exchange hand it to one another: mail, calendars and contacts are three
 * containers on the same user id. Mailboxes are visited twenty by twenty, one request of a batch for each.
 */

import { z } from "zod";
import type { Answer, Graph, RequestOptions } from "../graph/graph.ts";
import type { Container, Person, TenantRecord } from "../model/records.ts";
import type { ServiceId } from "../model/service.ts";
import type { Page, Task, TaskSeed } from "../model/task.ts";
import { batchApart } from "./batch-apart.ts";
import type { Known } from "./collector.ts";
import { type GapAbout, isAbsent, refused } from "./gaps.ts";
import { type FirstPage, pageOf, partOf } from "./listing.ts";

export interface Mailbox {
  readonly person: Person;
  /** `user`, `shared`, `room` or `equipment`. */
  readonly type: string;
}

const Params = z.object({ mailboxes: z.array(z.object({ id: z.string(), type: z.string() })) });

/** One task for the mailboxes of a block, named by its first. */
export function mailboxSeeds(collectors: readonly string[], found: readonly Mailbox[]): readonly TaskSeed[] {
  const mailboxes = found.map(({ person, type }) => ({ id: person.id, type }));
  const [first] = mailboxes;
  if (first === undefined) return [];
  return collectors.map((collector) => ({ collector, key: `block:${first.id}`, params: { mailboxes } }));
}

export interface Visit<T> extends RequestOptions {
  readonly path: (mailbox: Mailbox) => string;
  readonly item: z.ZodType<T>;
  /** What the mailbox holds, given the first page of its list. */
  readonly tell: (mailbox: Mailbox, first: Answer<FirstPage<T>>) => Promise<Omit<Page, "cursor">>;
}

/** Asks all of a block at once, then tells them one by one: each is a page, and the cursor counts them. */
export async function* visitMailboxes<T>(
  task: Task,
  { graph, known }: { readonly graph: Graph; readonly known: Known },
  visit: Visit<T>,
): AsyncGenerator<Page> {
  const { mailboxes } = Params.parse(task.params);
  const done = Number(task.cursor ?? 0);
  const people = await Promise.all(mailboxes.slice(done).map(({ id }) => known.fact("person", id)));
  const found = people.flatMap((person, index) =>
    person === null ? [] : [{ person, type: mailboxes[done + index]?.type ?? "user", place: done + index }],
  );
  const answers = await firstPages(graph, found, visit);
  if (found.length === 0) yield { records: [], cursor: null };
  for (const [index, mailbox] of found.entries()) {
    const page = await visit.tell(mailbox, partOf(answers, mailbox.person.id));
    yield { ...page, cursor: index === found.length - 1 ? null : String(mailbox.place + 1) };
  }
}

function firstPages<T>(
  graph: Graph,
  mailboxes: readonly Mailbox[],
  { path, item, headers }: Visit<T>,
): Promise<ReadonlyMap<string, Answer<FirstPage<T>>>> {
  const schema = pageOf(item);
  return batchApart(
    graph,
    mailboxes.map((mailbox) => ({
      id: mailbox.person.id,
      path: path(mailbox),
      schema,
      ...(headers && { headers }),
    })),
  );
}

/** The container of a mailbox in one of the services of Exchange. */
export function mailboxContainer(
  service: ServiceId,
  { person, type }: Mailbox,
  told: Partial<Pick<Container, "lastActivity" | "traits">> = {},
): Container {
  return {
    kind: "container",
    service,
    id: person.id,
    type,
    name: person.name,
    owner: person.id,
    group: null,
    site: null,
    url: null,
    created: null,
    lastActivity: null,
    listed: true,
    traits: {},
    ...told,
  };
}

/** What is told of a mailbox that did not open: a place that could not be seen, or no place at all. */
export function notOpened(
  container: Container,
  refusal: Parameters<typeof refused>[0],
  about: Pick<GapAbout, "where" | "permission">,
): readonly TenantRecord[] {
  const gap = refused(refusal, { service: container.service, container: container.id, ...about });
  return isAbsent(refusal) ? [gap] : [container, gap];
}
