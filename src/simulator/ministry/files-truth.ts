/** What must be counted and found in a pretend library, and in the notebooks that lie in it. */

import type { Library } from "./drives.ts";
import { itemId, sizeOf, treeIn } from "./files.ts";
import type { Node } from "./files-nodes.ts";
import { CHAT_FOLDERS, RECORDING_FOLDERS } from "./files-plots.ts";
import type { Tree } from "./files-tree.ts";
import type { Ground } from "./sites-ground.ts";
import { type ItemTruth, lineOf, type TruthLine } from "./sites-truth.ts";

export function* truthOfLibrary(ground: Ground, library: Library): Generator<TruthLine> {
  const tree = treeIn(ground, library);
  const nodes = tree.nodes.filter((node) => node !== null);
  const files = nodes.filter((node) => node.type === "file" && node.notebook === null);
  const folders = nodes.filter(({ type }) => type === "folder");
  const kind = library.place.kind === 4 ? "personal" : "library";
  const named = [...new Set([...library.named, ...folders.flatMap((folder) => folder.named)])];
  const items = files.map((node) => ({ ...fileTruth(ground, node), bytes: sizeOf(ground, tree, node) }));
  const line = lineOf({ service: library.service, id: library.id, kind, named }, items);
  const parts = {
    "chat-files": partIn(ground, tree, CHAT_FOLDERS),
    recordings: partIn(ground, tree, RECORDING_FOLDERS),
  };
  yield { ...line, bytes: line.bytes ?? 0, ...(kind === "personal" ? { parts } : {}) };
  for (const book of nodes.filter(({ type }) => type === "notebook")) {
    const head = { service: "other.onenote", id: itemId(ground, library, book.d), kind: "notebook" } as const;
    yield lineOf(head, [{ detectors: [], bytes: sizeOf(ground, tree, book) }]);
  }
}

/** Files right below the folders that Teams makes at the root of a drive. */
function partIn(ground: Ground, tree: Tree, names: readonly string[]) {
  const inside = tree.nodes.filter((node) => {
    const above = node?.parent == null ? null : tree.nodes[node.parent];
    return node?.type === "file" && above?.parent === null && names.includes(above.name);
  });
  const bytes = inside.reduce((sum, node) => sum + (node === null ? 0 : sizeOf(ground, tree, node)), 0);
  return { items: inside.length, bytes };
}

/** A private file is not read; one locked or infected cannot be. Names are searched all the same. */
function fileTruth(ground: Ground, node: Node): ItemTruth {
  if (node.private) return { detectors: node.named, private: true };
  if (node.traits.locked === true || node.traits.malware === true)
    return { detectors: node.named, unread: "unreadable" };
  if (node.body?.kind !== "specimen") return { detectors: node.named, unread: node.body?.unread ?? null };
  return { detectors: [...node.named, ...ground.stock.specimen(node.body.index).detectors] };
}
