/**
 * The kinds that the items of a service are told apart into before some are drawn, so that none goes unseen: the type of
 * the space, and of what is listed one by one the period of its last change, and of a file its format and size too. Only
 * what the inventory holds anyway tells them: no request is sent for it. Everything in a kind goes by what stands in the
 * tenant, never by when the scan was made, and so is the same in every scan of the same state. Pure.
 *
 * | Service | Kinds by |
 * | --- | --- |
 * | files of OneDrive, Teams and SharePoint | type of library, format, size, period |
 * | SharePoint pages, list items; messages of Teams | type of space, period |
 * | mail, events, contacts, posts, tasks | type of space (mailbox of a user, shared, of a room…) |
 */

import type { ServiceId } from "./service.ts";

/** What is known of an item before its content is. */
export interface Described {
  readonly id: string;
  readonly name?: string | null;
  readonly bytes?: number | null;
  readonly created?: string | null;
  readonly modified?: string | null;
}

/** Items that their own names or labels already mark: a kind apart, and all of it is read. */
export const MARKED = "marked";

const FILES: ReadonlySet<ServiceId> = new Set(["onedrive.files", "teams.files", "sharepoint.documents"]);
/** Listed one by one, with the day of their last change. */
const DATED: ReadonlySet<ServiceId> = new Set([
  ...FILES,
  "sharepoint.pages",
  "sharepoint.lists",
  "teams.chat",
  "teams.channel-messages",
]);

/** Extensions by what people make with them; all others, none among them, are one kind. */
const FORMATS = new Map(
  Object.entries({
    document: "doc docm docx dot dotm dotx odt ott rtf",
    sheet: "csv ods ots tsv xls xlsb xlsm xlsx xltx",
    slides: "odp pot potx pps ppsm ppsx ppt pptm pptx",
    pdf: "pdf",
    text: "htm html ics json log md txt vcf vtt xml yaml yml",
    mail: "eml mbox msg pst",
    archive: "7z gz rar tar tgz zip",
    image: "bmp gif heic jpeg jpg png svg tif tiff webp",
    media: "avi m4a mkv mov mp3 mp4 wav wmv",
  }).flatMap(([format, endings]) => endings.split(" ").map((ending) => [ending, format] as const)),
);

const LARGE = 1024 * 1024;
/** Years in one period: the last one does not move with the scan. */
const PERIOD = 5;

export function stratumOf(service: ServiceId, space: string, item: Described): string {
  const words = [space];
  if (FILES.has(service)) words.push(formatOf(item.name ?? ""), (item.bytes ?? 0) >= LARGE ? "large" : "small");
  if (DATED.has(service)) words.push(periodOf(item.modified ?? item.created ?? null));
  return words.join(" ");
}

function formatOf(name: string): string {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return FORMATS.get(ending) ?? "other";
}

/** « 2020 » of all that last changed from 2020 to 2024. */
function periodOf(instant: string | null): string {
  const year = Number(instant?.slice(0, 4));
  return Number.isInteger(year) && year > 0 ? String(year - (year % PERIOD)) : "undated";
}
