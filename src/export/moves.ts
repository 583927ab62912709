/**
 * What a person moves, one row each: mailboxes, drives, group mailboxes as they are; the channels and libraries of
 * a team added up, likewise the libraries, lists and pages of a site; what moves all at once (calendars, contacts,
 * chats, plans…) by directorate and service. Teams, sites and directorates are gathered in memory, a few figures each.
 */

import type { Book } from "../model/book.ts";
import { type ContainerRow, type Placing, RANKS } from "../model/container-row.ts";
import { FITS, type Fits, type ObstacleKind, USES, type Use } from "../model/fit.ts";
import type { PlanService } from "../model/plan-service.ts";
import { SERVICES, type ServiceId } from "../model/service.ts";
import type { Action, Label } from "../model/verdict.ts";
import { refusals } from "./columns.ts";
import { sharedSets } from "./shared-set.ts";
import { isUsed, sumOfKnown } from "./summing.ts";

type MoveKind = "mailbox" | "drive" | "team" | "site" | "group-mailbox" | "share" | "whole";

export interface Move {
  readonly kind: MoveKind;
  readonly id: string;
  /** Null when the service's own name says it. */
  name: string | null;
  unit: string | null;
  /** The service whose text binds the row: of several, the strictest. */
  service: ServiceId;
  /** `shared`, `room`… of a mailbox. */
  readonly type: string | null;
  label: Label;
  action: Action;
  targets: ReadonlySet<string>;
  /** The worst of its spaces; null where nothing is proposed. */
  fit: Fits | null;
  /** Spaces that no known offer fits, and what keeps them. */
  unfit: number;
  reasons: ReadonlySet<ObstacleKind>;
  /** All that stands in the way of any of them, as readers are told. */
  obstacles: ReadonlySet<ObstacleKind>;
  /** That of the space used last, of those of which it is known. */
  use: Use;
  /** Nothing is known of when one of its spaces was used. */
  untold: boolean;
  /** The first of those that its spaces leave in, and why they do. */
  wave: number | null;
  placing: Placing | null;
  /** Its spaces in each of its waves. */
  readonly spread: Map<number, number>;
  /** Of a service without a space to list, what is known of it. */
  readonly whole: PlanService | null;
  spaces: number | null;
  items: number | null;
  bytes: number | null;
  read: number;
  sensitive: number;
  /** Of these, what readers are told by directorate alone; null where no space is a person's own. */
  grouped: number | null;
  /** The latest that is known of any of its spaces: a day or an instant. */
  lastActivity: string | null;
  /** Nothing of it was seen. */
  shut: boolean;
  coverage: ReadonlySet<ContainerRow["line"]["coverage"]>;
}

/** When it was last used: one of its spaces of which nothing is known may have been used since all others were. */
export const usedOf = ({ use, untold }: Move): Use => (untold && use !== "recent" ? "unknown" : use);

const OFFERS = sharedSets<string>();
const KEPT_BY = sharedSets<ObstacleKind>();
const COVERAGES = sharedSets<ContainerRow["line"]["coverage"]>();

/** The strictest first. */
const STRICT: readonly Label[] = ["move-now", "review", "derogable", "not-concerned"];

/** Services whose spaces are moved one by one, or by what they belong to. The others go by directorate. */
const WAYS: Partial<Record<ServiceId, { kind: MoveKind; by: (row: ContainerRow) => string | null }>> = {
  "exchange.mail": { kind: "mailbox", by: () => null },
  "onedrive.files": { kind: "drive", by: () => null },
  "teams.channel-messages": { kind: "team", by: ({ group }) => group },
  "teams.files": { kind: "team", by: ({ group }) => group },
  "sharepoint.documents": { kind: "site", by: siteOf },
  "sharepoint.lists": { kind: "site", by: siteOf },
  "sharepoint.pages": { kind: "site", by: siteOf },
  "exchange.group-mailboxes": { kind: "group-mailbox", by: () => null },
};

/** A site's pages are a space with the site's own id. */
function siteOf({ site, line }: ContainerRow): string | null {
  return site ?? (line.service === "sharepoint.pages" ? line.id : null);
}

const KINDS: readonly MoveKind[] = ["mailbox", "drive", "team", "site", "group-mailbox", "share"];

/** @param kinds of which to list: services of other kinds are not walked. */
export async function* moves(book: Book, kinds: readonly MoveKind[] = KINDS): AsyncIterable<Move> {
  for (const kind of kinds) {
    const gathered = new Map<string, Move>();
    for (const { id } of SERVICES) {
      const way = WAYS[id];
      if (way?.kind !== kind) continue;
      for await (const row of book.containers(id)) {
        const key = way.by(row);
        if (key === null) yield add(startMove(kind, idOf(kind, row), row), row);
        else gathered.set(key, add(gathered.get(key) ?? startMove(kind, key, row), row));
      }
    }
    yield* [...gathered.values()].sort(asRead);
  }
  if (kinds.includes("share")) for (const { id } of SERVICES) if (!WAYS[id]) yield* sharesOf(id, book);
}

/**
 * By directorate, then by name. Mailboxes and drives, each a row, stay in the store's order: to sort them would be to
 * hold the whole tenant.
 */
