/**
 * What happened in a library by the tenant's second state: a file deleted, one rewritten, one moved, some added,
 * a folder renamed. Where a folder is renamed « Personnel », or is so no more, what it holds is not told again by
 * a delta, and yet may be read no more, or now may.
 */

import { randomOf } from "../random.ts";
import { growerOf, isPrivate, type Node } from "./files-nodes.ts";
import type { Stock } from "./files-specimens.ts";
import type { Soil, Tree } from "./files-tree.ts";
import { LATER } from "./sites-later.ts";

type Nodes = (Node | null)[];

/** Three libraries in four live on; the fourth is left as it was. */
export function since({ seed, key, turn }: Soil, before: readonly Node[], stock: Stock, planted: number): Tree {
  if (turn % 4 === 3) return { nodes: before, changed: [] };
  const grower = growerOf(randomOf(seed, "since", key), before);
  const drawn = (format: "docx" | "odt", content: "nir" | "vat" | "iban") =>
    ({ kind: "specimen", index: stock.indexOf(format, content, grower.random) }) as const;
  const folder = grower.folder("Dossier ajouté depuis");
  grower.file("Pièce ajoutée.odt", drawn("odt", "vat"), { parent: folder });
  grower.file("Ajouté depuis.docx", drawn("docx", "nir"));
  const nodes: Nodes = grower.nodes;
  const [gone, rewritten, moved] = pick(before, "file", planted, 3);
  const [renamed] = pick(before, "folder", planted, 1);
  if (gone !== undefined) nodes[gone] = null;
  if (rewritten !== undefined)
    edit(nodes, rewritten, { name: `Réécrit ${rewritten}.docx`, body: drawn("docx", "iban") });
  if (moved !== undefined) edit(nodes, moved, { parent: null });
  if (renamed !== undefined) edit(nodes, renamed, { name: turn % 4 === 1 ? "Personnel" : "Dossier renommé" });
  const shut = before.findIndex((node) => node.type === "folder" && node.private && node.parent === null);
  if (shut >= 0) edit(nodes, shut, { name: "Dossiers transmis" });
  const after = withPrivacy(nodes);
  const told = after.flatMap((node, d) => (same(node, before[d] ?? null) ? [] : [d]));
  return { nodes: after, changed: told };
}

/** The first ordinary ones of that type. */
function pick(nodes: readonly Node[], type: Node["type"], planted: number, count: number): readonly number[] {
  const fitting = nodes.filter((node) => node.d >= planted && node.type === type);
  return fitting.slice(0, count).map(({ d }) => d);
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
