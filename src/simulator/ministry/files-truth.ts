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
    "widely-shared": widelyShared(ground, tree),
  };
  yield { ...line, bytes: line.bytes ?? 0, ...(kind === "personal" ? { parts } : {}) };
  for (const book of nodes.filter(({ type }) => type === "notebook")) {
    const head = { service: "other.onenote", id: itemId(ground, library, book.d), kind: "notebook" } as const;
    yield lineOf(head, [{ detectors: [], bytes: sizeOf(ground, tree, book) }]);
  }
}

/** Files that a link opens to the whole administration or to everybody, but for what Teams keeps. */
function widelyShared(ground: Ground, tree: Tree) {
  const files = tree.nodes.filter((node) => node?.type === "file" && node.notebook === null);
  return weighed(
    ground,
    tree,
    files.filter((file) => {
      let [open, teams] = [false, false];
      for (let node = file; node; node = node.parent === null ? null : (tree.nodes[node.parent] ?? null)) {
        open ||= node.traits.shared === "organization" || node.traits.shared === "anonymous";
        teams ||= node.type === "folder" && node.parent === null && TEAMS_FOLDERS.has(node.name);
      }
      return open && !teams;
    }),
  );
}

const TEAMS_FOLDERS: ReadonlySet<string> = new Set([...CHAT_FOLDERS, ...RECORDING_FOLDERS]);

/** Files right below the folders that Teams makes at the root of a drive. */
function partIn(ground: Ground, tree: Tree, names: readonly string[]) {
  const inside = tree.nodes.filter((node) => {
    const above = node?.parent == null ? null : tree.nodes[node.parent];
    return node?.type === "file" && above?.parent === null && names.includes(above.name);
  });
  return weighed(ground, tree, inside);
}

function weighed(ground: Ground, tree: Tree, nodes: Tree["nodes"]) {
  const bytes = nodes.reduce((sum, node) => sum + (node === null ? 0 : sizeOf(ground, tree, node)), 0);
  return { items: nodes.length, bytes };
}

/** A private file is not read; one locked or infected cannot be. Names are searched all the same. */
export function fileTruth(ground: Ground, node: Node): ItemTruth {
  if (node.private) return { detectors: node.named, private: true };
  if (node.traits.locked === true || node.traits.malware === true)
    return { detectors: node.named, unread: "unreadable" };
  if (node.body?.kind !== "specimen") return { detectors: node.named, unread: node.body?.unread ?? null };
  return { detectors: [...node.named, ...ground.stock.specimen(node.body.index).detectors] };
}
