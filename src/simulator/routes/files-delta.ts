/**
 * Every file of a library by delta: all of them the first time, then what changed since the link that the last
 * page gave. A link that cannot be followed any more is answered 410 with where to start again.
 */

import { projected } from "../http/paging.ts";
import { type Asked, found, type Reply, type Route, refused } from "../http/route.ts";
import type { Library } from "../ministry/drives.ts";
import { itemId, itemJson, retentionOf, rootJson, treeIn } from "../ministry/files.ts";
import type { Node } from "../ministry/files-nodes.ts";
import type { Tree } from "../ministry/files-tree.ts";
import type { Ground } from "../ministry/sites-ground.ts";
import { randomOf } from "../random.ts";
import { ofDrive, ofOpen, ofPerson } from "./drives.ts";
import { get } from "./sites-answers.ts";

/** What SharePoint gives in one page, whatever `$top` asks. */
const PAGE = 200;
const STATES = { first: -1, before: 0, later: 1 } as const;

export const DELTA_ROUTES: readonly Route[] = [
  get("/drives/{drive-id}/root/delta", ofDrive(ofOpen(delta))),
  get("/drives/{drive-id}/root/delta(token={token})", ofDrive(ofOpen(delta))),
  get("/users/{user-id}/drive/root/delta", ofPerson(ofOpen(delta))),
];

/** How far a walk is: what it knew when it began, and how many entries it has been told. */
interface Token {
  readonly since: number;
  readonly told: number;
}

function delta(ground: Ground, library: Library, asked: Asked): Reply {
  const given = (asked.params.token ?? asked.query.get("token") ?? asked.query.get("$deltatoken"))?.replace(
    /^'|'$/g,
    "",
  );
  if (given === "latest") return page(ground, library, asked, [], null);
  const token = given === undefined || given === "" ? { since: STATES.first, told: 0 } : opened(ground, library, given);
  if (token === null || token.since > ground.state) return expired(library, asked);
  const labels = /\bretentionLabel\b/.test(asked.query.get("$expand") ?? "");
  const entries = entriesOf(ground, library, token.since, labels);
  const size = Math.min(PAGE, Math.max(1, Number(asked.query.get("$top") ?? PAGE) || PAGE));
  const next = token.told + size < entries.count ? { ...token, told: token.told + size } : null;
  const until = Math.min(entries.count, token.told + size);
  const told = Array.from({ length: until - token.told }, (_, at) => entries.at(token.told + at));
  return page(ground, library, asked, told, next);
}

type Entry = Record<string, unknown>;

/** All that a walk tells, of which a page makes its part. */
interface Entries {
  readonly count: number;
  at(order: number): Entry;
}

function page(ground: Ground, library: Library, asked: Asked, entries: readonly Entry[], next: Token | null): Reply {
  const link = next === null ? "@odata.deltaLink" : "@odata.nextLink";
  const token = sealed(ground, library, next ?? { since: ground.state, told: 0 });
  return found({
    value: entries.map((entry) => projected(entry, asked.query, {})),
    [link]: `${startOf(library, asked)}&token=${token}`,
  });
}

/** Options go with the link: they are not asked for again. */
function startOf(library: Library, { base, query }: Asked): string {
  const kept = ["$select", "$top", "$expand"].flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return `${base}/drives/${library.id}/root/delta?${kept.join("&")}`;
}

function expired(library: Library, asked: Asked): Reply {
  const gone = { status: 410, code: "resyncChangesApplyDifferences", message: "Resync required." };
  return refused(gone, { location: startOf(library, asked) });
}

function entriesOf(ground: Ground, library: Library, since: number, labels: boolean): Entries {
  const tree = treeIn(ground, library);
  if (since !== STATES.first) {
    const changed = since === ground.state ? [] : tree.changed;
    return { count: changed.length, at: (order) => entryOf(ground, library, tree, changed[order] ?? 0, labels) };
  }
  const [living, twice] = livingIn(tree);
  return {
    count: 1 + living.length + 2 * twice.length,
    at(order) {
      if (order === 0) return rootJson(ground, library, tree);
      const node = living[order - 1];
      if (node !== undefined) return early(ground, library, tree, node, labels);
      const late = order - 1 - living.length;
      const { d } = twice[late >> 1] as Node;
      return late % 2 === 0
        ? entryOf(ground, library, tree, d, labels)
        : goneJson(ground, library, tree.nodes.length + d);
    },
  };
}

type Living = readonly [living: readonly Node[], twice: readonly Node[]];

const lists = new WeakMap<Tree, Living>();

/** All that is there, and what of it is told twice: listed once, for every page asks. */
function livingIn(tree: Tree): Living {
  const known = lists.get(tree);
  if (known !== undefined) return known;
  const living = tree.nodes.filter((node) => node !== null);
  const both = [living, living.filter(({ traits }) => traits.twice === true)] as const;
  lists.set(tree, both);
  return both;
}

/** What is told twice stands first as it was: the last word counts. */
function early(ground: Ground, library: Library, tree: Tree, node: Node, labels: boolean): Entry {
  const told = itemOf(ground, library, tree, node, labels);
  return node.traits.twice === true ? { ...told, name: "Ancien nom.docx", size: 1 } : told;
}

function entryOf(ground: Ground, library: Library, tree: Tree, d: number, labels: boolean): Entry {
  const node = tree.nodes[d] ?? null;
  return node === null ? goneJson(ground, library, d) : itemOf(ground, library, tree, node, labels);
}

/** What is made when it is read stays so. */
function itemOf(ground: Ground, library: Library, tree: Tree, node: Node, labels: boolean): Entry {
  const told = itemJson(ground, library, tree, node);
  return labels && node.type === "file" ? Object.assign(told, { retentionLabel: retentionOf(node) }) : told;
}

/** A deleted item has lost its name. */
function goneJson(ground: Ground, library: Library, d: number): Record<string, unknown> {
  return {
    id: itemId(ground, library, d),
    deleted: { state: "deleted" },
    parentReference: { driveId: library.id, id: itemId(ground, library, null) },
  };
}

function sealed(ground: Ground, library: Library, token: Token): string {
  return Buffer.from(`${token.since};${token.told};${checkOf(ground, library, token)}`).toString("base64url");
}

function checkOf(ground: Ground, library: Library, { since, told }: Token): string {
  return randomOf(ground.seed, "delta", library.id, since, told).hex(12);
}

function opened(ground: Ground, library: Library, text: string): Token | null {
  const [since, told, check] = Buffer.from(text, "base64url").toString().split(";");
  const token = { since: Number(since), told: Number(told) };
  return check === checkOf(ground, library, token) ? token : null;
}
