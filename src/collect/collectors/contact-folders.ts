/**
 * Contacts of a mailbox: those of the default folder, which no list of folders names, and those of every other
 * folder, nested ones included. Graph has no count for a folder: ids are listed.
 */

import { z } from "zod";
import type { Answer, Graph, Refusal } from "../../graph/graph.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { Page } from "../../model/task.ts";
import { batchApart } from "../batch-apart.ts";
import { namesOf } from "../blocks.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { refused, unseen } from "../gaps.ts";
import { type FirstPage, pageOf, partOf, whole } from "../listing.ts";
import { type Mailbox, mailboxContainer, notOpened, visitMailboxes } from "../mailboxes.ts";
import { contactSeed } from "./contacts.ts";

const SERVICE = "exchange.contacts";
const PERMISSION = "Contacts.Read";
const Thing = z.object({ id: z.string() });
type Thing = z.infer<typeof Thing>;

export const contactFolders = defineCollector({
  id: "contact-folders",
  title: "Contacts",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les contacts de chaque boîte (rien de moins ne l’ouvre)",
        en: "Count the contacts of each mailbox (nothing less opens them)",
      },
    },
  ],
  after: ["mailboxes"],
  roots: () => [],
  run: (task, tools) =>
    visitMailboxes(task, tools, {
      path: ({ person }) => `/users/${encodeURIComponent(person.id)}/contacts?$select=id&$top=1000`,
      item: Thing,
      tell: (mailbox, first) => tell(mailbox, first, tools),
    }),
});

async function tell(mailbox: Mailbox, first: Answer<FirstPage<Thing>>, tools: Tools): Promise<Omit<Page, "cursor">> {
  const { person } = mailbox;
  const { graph } = tools;
  const container = mailboxContainer(SERVICE, mailbox);
  const main = await whole(graph, `/users/${encodeURIComponent(person.id)}/contacts?$select=id&$top=1000`, Thing, {
    first,
  });
  if (!main.ok) return { records: notOpened(container, main.refusal, { where: "contacts", permission: PERMISSION }) };

  const seen = new Set(main.value.map(({ id }) => id));
  const records: TenantRecord[] = [container, part(person.id, "contacts", seen.size)];
  const about = { service: SERVICE, container: person.id, where: "contactFolders", permission: PERMISSION } as const;
  const { folders, refusals } = await foldersOf(graph, person.id);
  records.push(...refusals.map((refusal) => refused(refusal, about)));
  const lists = folders.map((id) => ({ id, path: contactsOf(person.id, id), schema: pageOf(Thing) }));
  const answers = await batchApart(graph, lists);
  for (const { id, path } of lists) {
    const contacts = await whole(graph, path, Thing, { first: partOf(answers, id) });
    if (contacts.ok) {
      const before = seen.size;
      for (const contact of contacts.value) seen.add(contact.id);
      records.push(part(person.id, id, seen.size - before));
    } else if (contacts.refusal.cause !== "vanished") records.push(refused(contacts.refusal, about));
  }
  if (tools.content.exchange === "none" || seen.size === 0) return { records };
  if (!tools.scope.readsContent(namesOf(person))) {
    return { records: [...records, unseen("left-out", seen.size, { ...about, where: "content" })] };
  }
  return { records, follow: contactSeed(person.id, folders) };
}

const contactsOf = (person: string, folder: string) =>
  `/users/${encodeURIComponent(person)}/contactFolders/${encodeURIComponent(folder)}/contacts?$select=id&$top=1000`;

const part = (container: string, id: string, items: number): TenantRecord => ({
  kind: "part",
  service: SERVICE,
  container,
  id,
  items,
  bytes: null,
  counted: true,
});

/** Every folder beside the default one, level by level: Graph does not say which have folders below them. */
async function foldersOf(graph: Graph, person: string): Promise<{ folders: string[]; refusals: Refusal[] }> {
  const folders = new Set<string>();
  const refusals: Refusal[] = [];
  let level = [`/users/${encodeURIComponent(person)}/contactFolders?$select=id&$top=1000`];
  while (level.length > 0) {
    const answers = await batchApart(
      graph,
      level.map((path) => ({ id: path, path, schema: pageOf(Thing) })),
    );
    const below: string[] = [];
    for (const path of level) {
      const children = await whole(graph, path, Thing, { first: partOf(answers, path) });
      if (!children.ok) {
        if (children.refusal.cause !== "vanished") refusals.push(children.refusal);
        continue;
      }
      for (const { id } of children.value) {
        if (folders.has(id)) continue;
        folders.add(id);
        below.push(
          `/users/${encodeURIComponent(person)}/contactFolders/${encodeURIComponent(id)}/childFolders?$select=id&$top=1000`,
        );
      }
    }
    level = below;
  }
  return { folders: [...folders].sort(), refusals };
}
