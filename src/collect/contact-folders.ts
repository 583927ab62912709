/**
 * Contacts of a mailbox: those of the default folder, which no list of folders names, and those of every other
 * folder, nested ones included. Graph does not say which folders have others below them: each is asked.
 */

import { z } from "zod";
import type { Answer, Graph, Refusal } from "../graph/graph.ts";
import type { TenantRecord } from "../model/records.ts";
import type { Page } from "../model/task.ts";
import { readsPerson } from "./closed.ts";
import type { Tools } from "./collector.ts";
import { contactSeed } from "./collectors/contacts.ts";
import { type CountedPage, countedPageOf, counting, countOf, MOST, Thing } from "./counted.ts";
import { refused, unseen } from "./gaps.ts";
import { type FirstPage, onceEach, pageOf, whole } from "./listing.ts";
import { type Mailbox, mailboxContainer, notOpened } from "./mailboxes.ts";
import { Round } from "./round.ts";
import { changesIn, VERSION_FIELDS, Versioned } from "./versions.ts";

const SERVICE = "exchange.contacts";
export const CONTACT_PERMISSION = "Contacts.Read";

const Contact = z.object({ id: z.string(), parentFolderId: z.string().nullish(), ...Versioned });
type Contact = z.infer<typeof Contact>;
const Contacts = countedPageOf(Contact);
const Folders = pageOf(Thing);

const of = (person: string) => `/users/${encodeURIComponent(person)}`;
const folderOf = (person: string, folder: string) => `${of(person)}/contactFolders/${encodeURIComponent(folder)}`;
const FOLDERS = "?$select=id&$top=1000";

/** Where all are read, which of them have changed must be known: all are listed, with their versions. */
const listing = (read: boolean) => (read ? VERSIONS : counting("id,parentFolderId"));
const VERSIONS = `?$select=id,parentFolderId,${VERSION_FIELDS}&$top=${MOST}`;

export const contactFoldersRoute = (person: string) => `${of(person)}/contactFolders${FOLDERS}`;

/** The folders of one mailbox, as they are met, level by level. */
export interface Cabinet {
  readonly mailbox: Mailbox;
  readonly read: boolean;
  readonly main: () => Answer<CountedPage<Contact>>;
  readonly folders: Map<string, Drawer>;
  readonly refusals: Refusal[];
}

interface Drawer {
  readonly contacts: () => Answer<CountedPage<Contact>>;
  readonly below: () => Answer<FirstPage<Thing>>;
}

/** Refusals that the contacts of the default folder share: the same permission opens both, and the same mailbox holds them. */
const SHUT: ReadonlySet<Refusal["cause"]> = new Set(["forbidden", "locked", "not-provisioned"]);

/** Where the list of folders did not come in passing, the default folder is asked for all the same. */
export function askContacts(
  round: Round,
  mailbox: Mailbox,
  top: { readonly folders: readonly string[]; readonly refusal: Refusal | null },
  read: boolean,
): Cabinet {
  const { refusal } = top;
  if (refusal !== null && SHUT.has(refusal.cause)) {
    const answer = { ok: false, refusal } as const;
    return { mailbox, read, main: () => answer, folders: new Map(), refusals: [] };
  }
  const main = round.ask(`${of(mailbox.person.id)}/contacts${listing(read)}`, Contacts);
  const refusals = refusal === null || refusal.cause === "vanished" ? [] : [refusal];
  const cabinet: Cabinet = { mailbox, read, main, folders: new Map(), refusals };
  for (const folder of top.folders) open(round, cabinet, folder);
  return cabinet;
}

function open(round: Round, { mailbox, read, folders }: Cabinet, folder: string): void {
  const path = folderOf(mailbox.person.id, folder);
  folders.set(folder, {
    contacts: round.ask(`${path}/contacts${listing(read)}`, Contacts),
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

export async function tellContacts(cabinet: Cabinet, tools: Tools): Promise<Omit<Page, "cursor">> {
  const { mailbox, main, folders, refusals } = cabinet;
  const { person } = mailbox;
  const container = mailboxContainer(SERVICE, mailbox);
  const tally = await tallying(cabinet, tools);
  const own = await tally(`${of(person.id)}/contacts`, main());
  if (!own.ok)
    return { records: notOpened(container, own.refusal, { where: "contacts", permission: CONTACT_PERMISSION }) };
  const about = {
    service: SERVICE,
    container: person.id,
    where: "contactFolders",
    permission: CONTACT_PERMISSION,
  } as const;
  const records: TenantRecord[] = [container, part(person.id, "contacts", own.value.items)];
  records.push(...refusals.map((refusal) => refused(refusal, about)));
  const counted: (Tally & { readonly id: string })[] = [];
  for (const id of [...folders.keys()].filter((each) => each !== defaultFolder(main())).sort()) {
    const told = await tally(`${folderOf(person.id, id)}/contacts`, (folders.get(id) as Drawer).contacts());
    if (told.ok) {
      counted.push({ id, ...told.value });
      records.push(part(person.id, id, told.value.items));
    } else if (told.refusal.cause !== "vanished") records.push(refused(told.refusal, about));
  }
  const held = [own.value, ...counted].reduce((sum, { items }) => sum + items, 0);
  if (tools.content.exchange === "none" || held === 0) return { records };
  if (!(await readsPerson(person, tools))) {
    return { records: [...records, unseen("left-out", held, { ...about, where: "content" })] };
  }
  const changed = counted.filter((folder) => folder.changed).map(({ id }) => id);
  return {
    records,
    follow: contactSeed(person.id, { main: own.value.changed, folders: changed }),
    stands: [own.value, ...counted].map(({ stands }) => ({ service: SERVICE, container: person.id, items: stands })),
  };
}

interface Tally {
  readonly items: number;
  /** Something in the folder is to be read. */
  readonly changed: boolean;
  /** Contacts that have not changed since they were read. */
  readonly stands: readonly string[];
}

type Tallying = (path: string, first: Answer<CountedPage<Contact>>) => Promise<Answer<Tally>>;

/** Graph gives no contact by itself: a folder of which one has changed is read again as a whole. */
async function tallying({ mailbox, read }: Cabinet, { graph, known }: Tools): Promise<Tallying> {
  const seen = new Set<string>();
  if (!read)
    return async (path, first) => {
      const told = await countOf(graph, { path, first }, seen);
      return told.ok ? { ok: true, value: { items: told.value, changed: told.value > 0, stands: [] } } : told;
    };
  const versions = await known.versions(SERVICE, mailbox.person.id);
  return async (path, first) => {
    const all = await whole(graph, path + VERSIONS, Contact, { first });
    if (!all.ok) return all;
    const fresh = onceEach(all.value).filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    const { changed, stands } = changesIn(fresh, versions);
    return { ok: true, value: { items: fresh.length, changed: changed.length > 0, stands } };
  };
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
