/**
 * What happened in a library by the tenant's second state: files deleted, rewritten, moved and added, a folder renamed,
 * one deleted with all that it held. Where a folder is renamed « Personnel », or is so no more, what it holds is not
 * told again by a delta, and yet may be read no more, or now may; of a deleted folder it tells the folder alone.
 */

import { type Random, randomOf } from "../random.ts";
import { growerOf, isPrivate, type Node } from "./files-nodes.ts";
import type { Stock } from "./files-specimens.ts";
import type { Soil, Tree } from "./files-tree.ts";
import { LATER } from "./sites-later.ts";

type Nodes = (Node | null)[];

/** How many files of each; whether what may happen to a folder does. */
interface Events {
  readonly gone: number;
  readonly rewritten: number;
  readonly moved: number;
  readonly added: number;
  readonly renamed: boolean;
  readonly dropped: boolean;
  readonly opened: boolean;
}

/** Where no share is stated, three libraries in four live on; the fourth is left as it was. */
function eventsOf({ turn, changes }: Soil, files: number, random: Random): Events | null {
  if (changes === null) {
    if (turn % 4 === 3) return null;
    return { gone: 1, rewritten: 1, moved: 1, added: 1, renamed: true, dropped: turn % 4 === 2, opened: true };
  }
  const some = () => Math.floor((files * changes) / 4 + random.next());
  const [gone, rewritten, moved, added] = [some(), some(), some(), some()];
  const [renamed, dropped, opened] = [random.chance(changes), random.chance(changes), random.chance(changes)];
  return { gone, rewritten, moved, added, renamed, dropped, opened };
}

export function since(soil: Soil, before: readonly Node[], stock: Stock, planted: number): Tree {
  const { seed, key, turn, quiet } = soil;
  const files = pick(before, "file", planted);
  const events = eventsOf(soil, files.length, randomOf(seed, "events", key));
  if (events === null) return { nodes: before, changed: [] };
  const grower = growerOf(randomOf(seed, "since", key), quiet, before);
  const drawn = (format: "docx" | "odt", content: "nir" | "vat" | "iban") =>
    ({ kind: "specimen", index: stock.indexOf(format, content, grower.random) }) as const;
  if (soil.changes === null) {
    const folder = grower.folder("Dossier ajouté depuis");
    grower.file("Pièce ajoutée.odt", drawn("odt", "vat"), { parent: folder });
  }
  for (let count = 0; count < events.added; count++)
    grower.file(count === 0 ? "Ajouté depuis.docx" : `Ajouté depuis ${count + 1}.docx`, drawn("docx", "nir"));
  const nodes: Nodes = grower.nodes;
  const taken = (from: number, count: number) => files.slice(from, from + count);
  for (const d of taken(0, events.gone)) nodes[d] = null;
  for (const d of taken(events.gone, events.rewritten))
    edit(nodes, d, { name: `Réécrit ${d}.docx`, body: drawn("docx", "iban") });
  for (const d of taken(events.gone + events.rewritten, events.moved)) edit(nodes, d, { parent: null });
  const folders = pick(before, "folder", planted);
  const [renamed] = folders;
  const dropped = folders.find(
    (d) => d !== renamed && before.some(({ type, parent }) => type === "file" && parent === d),
  );
  if (events.renamed && renamed !== undefined)
    edit(nodes, renamed, { name: turn % 4 === 1 ? "Personnel" : "Dossier renommé" });
  const shut = before.findIndex((node) => node.type === "folder" && node.private && node.parent === null);
  if (events.opened && shut >= 0) edit(nodes, shut, { name: "Dossiers transmis" });
  const silent = events.dropped && dropped !== undefined ? drop(nodes, dropped) : new Set<number>();
  const after = withPrivacy(nodes);
  const told = after.flatMap((node, d) => (silent.has(d) || same(node, before[d] ?? null) ? [] : [d]));
  return { nodes: after, changed: told };
}

/** A folder goes with all that it holds, of which nothing is told. */
function drop(nodes: Nodes, folder: number): ReadonlySet<number> {
  const below = new Set<number>();
  nodes[folder] = null;
  // Parents come before their children.
  for (const [d, node] of nodes.entries()) {
    if (node === null || node.parent === null || !(node.parent === folder || below.has(node.parent))) continue;
    below.add(d);
  }
  for (const d of below) nodes[d] = null;
  return below;
}

/** The ordinary ones of that type. */
function pick(nodes: readonly Node[], type: Node["type"], planted: number): readonly number[] {
  return nodes.filter((node) => node.d >= planted && node.type === type).map(({ d }) => d);
}

function edit(nodes: Nodes, d: number, change: Partial<Node>): void {
  const node = nodes[d];
  if (node) nodes[d] = { ...node, ...change, modified: LATER };
}

function withPrivacy(nodes: Nodes): Nodes {
  const after: Nodes = [];
  for (const node of nodes) {
    const above = node === null || node.parent === null ? null : (after[node.parent] ?? null);
    after.push(node === null ? null : { ...node, private: isPrivate(node.name) || (above?.private ?? false) });
  }
  return after;
}

/** Whether a delta is silent on it: privacy that comes from above is no change of its own. */
function same(one: Node | null, other: Node | null): boolean {
  if (one === null || other === null) return one === other;
  return one.modified === other.modified;
}
