/**
 * One file or folder of a pretend library, and what grows a library's tree from its root. A node's number is
 * its order of growth: parents before children, the same every time.
 */

import type { UnreadCode } from "../../model/finding.ts";
import type { Random } from "../random.ts";

export type Body =
  | { readonly kind: "specimen"; readonly index: number }
  | { readonly kind: "made"; readonly bytes: Uint8Array; readonly unread: UnreadCode | null }
  | { readonly kind: "filler"; readonly bytes: number; readonly unread: UnreadCode };

export interface Node {
  readonly d: number;
  /** Null under the root. */
  readonly parent: number | null;
  /** A shortcut leads to a folder that is counted where it stands. */
  readonly type: "file" | "folder" | "notebook" | "shortcut";
  readonly name: string;
  /** Null for folders and notebooks. */
  readonly body: Body | null;
  readonly created: string;
  readonly modified: string;
  /** Its own name or that of a folder above says that it is private. */
  readonly private: boolean;
  /** The notebook it is a part of. */
  readonly notebook: number | null;
  readonly traits: Traits;
  /** Detectors that its name sets off. */
  readonly named: readonly string[];
}

interface Traits {
  readonly checkedOut?: true;
  /** Bears a retention label. */
  readonly retained?: true;
  /** Its content is refused with 423. */
  readonly locked?: true;
  /** How far it is shared; a folder shares what it holds. */
  readonly shared?: "users" | "organization" | "anonymous";
  /** Its content is refused with 403. */
  readonly malware?: true;
  /** Delta tells it twice: early as it was, at the end as it is. */
  readonly twice?: true;
}

interface Sprout {
  readonly parent?: number | null;
  readonly traits?: Traits;
  readonly named?: readonly string[];
}

export interface Grower {
  readonly random: Random;
  readonly nodes: Node[];
  folder(name: string, sprout?: Sprout): number;
  notebook(name: string, sprout?: Sprout): number;
  shortcut(name: string): number;
  file(name: string, body: Body, sprout?: Sprout): number;
}

/** Whole names that mark private correspondence, whatever their case and accents; « Privé.docx » is so named too. */
const PRIVATE = /^(personnel|prive|syndical)(\.[a-z]{2,4})?$/;

/** @param quiet days for which nothing has changed in the library */
export function growerOf(random: Random, quiet: number, from: readonly Node[] = []): Grower {
  const nodes: Node[] = [...from];
  const grow = (
    type: Node["type"],
    name: string,
    body: Body | null,
    { parent = null, traits = {}, named = [] }: Sprout,
  ) => {
    const above = parent === null ? null : (nodes[parent] ?? null);
    const created = dayOf(random, Math.max(5 * 365, quiet + 800), quiet + 360);
    nodes.push({
      d: nodes.length,
      parent,
      type,
      name,
      body,
      created,
      modified: dayOf(random, quiet + 350, quiet),
      private: isPrivate(name) || (above?.private ?? false),
      notebook: above === null ? null : above.type === "notebook" ? above.d : above.notebook,
      traits,
      named,
    });
    return nodes.length - 1;
  };
  return {
    random,
    nodes,
    folder: (name, sprout = {}) => grow("folder", name, null, sprout),
    notebook: (name, sprout = {}) => grow("notebook", name, null, sprout),
    shortcut: (name) => grow("shortcut", name, null, {}),
    file: (name, body, sprout = {}) => grow("file", name, body, sprout),
  };
}

export function isPrivate(name: string): boolean {
  return PRIVATE.test(name.trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase());
}

/** The last day of the pretend ministry. */
export const END = Date.UTC(2026, 10, 1);

/** An instant that many days, at most and at least, before 1 November 2026. */
export function dayOf(random: Random, most: number, least: number): string {
  const minutes = (least + random.next() * (most - least)) * 24 * 60;
  return `${new Date(END - Math.round(minutes) * 60_000).toISOString().slice(0, 19)}Z`;
}

/** An instant after that one, and that many days at least before 1 November 2026. */
export function dayAfter(random: Random, start: string, least: number): string {
  const days = (END - Date.parse(start)) / 86_400_000;
  return dayOf(random, days, Math.min(days, least));
}

/** Bytes of a file's content; null for what has none of its own. */
export function bytesOf(node: Node, specimenBytes: (index: number) => number): number | null {
  if (node.body === null) return null;
  if (node.body.kind === "specimen") return specimenBytes(node.body.index);
  return node.body.kind === "made" ? node.body.bytes.length : node.body.bytes;
}
