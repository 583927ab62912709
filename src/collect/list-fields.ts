/** Items of a list: counted by id alone, read with the columns that people filled in. */

import { z } from "zod";
import type { Item, Removed } from "../model/records.ts";
import type { Content, TaskSeed } from "../model/task.ts";
import { thingIn } from "./place.ts";

const List = z.object({ list: z.string(), site: z.string(), read: z.boolean() });
export type List = z.infer<typeof List>;

export function listSeed(collector: string, list: List): TaskSeed {
  return { collector, key: list.list, params: list };
}

export function listIn({ params }: Pick<TaskSeed, "params">): List {
  return List.parse(params);
}

export const ListItem = z.object({
  id: z.string(),
  contentType: z.object({ id: z.string().nullish() }).nullish(),
  createdDateTime: z.string().nullish(),
  lastModifiedDateTime: z.string().nullish(),
  fields: z.record(z.string(), z.unknown()).nullish(),
  deleted: z.object({}).nullish(),
  "@removed": z.object({}).nullish(),
});
export type ListItem = z.infer<typeof ListItem>;

const FIELDS = "id,contentType,createdDateTime,lastModifiedDateTime";

const pathOf = ({ site, list }: List) => `/sites/${encodeURIComponent(site)}/lists/${encodeURIComponent(list)}/items`;
const columns = (withFields: boolean) => (withFields ? "&$expand=fields" : "");

export function itemsRoute(list: List, withFields: boolean): string {
  return `${pathOf(list)}?$select=${FIELDS}${columns(withFields)}&$top=1000`;
}

/** The same items, with a link at the end that tells later what changed. https://learn.microsoft.com/graph/api/listitem-delta */
export function changesRoute(list: List, withFields: boolean): string {
  return `${pathOf(list)}/delta?$select=${FIELDS},deleted${columns(withFields)}&$top=1000`;
}

/** An item that bears a title is known by it, once its content may be read. */
export function titleOf({ fields }: ListItem): string | null {
  const title = fields?.Title;
  return typeof title === "string" && title !== "" ? title : null;
}

export function recordOf(item: ListItem, { list }: List): Item | Removed {
  if (isGone(item)) return { kind: "removed", service: "sharepoint.lists", container: list, id: item.id };
  return thingIn("sharepoint.lists", list, item.id, {
    type: isFolder(item) ? "folder" : "thing",
    name: titleOf(item),
    created: item.createdDateTime ?? null,
    modified: item.lastModifiedDateTime ?? null,
  });
}

export const isGone = (item: ListItem) => Boolean(item.deleted ?? item["@removed"]);

/** Folders of a list are of content type 0x0120 or of a list's own child of it. Source: [MS-WSSTS] 2.1.2, content type ids. */
export const isFolder = ({ contentType }: ListItem) => /^0x0120(00[0-9a-f]{32})*$/i.test(contentType?.id ?? "");

/** What SharePoint adds to every item by itself: versions, ids, flags. None was written by anybody. */
const MACHINE =
  /^(@odata|id$|_|Attachments$|AuthorLookupId$|EditorLookupId$|AppAuthorLookupId$|AppEditorLookupId$|ContentType$|Created$|Modified$|Edit$|LinkTitle|ItemChildCount$|FolderChildCount$|DocIcon$|ComplianceAssetId$)/;

/** One text for each column, its name first: it is the context of what stands in it. */
export function contentsOf({ fields }: ListItem): readonly Content[] {
  return Object.entries(fields ?? {})
    .filter(([column]) => !MACHINE.test(column))
    .map(([column, value]) => ({ column, text: textOf(value) }))
    .filter(({ text }) => text !== "")
    .map(({ column, text }) => ({ kind: "text", format: formatOf(text), text: `${columnName(column)} : ${text}` }));
}

/** Rich columns hold HTML. */
const formatOf = (text: string) => (/<[a-z][^>]*>/i.test(text) ? "html" : "text");

/** Internal names write what is no letter as `_x0020_`. */
const columnName = (column: string) =>
  column.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(" ; ");
  if (typeof value === "object" && value !== null) return Object.values(value).map(textOf).filter(Boolean).join(" ");
  return "";
}
