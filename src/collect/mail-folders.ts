/**
 * Mail, counted by folders: one delta gives every folder at every depth with its count and, by an extended property
 * (`PidTagMessageSizeExtended`, 0x0E08), its size. Hidden and search folders are told, never counted.
 */

import { z } from "zod";
import type { Answer, Graph, Refusal } from "../graph/graph.ts";
import type { Part, TenantRecord, Usage } from "../model/records.ts";
import type { Page } from "../model/task.ts";
import { readsPerson } from "./closed.ts";
import type { Known, Tools } from "./collector.ts";
import { messageSeed } from "./collectors/messages.ts";
import { expandOf, Properties, SIZE, valueIn } from "./extended-property.ts";
import { Figure } from "./figures.ts";
import { unseen } from "./gaps.ts";
import { type FirstPage, onceEach, whole } from "./listing.ts";
import { type Mailbox, mailboxContainer, notOpened } from "./mailboxes.ts";
import { usageId } from "./usage.ts";

const SERVICE = "exchange.mail";
export const MAIL_PERMISSION = "Mail.ReadBasic.All";
/** Unasked, the service gives ten at a time; links do not carry the header. */
export const MANY_FOLDERS = { Prefer: "odata.maxpagesize=1000" } as const;

export const Folder = z.object({
  id: z.string(),
  "@odata.type": z.string().nullish(),
  "@removed": z.unknown().optional(),
  displayName: z.string().nullish(),
  parentFolderId: z.string().nullish(),
  totalItemCount: Figure,
  isHidden: z.boolean().nullish(),
  singleValueExtendedProperties: Properties,
});
export type Folder = z.infer<typeof Folder>;

/** A folder's name is only looked at to know whether its content is private. */
export function foldersRoute(person: string, { content }: Pick<Tools, "content">, sized: boolean): string {
  const fields = `id,parentFolderId,totalItemCount,isHidden${content.exchange === "none" ? "" : ",displayName"}`;
  const path = `/users/${encodeURIComponent(person)}/mailFolders/delta?$select=${fields}`;
  return sized ? `${path}&${expandOf(SIZE)}` : path;
}

/**
 * The property may need a wider permission than the folders do, and a mailbox may not know it: refused with it, they
 * are asked for without, and the counts stand.
 */
export function refusedSized(answer: Answer<unknown>): boolean {
  return !answer.ok && (answer.refusal.cause === "forbidden" || answer.refusal.status === 400);
}

/** Every folder, given the first page of their list where that is known. */
export function allFolders(
  graph: Graph,
  path: string,
  first?: Answer<FirstPage<Folder>>,
): Promise<Answer<readonly Folder[]>> {
  return whole(graph, path, Folder, { ...(first && { first }), headers: MANY_FOLDERS });
}

export async function tellMail(
  mailbox: Mailbox,
  answer: Answer<readonly Folder[]>,
  tools: Tools,
): Promise<Omit<Page, "cursor">> {
  const { person } = mailbox;
  const usage = await tools.known.fact("usage", usageId("mailbox", person.address));
  const container = mailboxContainer(SERVICE, mailbox, {
    lastActivity: dayOf(usage),
    traits: { archive: usage?.figures.archive === true || (await holdsArchive(mailbox, tools.known)) },
  });
  if (!answer.ok) return { records: shut(container, answer.refusal) };
  const folders = onceEach(answer.value);
  const present = folders.filter((folder) => folder["@removed"] === undefined);
  const hidden = below(present, isHidden);
  const parts = present.map((folder) => partOfFolder(person.id, folder, !hidden.has(folder.id)));
  const records: TenantRecord[] = [container, ...sizedParts(person.id, parts, usage)];
  const about = { service: SERVICE, container: person.id, where: "mailFolders" } as const;
  if (hidden.size > 0) records.push(unseen("hidden", hidden.size, about));
  if (tools.content.exchange === "none") return { records };

  const visible = present.filter(({ id }) => !hidden.has(id));
  if (!(await readsPerson(person, tools))) {
    records.push(unseen("left-out", itemsIn(visible), { ...about, where: "content" }));
    return { records };
  }
  const closed = below(visible, ({ displayName }) => tools.isPrivateName(displayName ?? ""));
  const closedItems = itemsIn(visible.filter(({ id }) => closed.has(id)));
  if (closedItems > 0) records.push(unseen("private", closedItems, about));
  const open = visible.filter(({ id, totalItemCount }) => !closed.has(id) && (totalItemCount ?? 0) > 0);
  const follow = messageSeed(
    person.id,
    open.map(({ id }) => id),
  );
  return { records, follow };
}

const shut = (container: ReturnType<typeof mailboxContainer>, refusal: Refusal) =>
  notOpened(container, refusal, { where: "mailFolders", permission: MAIL_PERMISSION });

const isHidden = (folder: Folder) => folder.isHidden === true || /mailSearchFolder$/i.test(folder["@odata.type"] ?? "");
const itemsIn = (folders: readonly Folder[]) =>
  folders.reduce((sum, { totalItemCount }) => sum + (totalItemCount ?? 0), 0);

/** Ids of those marked and of all that lies below them. */
function below(folders: readonly Folder[], marked: (folder: Folder) => boolean): ReadonlySet<string> {
  const children = Map.groupBy(folders, ({ parentFolderId }) => parentFolderId ?? null);
  const found = new Set(folders.filter(marked).map(({ id }) => id));
  // A set grows while it is walked, and holds each id once: folders that turn in a ring end it too.
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child.id);
  return found;
}

function partOfFolder(container: string, folder: Folder, counted: boolean): Part {
  const size = valueIn(folder.singleValueExtendedProperties, SIZE);
  const bytes = /^\d+$/.test(size ?? "") ? Figure.parse(Number(size)) : null;
  return {
    kind: "part",
    service: SERVICE,
    container,
    id: folder.id,
    items: folder.totalItemCount ?? null,
    bytes,
    counted,
  };
}

/** Where folders do not tell their sizes, the report tells the mailbox's, calendars and contacts included: it is said so. */
function sizedParts(container: string, parts: readonly Part[], usage: Usage | null): readonly TenantRecord[] {
  const bytes = usage?.figures.bytes;
  if (typeof bytes !== "number" || parts.every((part) => !part.counted || part.bytes !== null)) return parts;
  return [
    ...parts.map((part) => ({ ...part, bytes: 0 })),
    { kind: "part", service: SERVICE, container, id: "report", items: 0, bytes, counted: true },
    unseen("uncertain", 1, { service: SERVICE, container, where: "mailFolders/size" }),
  ];
}

function dayOf(usage: Usage | null): string | null {
  const day = usage?.figures.lastActivity;
  return typeof day === "string" ? day : null;
}

/** Bought for nothing else than an archive; wider plans only allow one. */
async function holdsArchive({ person }: Mailbox, known: Known): Promise<boolean> {
  const licences = await Promise.all(person.licences.map((id) => known.fact("licence", id)));
  return licences.some((licence) => licence?.plans.some((plan) => plan.startsWith("EXCHANGE_S_ARCHIVE")));
}
