/** Files of a pretend library, found by number or by id, and the shape in which Graph tells them. */

import type { Library } from "./drives.ts";
import { filler } from "./files-bodies.ts";
import { bytesOf, type Node } from "./files-nodes.ts";
import { type Tree, treeOf } from "./files-tree.ts";
import type { Ground } from "./sites-ground.ts";
import { itemIdFor, keyInItemId, keyOf } from "./sites-keys.ts";
import { siteIdOf } from "./sites-places.ts";

/** Trees last asked for, as pages of one library are asked for in a row: at most this many are kept. */
const KEPT = 48;
const ROOT_NUMBER = 0xfffff;
const kept = new WeakMap<Ground, Map<string, Tree>>();

export function treeIn(ground: Ground, library: Library, state: 0 | 1 = ground.state): Tree {
  const trees = kept.get(ground) ?? new Map<string, Tree>();
  kept.set(ground, trees);
  const name = `${library.id} ${state}`;
  const tree = trees.get(name) ?? grown(ground, library, state);
  trees.delete(name);
  trees.set(name, tree);
  const oldest = trees.size > KEPT ? trees.keys().next() : null;
  if (oldest !== null && oldest.done !== true) trees.delete(oldest.value);
  return tree;
}

function grown(ground: Ground, { place, part, ordinary }: Library, state: 0 | 1): Tree {
  const { kind, a, b, sub } = place;
  const soil = {
    seed: ground.seed,
    key: [kind, a, b, sub, part].join(","),
    turn: kind === 4 ? a : a * 3 + b + kind + part,
    // The intranet's library has them all, on several pages.
    spread: kind === 0 && sub === 0 ? 1 : ground.people <= 60 ? 4 : 8,
    ordinary,
    personal: kind === 4,
    changes: ground.changes,
  };
  return treeOf(soil, ground.stock, state);
}

export function itemId(ground: Ground, library: Library, d: number | null): string {
  const { place, part } = library;
  return itemIdFor(ground.seed, "item", keyOf({ ...place, part, d: d ?? ROOT_NUMBER }));
}

/** A node, `root`, or null when the id is of another library, or of a file that is no more. */
export function nodeById(ground: Ground, library: Library, id: string): Node | "root" | null {
  if (id === "root") return "root";
  const key = keyInItemId(ground.seed, "item", id);
  if (key === null || itemId(ground, library, key.d) !== id) return null;
  return key.d === ROOT_NUMBER ? "root" : (treeIn(ground, library).nodes[key.d] ?? null);
}

export function childrenOf(tree: Tree, parent: number | null): readonly Node[] {
  return tree.nodes.filter((node) => node !== null && node.parent === parent).filter((node) => node !== null);
}

/** Bytes of what a file holds; what a folder or a notebook holds, all together. */
export function sizeOf(ground: Ground, tree: Tree, node: Node): number {
  const own = bytesOf(node, (index) => ground.stock.specimen(index).bytes.length);
  return own ?? childrenOf(tree, node.d).reduce((sum, child) => sum + sizeOf(ground, tree, child), 0);
}

/** Any part of a file's content. */
export function contentOf(ground: Ground, node: Node, from: number, length: number): Uint8Array {
  const { body } = node;
  if (body === null) return new Uint8Array(0);
  if (body.kind === "filler") return filler(from, Math.min(length, body.bytes - from));
  const bytes = body.kind === "made" ? body.bytes : ground.stock.specimen(body.index).bytes;
  return bytes.subarray(from, from + length);
}

const TYPES: Readonly<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  odt: "application/vnd.oasis.opendocument.text",
  pdf: "application/pdf",
  txt: "text/plain",
  csv: "text/csv",
  html: "text/html",
  jpg: "image/jpeg",
  png: "image/png",
  mp4: "video/mp4",
};

/** A file as it is told by an item request; a delta leaves out `parentReference.path` and `cTag`. */
export function itemJson(ground: Ground, library: Library, tree: Tree, node: Node): Record<string, unknown> {
  const author = { user: { id: ground.tenant, displayName: "Service émetteur" } };
  const id = itemId(ground, library, node.d);
  return {
    id,
    name: node.name,
    size: sizeOf(ground, tree, node),
    ...facetOf(ground, library, tree, node),
    ...addressesOf(library, tree, node),
    createdDateTime: node.created,
    lastModifiedDateTime: node.modified,
    createdBy: author,
    lastModifiedBy: author,
    eTag: `"{${id}},2"`,
    fileSystemInfo: { createdDateTime: node.created, lastModifiedDateTime: node.modified },
    parentReference: parentOf(ground, library, node.parent),
    ...(node.traits.shared === undefined ? {} : { shared: { scope: node.traits.shared } }),
    ...(node.traits.malware === true ? { malware: { description: "Contenu nuisible" } } : {}),
    ...(node.traits.checkedOut === true
      ? { publication: { level: "checkout", versionId: "0.1", checkedOutBy: author } }
      : {}),
  };
}

function facetOf(ground: Ground, library: Library, tree: Tree, node: Node): Record<string, unknown> {
  if (node.type === "file") return { file: { mimeType: TYPES[extensionOf(node)] ?? "application/octet-stream" } };
  if (node.type === "notebook") return { package: { type: "oneNote" } };
  if (node.type === "folder") return { folder: { childCount: childrenOf(tree, node.d).length } };
  return { remoteItem: { id: itemId(ground, library, null), name: "Modèles", folder: { childCount: 3 } } };
}

/** An Office document's address is that of its editor, which says nothing of its path. */
function addressesOf(library: Library, tree: Tree, node: Node): Record<string, unknown> {
  const names = [node.name];
  for (let above = node.parent; above !== null; above = tree.nodes[above]?.parent ?? null)
    names.unshift(tree.nodes[above]?.name ?? "");
  const webDavUrl = [library.url, ...names.map(encodeURIComponent)].join("/");
  const editor = `${library.url.split("/").slice(0, -1).join("/")}/_layouts/15/Doc.aspx?file=${encodeURIComponent(node.name)}`;
  return { webDavUrl, webUrl: ["docx", "xlsx", "pptx"].includes(extensionOf(node)) ? editor : webDavUrl };
}

function extensionOf(node: Node): string {
  return node.name.split(".").at(-1) ?? "";
}

function parentOf(ground: Ground, library: Library, parent: number | null): Record<string, unknown> {
  return {
    driveId: library.id,
    driveType: library.place.kind === 4 ? "business" : "documentLibrary",
    id: itemId(ground, library, parent),
    siteId: siteIdOf(ground, library.place),
  };
}

export function rootJson(ground: Ground, library: Library, tree: Tree): Record<string, unknown> {
  const top = childrenOf(tree, null);
  return {
    id: itemId(ground, library, null),
    name: "root",
    size: top.reduce((sum, node) => sum + sizeOf(ground, tree, node), 0),
    root: {},
    folder: { childCount: top.length },
    webUrl: library.url,
    createdDateTime: library.created,
    lastModifiedDateTime: library.created,
    parentReference: { driveId: library.id, driveType: library.place.kind === 4 ? "business" : "documentLibrary" },
  };
}