function asRead(one: Move, other: Move): number {
  const key = ({ unit, name, id }: Move) => [unit ?? "\uffff", name ?? "", id];
  const [left, right] = [key(one), key(other)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0
    ? 0
    : (left[at] ?? "").localeCompare(right[at] ?? "", "fr") || ((left[at] ?? "") < (right[at] ?? "") ? -1 : 1);
}

/** A service by directorate; one row for the whole when it has no space to list (meetings, Forms). */
async function* sharesOf(service: ServiceId, book: Book): AsyncIterable<Move> {
  const shares = new Map<string, Move>();
  for await (const row of book.containers(service)) {
    const unit = row.line.unit ?? "";
    shares.set(
      unit,
      add(shares.get(unit) ?? startMove("share", `${service}/${book.unitKeys?.get(unit) ?? unit}`, row), row),
    );
  }
  yield* [...shares.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, move]) => move);
  const planned = book.plan.services.find(({ id }) => id === service);
  if (shares.size > 0 || !planned || planned.action === "none" || !isUsed(planned)) return;
  if (planned.volume.containers === 0 && !planned.volume.items) return;
  yield {
    kind: "whole",
    id: service,
    name: null,
    unit: null,
    service,
    type: null,
    label: planned.label,
    action: planned.action,
    targets: new Set(planned.targets.slice(0, 1).map(({ offer }) => offer)),
    ...UNWEIGHED,
    reasons: KEPT_BY.none,
    obstacles: KEPT_BY.none,
    wave: null,
    placing: null,
    spread: new Map(),
    whole: planned,
    spaces: planned.volume.containers,
    items: planned.volume.items,
    bytes: planned.volume.bytes,
    read: planned.sensitive.itemsRead,
    sensitive: planned.sensitive.items,
    grouped: null,
    lastActivity: null,
    shut: false,
    coverage: new Set([planned.coverage.status]),
  };
}

const UNWEIGHED = { fit: null, unfit: 0, use: "unknown", untold: false } as const;

function startMove(kind: MoveKind, id: string, row: ContainerRow): Move {
  const { line } = row;
  return {
    kind,
    id,
    name: nameOf(kind, row),
    unit: line.unit,
    service: line.service,
    type: kind === "mailbox" ? line.kind : null,
    label: line.label,
    action: line.action,
    targets: OFFERS.none,
    ...UNWEIGHED,
    reasons: KEPT_BY.none,
    obstacles: KEPT_BY.none,
    wave: null,
    placing: null,
    spread: new Map(),
    whole: null,
    spaces: 0,
    items: null,
    bytes: null,
    read: 0,
    sensitive: 0,
    grouped: null,
    lastActivity: null,
    shut: true,
    coverage: COVERAGES.none,
  };
}

/** A group's mailbox bears the id of the group, as its team does: each row has one of its own. */
function idOf(kind: MoveKind, { line }: ContainerRow): string {
  return kind === "group-mailbox" ? `${line.service}/${line.id}` : line.id;
}

function nameOf(kind: MoveKind, row: ContainerRow): string | null {
  if (kind === "team") return row.groupName ?? row.line.name;
  if (kind === "site") return row.siteName ?? siteInAddress(row.url) ?? row.groupName ?? row.line.name;
  return kind === "share" ? null : row.line.name;
}

/** `…/sites/achats/Documents` is of the site `achats`. */
function siteInAddress(url: string | null): string | null {
  const name = /\/(?:sites|teams)\/([^/?#]+)/.exec(url ?? "")?.[1];
  return name?.replace(/%20/g, " ") ?? null;
}

/** In an earlier wave, or in the same with more to say of what was read there. */
function isSooner({ line, placing }: ContainerRow, { wave, placing: known }: Move): boolean {
  if (line.wave !== wave) return line.wave !== null && (wave === null || line.wave < wave);
  if (placing === null || known === null) return known === null;
  return placing.rank !== null && known.rank !== null && RANKS.indexOf(placing.rank) < RANKS.indexOf(known.rank);
}

function add(move: Move, row: ContainerRow): Move {
  const { line, shut = false, grouped, siteName, groupName, placing, lastActivity, fit, use } = row;
  if (STRICT.indexOf(line.label) < STRICT.indexOf(move.label)) {
    move.label = line.label;
    move.action = line.action;
    move.service = line.service;
  }
  if (move.kind === "site" && line.service === "sharepoint.pages") move.name = siteName ?? line.name ?? move.name;
  if (move.kind === "team" && groupName) move.name = groupName;
  if (fit?.target) move.targets = OFFERS.with(move.targets, fit.target);
  if (fit && FITS.indexOf(fit.fits) >= FITS.indexOf(move.fit ?? "yes")) move.fit = fit.fits;
  if (fit?.target === null) move.unfit += 1;
  for (const kind of refusals(fit)) move.reasons = KEPT_BY.with(move.reasons, kind);
  for (const { kind } of fit?.obstacles ?? []) move.obstacles = KEPT_BY.with(move.obstacles, kind);
  if (USES.indexOf(use) < USES.indexOf(move.use)) move.use = use;
  move.untold ||= use === "unknown";
  if (line.wave !== null) move.spread.set(line.wave, (move.spread.get(line.wave) ?? 0) + 1);
  if (isSooner(row, move)) [move.wave, move.placing] = [line.wave, placing];
  // What was shut is to be moved, and in no count.
  if (!shut) move.spaces = sumOfKnown(move.spaces, 1);
  move.items = sumOfKnown(move.items, line.volume.items);
  move.bytes = sumOfKnown(move.bytes, line.volume.bytes);
  move.read += line.sensitive.itemsRead;
  move.sensitive += line.sensitive.items;
  move.grouped = sumOfKnown(move.grouped, grouped);
  if (lastActivity !== null && (move.lastActivity === null || lastActivity > move.lastActivity))
    move.lastActivity = lastActivity;
  move.shut &&= shut;
  move.coverage = COVERAGES.with(move.coverage, line.coverage);
  return move;
}
