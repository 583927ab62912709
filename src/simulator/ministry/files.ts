/** Files of a pretend library, found by number or by id, and the shape in which Graph tells them. */

import type { Library } from "./drives.ts";
import { filler } from "./files-bodies.ts";
import { bytesOf, type Node } from "./files-nodes.ts";
import { type Tree, treeOf } from "./files-tree.ts";
import type { Ground } from "./sites-ground.ts";
import { itemIdFor, keyInItemId, keyOf } from "./sites-keys.ts";
import { LATER } from "./sites-later.ts";
import { siteIdOf } from "./sites-places.ts";
import { quietOf } from "./use.ts";

/** Trees last asked for, as pages of one library are asked for in a row: at most so many nodes of them are kept. */
const KEPT = 300_000;
const ROOT_NUMBER = 0xfffff;

interface Wood {
  readonly trees: Map<string, Tree>;
  nodes: number;
}

const kept = new WeakMap<Ground, Wood>();

export function treeIn(ground: Ground, library: Library, state: 0 | 1 = ground.state): Tree {
  const wood = kept.get(ground) ?? { trees: new Map<string, Tree>(), nodes: 0 };
  kept.set(ground, wood);
  const name = `${library.id} ${state}`;
  const known = wood.trees.get(name);
  const tree = known ?? grown(ground, library, state);
  if (known === undefined) wood.nodes += tree.nodes.length;
  else wood.trees.delete(name);
  wood.trees.set(name, tree);
  for (const [oldest, { nodes }] of wood.trees) {
    if (wood.nodes <= KEPT || oldest === name) break;
    wood.trees.delete(oldest);
    wood.nodes -= nodes.length;
  }
  return tree;
}

