/**
 * The tree of one pretend library: its plots, then ordinary folders and files. A function of the seed, the library
 * and the state of the tenant alone.
 */

import { randomOf } from "../random.ts";
import { type Grower, growerOf, type Node } from "./files-nodes.ts";
import { PLOTS } from "./files-plots.ts";
import { since } from "./files-since.ts";
import type { Stock } from "./files-specimens.ts";

export interface Soil {
  readonly seed: string;
  /** What tells this library from every other. */
  readonly key: string;
  /** Days for which nothing has changed in it. */
  readonly quiet: number;
  /** Its turn, which says what plots it gets. */
  readonly turn: number;
  readonly spread: number;
  readonly ordinary: number;
  readonly personal: boolean;
  /** Nothing special: exactly so many ordinary files, and folders besides. */
  readonly shaped: boolean;
  /** Share of its items that have changed by the second state; null: a few. */
  readonly changes: number | null;
}

export interface Tree {
  /** By number; null where the file has been deleted. */
  readonly nodes: readonly (Node | null)[];
  /** Numbers of what changed since the first state, in order. */
  readonly changed: readonly number[];
}

const STEMS = ["Note", "Compte rendu", "Tableau de suivi", "Courrier", "Rapport", "Convention", "Budget", "Fiche"];
const TOPICS = ["travaux", "formation", "marché", "effectifs", "calendrier", "informatique", "logistique", "juridique"];
const FOLDERS = ["Réunions", "Projets", "Dossiers en cours", "Références", "Modèles", "Archives", "Partenaires"];
const PICTURES = ["jpg", "png", "dwg", "mp4", "doc"];

export function treeOf(soil: Soil, stock: Stock, state: 0 | 1): Tree {
  const grower = growerOf(randomOf(soil.seed, "tree", soil.key), soil.quiet);
  if (soil.ordinary === 0) return { nodes: [], changed: [] };
  if (!soil.shaped)
    for (const [place, plot] of PLOTS.entries())
      if (place % soil.spread === soil.turn % soil.spread) plot(grower, stock, soil.personal);
  const planted = grower.nodes.length;
  for (let count = 0; count < soil.ordinary; count++) ordinary(grower, stock, planted, count, soil.shaped);
  return state === 0 ? { nodes: grower.nodes, changed: [] } : since(soil, grower.nodes, stock, planted);
}

/** @param file whether it is a file in any case, beside which a folder may grow */
function ordinary(grower: Grower, stock: Stock, planted: number, count: number, file: boolean): void {
  const { random, nodes } = grower;
  const parent = random.chance(0.5) ? random.int(nodes.length + 1 - planted) + planted : null;
  const within = parent !== null && nodes[parent]?.type === "folder" ? parent : null;
  const year = 2019 + random.int(8);
  if (random.chance(0.15)) {
    grower.folder(`${random.pick(FOLDERS)} ${year}-${count}`, { parent: within });
    if (!file) return;
  }
  const name = `${random.pick(STEMS)} ${random.pick(TOPICS)} ${year}-${count}`;
  if (random.chance(0.2)) {
    const bytes = 20_000 + random.int(4_000_000);
    const body = { kind: "filler", bytes, unread: "unsupported" } as const;
    grower.file(`${name}.${random.pick(PICTURES)}`, body, { parent: within });
    return;
  }
  const index = stock.drawn(random);
  const { format } = stock.specimen(index);
  grower.file(`${name}.${format}`, { kind: "specimen", index }, { parent: within });
}
