/**
 * Items of a library as its delta tells them. Folders and notebooks are kept for the shape of the tree, from which
 * privacy is handed down and notebooks are weighed; files alone are counted.
 */

import { z } from "zod";
import { REACHES, type Reach } from "../model/drive-part.ts";
import type { Item, TenantRecord } from "../model/records.ts";
import type { Tools } from "./collector.ts";
import { Figure } from "./figures.ts";
import type { Library } from "./library.ts";

export const FIELDS =
  "id,name,size,file,folder,package,bundle,remoteItem,root,deleted,parentReference,webUrl,webDavUrl," +
  "createdDateTime,lastModifiedDateTime,shared,publication,malware";

/** A retention label comes where it is expanded, and with no further request. https://learn.microsoft.com/graph/api/driveitem-getretentionlabel */
export const WITH_RETENTION = `$select=${FIELDS},retentionLabel&$expand=retentionLabel`;

/** Of a facet, most often all that matters is that it is there. */
const Facet = z.object({}).nullish();

export const DriveItem = z.object({
  id: z.string(),
  name: z.string().nullish(),
  size: Figure,
  file: Facet,
  folder: Facet,
  package: z.object({ type: z.string().nullish() }).nullish(),
  bundle: Facet,
  remoteItem: Facet,
  root: Facet,
  deleted: Facet,
  parentReference: z.object({ id: z.string().nullish() }).nullish(),
  webUrl: z.string().nullish(),
  webDavUrl: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  lastModifiedDateTime: z.string().nullish(),
  shared: z.object({ scope: z.string().nullish() }).nullish(),
  publication: z.object({ level: z.string().nullish() }).nullish(),
  malware: Facet,
  retentionLabel: z.object({ name: z.string().nullish() }).nullish(),
});
export type DriveItem = z.infer<typeof DriveItem>;

/** SharePoint's own limit, on the decoded path below the host. Source: its limits page, « decoded URL of 400 characters ». */
const LONGEST_PATH = 400;

export function recordsOf(
  item: DriveItem,
  { service, drive }: Library,
  { isPrivateName, teamsFolder }: Pick<Tools, "isPrivateName" | "teamsFolder">,
  retained: ReadonlyMap<string, boolean> = new Map(),
): readonly TenantRecord[] {
  const place = { service, container: drive, id: item.id } as const;
  if (item.deleted) return [{ kind: "removed", ...place }];
  const type = typeOf(item);
  if (type === null) return [];
  const name = item.root ? null : (item.name ?? null);
  const shared = reachOf(item);
  const made = type === "folder" && name !== null ? teamsFolder(name) : null;
  return [
    {
      kind: "item",
      ...place,
      type,
      parent: item.root ? null : (item.parentReference?.id ?? null),
      name,
      bytes: type === "file" ? (item.size ?? null) : null,
      created: item.createdDateTime ?? null,
      modified: item.lastModifiedDateTime ?? null,
      private: name !== null && isPrivateName(name),
      ...(shared !== null && { shared }),
      ...(made !== null && { teamsFolder: made }),
      traits: type === "folder" ? {} : traitsOf(item, retained.get(item.id)),
    },
  ];
}

/**
 * Of a page, which files bear a retention label, and the first of those that are said to bear none: that one tells, for as
 * long as it stands, that the service tells labels here.
 */
export function retainedIn(items: readonly DriveItem[]): ReadonlyMap<string, boolean> {
  const files = items.filter((item) => !item.deleted && typeOf(item) === "file" && item.retentionLabel !== undefined);
  const bare = files.find(({ retentionLabel }) => !retentionLabel?.name);
  const bearing = files.filter(({ retentionLabel }) => retentionLabel?.name);
  return new Map([...(bare ? [[bare.id, false] as const] : []), ...bearing.map(({ id }) => [id, true] as const)]);
}

/**
 * Null for what is elsewhere: a shortcut to a folder of somebody else's is counted there. What does not say what it is passes
 * for a file: it is in the count.
 */
function typeOf(item: DriveItem): Item["type"] | null {
  if (item.remoteItem) return null;
  if (item.package) return item.package.type?.toLowerCase() === "onenote" ? "notebook" : "file";
  if (item.root || item.folder || item.bundle) return "folder";
  return "file";
}

/** A sharing that does not say how far it goes goes to somebody at least. */
function reachOf({ shared }: DriveItem): Reach | null {
  if (!shared) return null;
  const said = shared.scope?.toLowerCase();
  return REACHES.find((reach) => reach === said) ?? "users";
}

function traitsOf(item: DriveItem, retained: boolean | undefined): Item["traits"] {
  const long = pathLength(item.webDavUrl ?? item.webUrl ?? null) > LONGEST_PATH;
  return {
    ...(item.publication?.level?.toLowerCase() === "checkout" && { checkedOut: true }),
    ...(item.malware && { malware: true }),
    ...(long && { longPath: true }),
    ...(retained !== undefined && { retained }),
  };
}

/** An Office document's `webUrl` may be that of its editor, which says nothing of its path. */
function pathLength(address: string | null): number {
  if (address === null || !URL.canParse(address) || /\/_layouts\//i.test(address)) return 0;
  return decoded(new URL(address).pathname).length - 1;
}

function decoded(path: string): string {
  // A stray percent sign is a character like another.
  return path.replace(/(%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll("%", ""), "hex").toString("utf8"));
}
