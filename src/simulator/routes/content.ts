/** What the second port holds: the content of files, by drive and item, and usage reports. */

import type { Content, ContentSource } from "../http/content.ts";
import { libraryById } from "../ministry/drives.ts";
import { contentOf, nodeById, sizeOf, treeIn } from "../ministry/files.ts";
import type { Ministry } from "../ministry/ministry.ts";
import { reportRows } from "../ministry/reports.ts";

const PIECE = 32 * 1024;

/** A count of the row of this key, or one that is not right. */
type Counted = (key: string, count: number) => number;

export function contentSource(ministry: Ministry, counted: Counted = (_key, count) => count): ContentSource {
  return (path) => {
    const [, realm, ...parts] = path.split("/").map(decodeURIComponent);
    if (realm === "files") return fileContent(ministry, parts[0] ?? "", parts[1] ?? "");
    if (realm === "reports") return reportContent(ministry, parts[0] ?? "", parts[1] ?? "", counted);
    return null;
  };
}

function fileContent(ministry: Ministry, drive: string, item: string): Content | null {
  const library = libraryById(ministry, drive);
  const node = library === null ? null : nodeById(ministry, library, item);
  if (library === null || node === null || node === "root") return null;
  return {
    type: "application/octet-stream",
    size: sizeOf(ministry, treeIn(ministry, library), node),
    piece: (from, length) => contentOf(ministry, node, from, length),
  };
}

/** With a byte order mark, as the service writes it. */
function reportContent(ministry: Ministry, name: string, period: string, counted: Counted): Content | null {
  const rows = reportRows(ministry, name, Number(period.slice(1)));
  if (rows === null) return null;
  return { type: "application/octet-stream", size: null, rows: () => lines(miscounted(name, rows(), counted)) };
}

/** Items of a mailbox, files of a drive or site. */
const COUNT = /^(Item|File) Count$/;

function* miscounted(name: string, rows: Iterable<readonly string[]>, counted: Counted): Generator<readonly string[]> {
  let [column, number] = [-1, 0];
  for (const row of rows) {
    if (number++ === 0) column = row.findIndex((title) => COUNT.test(title));
    const count = Number(row[column] || Number.NaN);
    if (number === 1 || Number.isNaN(count)) yield row;
    else yield row.with(column, String(counted(`${name} ${number}`, count)));
  }
}

/** Many lines at a time. */
function* lines(rows: Iterable<readonly string[]>): Generator<string> {
  let text = "\uFEFF";
  for (const row of rows) {
    text += `${row.map(quoted).join(",")}\r\n`;
    if (text.length < PIECE) continue;
    yield text;
    text = "";
  }
  yield text;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
