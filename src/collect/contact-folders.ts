/**
 * Contacts of a mailbox: those of the default folder, which no list of folders names, and those of every other
 * folder, nested ones included. Graph does not say which folders have others below them: each is asked.
 */

import { z } from "zod";
import type { Answer, Graph, Refusal } from "../graph/graph.ts";
import type { TenantRecord } from "../model/records.ts";
import type { Page } from "../model/task.ts";
import { namesOf } from "./blocks.ts";
import type { Tools } from "./collector.ts";
import { contactSeed } from "./collectors/contacts.ts";
import { type CountedPage, countedPageOf, counting, countOf, Thing } from "./counted.ts";
import { refused, unseen } from "./gaps.ts";
import { type FirstPage, pageOf, whole } from "./listing.ts";
import { type Mailbox, mailboxContainer, notOpened } from "./mailboxes.ts";
import { Round } from "./round.ts";

const SERVICE = "exchange.contacts";
export const CONTACT_PERMISSION = "Contacts.Read";

const Contact = z.object({ id: z.string(), parentFolderId: z.string().nullish() });
type Contact = z.infer<typeof Contact>;
const Contacts = countedPageOf(Contact);
const Folders = pageOf(Thing);

const of = (person: string) => `/users/${encodeURIComponent(person)}`;
const folderOf = (person: string, folder: string) => `${of(person)}/contactFolders/${encodeURIComponent(folder)}`;
const FOLDERS = "?$select=id&$top=1000";

export const contactFoldersRoute = (person: string) => `${of(person)}/contactFolders${FOLDERS}`;

/** The folders of one mailbox, as they are met, level by level. */
export interface Cabinet {
  readonly mailbox: Mailbox;
  readonly main: () => Answer<CountedPage<Contact>>;
  readonly folders: Map<string, Drawer>;
  readonly refusals: Refusal[];
}

interface Drawer {
  readonly contacts: () => Answer<CountedPage<Contact>>;
  readonly below: () => Answer<FirstPage<Thing>>;
}

/** What the top of each mailbox's folders is; refused, its default folder is asked for all the same. */
export function askContacts(
  round: Round,
  mailbox: Mailbox,
  top: { readonly folders: readonly string[]; readonly refusal: Refusal | null },
): Cabinet {
  const main = round.ask(`${of(mailbox.person.id)}/contacts${counting("id,parentFolderId")}`, Contacts);
  const refusals = top.refusal === null || top.refusal.cause === "vanished" ? [] : [top.refusal];
  const cabinet: Cabinet = { mailbox, main, folders: new Map(), refusals };
  for (const folder of top.folders) open(round, cabinet, folder);
  return cabinet;
}

function open(round: Round, { mailbox, folders }: Cabinet, folder: string): void {
  const path = folderOf(mailbox.person.id, folder);
  folders.set(folder, {
    contacts: round.ask(`${path}/contacts${counting("id")}`, Contacts),
    below: round.ask(`${path}/childFolders${FOLDERS}`, Folders),
  });
}

/** Goes down what lies below the folders asked for so far, one level of all the mailboxes at a time. */
export async function descend(graph: Graph, cabinets: readonly Cabinet[]): Promise<void> {
  let level = cabinets.map((cabinet) => ({ cabinet, folders: [...cabinet.folders] }));
  while (level.some(({ folders }) => folders.length > 0)) {
    const round = new Round();
    const next: typeof level = [];
    for (const { cabinet, folders } of level) {
      const met: [string, Drawer][] = [];
      for (const [folder, { below }] of folders) {
        const path = `${folderOf(cabinet.mailbox.person.id, folder)}/childFolders${FOLDERS}`;
        const children = await whole(graph, path, Thing, { first: below() });
        if (!children.ok) {
          if (children.refusal.cause !== "vanished") cabinet.refusals.push(children.refusal);
          continue;
        }
        for (const { id } of children.value) {
          if (cabinet.folders.has(id)) continue;
          open(round, cabinet, id);
          met.push([id, cabinet.folders.get(id) as Drawer]);
        }
      }
      next.push({ cabinet, folders: met });
    }
    await round.send(graph);
    level = next;
  }
}

/** The first pages of all its lists. */
export function firstPages({ main, folders }: Cabinet): readonly Answer<CountedPage<Thing>>[] {
  return [main(), ...[...folders.values()].map(({ contacts }) => contacts())];
}

export async function tellContacts(
  { mailbox, main, folders, refusals }: Cabinet,
  tools: Tools,
): Promise<Omit<Page, "cursor">> {
  const { person } = mailbox;
  const container = mailboxContainer(SERVICE, mailbox);
  const first = main();
  const seen = new Set<string>();
  const own = await countOf(tools.graph, { path: `${of(person.id)}/contacts`, first }, seen);
  if (!own.ok)
    return { records: notOpened(container, own.refusal, { where: "contacts", permission: CONTACT_PERMISSION }) };
  const records: TenantRecord[] = [container, part(person.id, "contacts", own.value)];
  const about = {
    service: SERVICE,
    container: person.id,
    where: "contactFolders",
    permission: CONTACT_PERMISSION,
  } as const;
  records.push(...refusals.map((refusal) => refused(refusal, about)));
  const others = [...folders.keys()].filter((id) => id !== defaultFolder(first)).sort();
  let held = own.value;
  for (const id of others) {
    const path = `${folderOf(person.id, id)}/contacts`;
    const counted = await countOf(tools.graph, { path, first: (folders.get(id) as Drawer).contacts() }, seen);
    if (counted.ok) {
      held += counted.value;
      records.push(part(person.id, id, counted.value));
    } else if (counted.refusal.cause !== "vanished") records.push(refused(counted.refusal, about));
  }
  if (tools.content.exchange === "none" || held === 0) return { records };
  if (!tools.scope.readsContent(namesOf(person))) {
    return { records: [...records, unseen("left-out", held, { ...about, where: "content" })] };
  }
  return { records, follow: contactSeed(person.id, others) };
}

/** A service may name the default folder among the others: its contacts are counted already. */
function defaultFolder(first: Answer<CountedPage<Contact>>): string | null {
  if (!first.ok) return null;
  return first.value.items.find(({ parentFolderId }) => parentFolderId)?.parentFolderId ?? null;
}

const part = (container: string, id: string, items: number): TenantRecord => ({
  kind: "part",
  service: SERVICE,
  container,
  id,
  items,
  bytes: null,
  counted: true,
});