function grown(ground: Ground, { place, part, ordinary }: Library, state: 0 | 1): Tree {
  const { kind, a, b, sub } = place;
  const soil = {
    seed: ground.seed,
    key: [kind, a, b, sub, part].join(","),
    quiet: quietOf(ground, place),
    turn: kind === 4 ? a : a * 3 + b + kind + part,
    // The intranet's library has them all, on several pages.
    spread: kind === 0 && sub === 0 ? 1 : ground.people <= 60 ? 4 : 8,
    ordinary,
    personal: kind === 4,
    shaped: kind === 4 && ground.shape !== null,
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

/** What is where in a tree, and how much: read once, for every page asks. */
interface Index {
  readonly children: ReadonlyMap<number | null, readonly Node[]>;
  readonly sizes: Float64Array;
}

const indexes = new WeakMap<Tree, Index>();

function indexOf(ground: Ground, tree: Tree): Index {
  const known = indexes.get(tree);
  if (known !== undefined) return known;
  const children = new Map<number | null, Node[]>();
  const sizes = new Float64Array(tree.nodes.length);
  for (const node of tree.nodes) {
    if (node === null) continue;
    const beside = children.get(node.parent);
    if (beside === undefined) children.set(node.parent, [node]);
    else beside.push(node);
  }
  // Parents come before their children.
  for (const node of tree.nodes.toReversed()) {
    if (node === null) continue;
    const own = bytesOf(node, (index) => ground.stock.specimen(index).bytes.length);
    const size = own ?? sizes[node.d] ?? 0;
    sizes[node.d] = size;
    if (node.parent !== null) sizes[node.parent] = (sizes[node.parent] ?? 0) + size;
  }
  const index = { children, sizes };
  indexes.set(tree, index);
  return index;
}

export function childrenOf(ground: Ground, tree: Tree, parent: number | null): readonly Node[] {
  return indexOf(ground, tree).children.get(parent) ?? [];
}

/** Bytes of what a file holds; what a folder or a notebook holds, all together. */
export function sizeOf(ground: Ground, tree: Tree, node: Node): number {
  return indexOf(ground, tree).sizes[node.d] ?? 0;
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

/**
 * A file as it is told by an item request; a delta leaves out `parentReference.path` and `cTag`. What takes time is made
 * when it is read: most is not selected.
 */
export function itemJson(ground: Ground, library: Library, tree: Tree, node: Node): Record<string, unknown> {
  const author = { user: { id: ground.tenant, displayName: "Service émetteur" } };
  const id = itemId(ground, library, node.d);
  return {
    id,
    name: node.name,
    size: sizeOf(ground, tree, node),
    ...facetOf(ground, library, tree, node),
    get webDavUrl() {
      return pathTo(library, tree, node);
    },
    get webUrl() {
      return addressOf(library, tree, node);
    },
    createdDateTime: node.created,
    lastModifiedDateTime: node.modified,
    createdBy: author,
    lastModifiedBy: author,
    eTag: `"{${id}},2"`,
    fileSystemInfo: { createdDateTime: node.created, lastModifiedDateTime: node.modified },
    get parentReference() {
      return parentOf(ground, library, node.parent);
    },
    ...(node.traits.shared === undefined ? {} : { shared: { scope: node.traits.shared } }),
    ...(node.traits.malware === true ? { malware: { description: "Contenu nuisible" } } : {}),
    ...(node.traits.checkedOut === true
      ? { publication: { level: "checkout", versionId: "0.1", checkedOutBy: author } }
      : {}),
  };
}

/** Told to whoever expands it: null of a file that bears none. */
export function retentionOf(node: Node): Record<string, unknown> | null {
  if (node.traits.retained !== true) return null;
  return {
    name: "Pièce comptable, dix ans",
    isLabelAppliedExplicitly: true,
    labelAppliedDateTime: node.modified,
    retentionSettings: { behaviorDuringRetentionPeriod: "retain", isDeleteAllowed: false, isRecordLocked: false },
  };
}

function facetOf(ground: Ground, library: Library, tree: Tree, node: Node): Record<string, unknown> {
  if (node.type === "file") return { file: { mimeType: TYPES[extensionOf(node)] ?? "application/octet-stream" } };
  if (node.type === "notebook") return { package: { type: "oneNote" } };
  if (node.type === "folder") return { folder: { childCount: childrenOf(ground, tree, node.d).length } };
  return { remoteItem: { id: itemId(ground, library, null), name: "Modèles", folder: { childCount: 3 } } };
}

function pathTo({ url }: Library, tree: Tree, node: Node): string {
  let path = encodeURIComponent(node.name);
  for (let above = node.parent; above !== null; above = tree.nodes[above]?.parent ?? null)
    path = `${encodeURIComponent(tree.nodes[above]?.name ?? "")}/${path}`;
  return `${url}/${path}`;
}

/** An Office document's address is that of its editor, which says nothing of its path. */
function addressOf(library: Library, tree: Tree, node: Node): string {
  if (!["docx", "xlsx", "pptx"].includes(extensionOf(node))) return pathTo(library, tree, node);
  const site = library.url.slice(0, library.url.lastIndexOf("/"));
  return `${site}/_layouts/15/Doc.aspx?file=${encodeURIComponent(node.name)}`;
}

function extensionOf(node: Node): string {
  return node.name.split(".").at(-1) ?? "";
}

/** Items of one library stand in few folders, and a page is made from one library. */
const folders = new WeakMap<Library, Map<number | null, Record<string, unknown>>>();

function parentOf(ground: Ground, library: Library, parent: number | null): Record<string, unknown> {
  const known = folders.get(library) ?? new Map<number | null, Record<string, unknown>>();
  folders.set(library, known);
  const found = known.get(parent);
  if (found !== undefined) return found;
  const made = {
    driveId: library.id,
    driveType: library.place.kind === 4 ? "business" : "documentLibrary",
    id: itemId(ground, library, parent),
    siteId: known.values().next().value?.siteId ?? siteIdOf(ground, library.place),
  };
  known.set(parent, made);
  return made;
}

export function rootJson(ground: Ground, library: Library, tree: Tree): Record<string, unknown> {
  const top = childrenOf(ground, tree, null);
  return {
    id: itemId(ground, library, null),
    name: "root",
    size: top.reduce((sum, node) => sum + sizeOf(ground, tree, node), 0),
    root: {},
    folder: { childCount: top.length },
    webUrl: library.url,
    createdDateTime: library.created,
    lastModifiedDateTime: tree.changed.length > 0 ? LATER : library.touched,
    parentReference: { driveId: library.id, driveType: library.place.kind === 4 ? "business" : "documentLibrary" },
  };
}
