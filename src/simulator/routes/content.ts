/** What the second port holds: the content of files, by drive and item. */

import type { Content, ContentSource } from "../http/content.ts";
import { libraryById } from "../ministry/drives.ts";
import { contentOf, nodeById, sizeOf, treeIn } from "../ministry/files.ts";
import type { Ministry } from "../ministry/ministry.ts";

export function contentSource(ministry: Ministry): ContentSource {
  return (path) => {
    const [, realm, ...parts] = path.split("/").map(decodeURIComponent);
    return realm === "files" ? fileContent(ministry, parts[0] ?? "", parts[1] ?? "") : null;
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
