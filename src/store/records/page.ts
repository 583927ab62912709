/** What is written of a page: places, what they hold, gaps, and what was read and found there. */

import type { Finding } from "../../model/finding.ts";
import { CONFIDENCES } from "../../model/finding.ts";
import type { Container, Item, TenantRecord, ToldApart } from "../../model/records.ts";
import type { ServiceId } from "../../model/service.ts";
import type { KeptLink, Page, Place } from "../../model/task.ts";
import type { Asking, Row } from "../asking.ts";
import type { Commit, LabelFinding, NameFinding, ReadOutcome } from "../commit.ts";
import { ORIGIN, SQL } from "./page-sql.ts";
import { closeInPart, keepPart, leavePart, openInPart, resetPart } from "./parts.ts";

const truth = (value: boolean) => (value ? 1 : 0);
const json = (value: Readonly<Record<string, unknown>>) =>
  Object.keys(value).length === 0 ? null : JSON.stringify(value);

const nameIn = (body: unknown): string | null =>
  typeof body === "string" ? (JSON.parse(body) as Container).name : null;

/** What several say of one place in a scan is the same whoever comes last. */
function ofSeveral(record: Container, known: Row | undefined, scan: number): Container {
  if (record.department === undefined || known?.seen !== scan || typeof known.body !== "string") return record;
  const { department: before = null } = JSON.parse(known.body) as Container;
  const { department: now } = record;
  return { ...record, department: before === null || (now !== null && now < before) ? now : before };
}

/** What is known of the page in hand: forgotten with it, as a sweep, or a page undone, may take a place away. */
class Hand {
  readonly scan: number;
  /** Items and accounts that this scan had said before, by service; null for accounts. */
  readonly again = new Map<ServiceId | null, number>();
  #last: { readonly service: string; readonly id: string; readonly place: number } | null = null;

  constructor(scan: number) {
    this.scan = scan;
  }

  /** The number of a place, given at its first naming. A page tells most often of one place alone. */
  *place(service: string, id: string): Asking<number> {
    if (this.#last?.service === service && this.#last.id === id) return this.#last.place;
    const row = (yield* SQL.findPlace.get(service, id)) ?? (yield* SQL.addPlace.get(service, id, this.scan));
    this.#last = { service, id, place: Number(row?.place) };
    return this.#last.place;
  }

  saidAgain(service: ServiceId | null): void {
    this.again.set(service, (this.again.get(service) ?? 0) + 1);
  }
}

/**
 * Writes what a page says, and what was read and found on it. Inside a transaction.
 *
 * @returns how many items and accounts this scan had said before, by service; null for accounts.
 */
export function* writePage(
  { page, outcomes, nameFindings, labelFindings = [] }: Commit,
  scan: number,
): Asking<ReadonlyMap<ServiceId | null, number>> {
  const hand = new Hand(scan);
  const told: (() => Asking<void>)[] = [];
  for (const record of page.records) {
    const later = yield* (WRITERS[record.kind] as Writer<TenantRecord["kind"]>)(record, hand);
    if (later !== undefined) told.push(later);
  }
  for (const later of told) yield* later();
  for (const found of nameFindings) yield* writeNameFinding(found, hand);
  for (const found of labelFindings) yield* writeLabelFinding(found, hand);
  for (const outcome of outcomes) yield* writeOutcome(outcome, hand);
  for (const kept of [page.keep ?? []].flat()) yield* keep(kept, hand);
  for (const those of page.stands ?? []) yield* stand(those, hand);
  return hand.again;
}

export function* goOnFrom({ service, container, part, link }: KeptLink, scan: number): Asking<void> {
  yield* SQL.delta.send(yield* new Hand(scan).place(service, container), part ?? "", link, scan);
}

/** What it comes to is asked for once the whole page was written: nothing else waits for it. */
type Writer<K extends TenantRecord["kind"]> = (
  record: Extract<TenantRecord, { kind: K }>,
  hand: Hand,
) => Asking<(() => Asking<void>) | void>;

const WRITERS: { readonly [K in TenantRecord["kind"]]: Writer<K> } = {
  *container(record, { scan }) {
    const known = yield* SQL.findBody.get(record.service, record.id);
    if (known !== undefined && nameIn(known.body) !== record.name)
      yield* SQL.forgetPlaceName.send(known.place as number);
    yield* SQL.place.send(record.service, record.id, JSON.stringify(ofSeveral(record, known, scan)), scan);
  },
  *part({ service, container, id, items, bytes, counted }, hand) {
    yield* SQL.part.send(yield* hand.place(service, container), id, items, bytes, truth(counted), hand.scan);
  },
  item: writeItem,
  *apart({ service, container, item, told }, hand) {
    if (item === null) {
      const body = (yield* SQL.findBody.get(service, container))?.body;
      if (typeof body !== "string") return;
      const record = JSON.parse(body) as Container;
      yield* SQL.rewrite.send(JSON.stringify({ ...record, traits: { ...record.traits, ...told } }), service, container);
      return;
    }
    const place = yield* hand.place(service, container);
    const before = (yield* SQL.findApart.get(place, item))?.apart;
    const known = typeof before === "string" ? (JSON.parse(before) as ToldApart) : {};
    // What it is shared with may change without itself: it is known of the scan that asked alone.
    const { sharing, ...rest } = told;
    const now = { ...known, ...rest, ...(sharing && { sharing: { ...sharing, scan: hand.scan } }) };
    yield* SQL.apart.send(JSON.stringify(now), place, item);
  },
  *removed({ service, container, part, id }, hand) {
    const place = yield* hand.place(service, container);
    if (part !== undefined) {
      yield* leavePart(place, part, id);
      return;
    }
    // What a folder held goes with it once the tree is whole: some of it may have been moved out, or it be told again.
    if ((yield* SQL.emptyFolder.run(place, id)) > 0) return;
    for (const statement of SQL.forgetItem) yield* statement.send(place, id);
  },
  *closed({ service, container, part, id }, hand) {
    yield* closeInPart(yield* hand.place(service, container), part, id, hand.scan);
  },
  *reset({ service, container, part }, hand) {
    const place = yield* hand.place(service, container);
    if (part === undefined) for (const statement of SQL.forgetPlace) yield* statement.send(place);
    else yield* resetPart(place, part);
  },
  *gap({ service, container, where, cause, permission, code, requestId, count }, { scan }) {
    // What was read before it was closed is not to be known any more.
    const closed = cause === "left-out" && where === "content" && container !== null;
    const known = closed ? yield* SQL.findPlace.get(service ?? "", container) : undefined;
    if (known !== undefined) for (const statement of SQL.forgetContent) yield* statement.send(known.place as number);
    yield* SQL.gap.send(service ?? "", container ?? "", where, cause, permission, code, requestId, count, scan);
  },
  organisation: writeFact,
  licence: writeFact,
  *person(record, hand) {
    const again = yield* SQL.sameFact.later(record.kind, record.id, hand.scan);
    yield* writeFact(record, hand);
    return function* () {
      if ((yield* again()) !== undefined) hand.saidAgain(null);
    };
  },
  group: writeFact,
  site: writeFact,
  "team-library": writeFact,
  "personal-space": writeFact,
  usage: writeFact,
  application: writeFact,
  label: writeFact,
  "closed-place": writeFact,
  setting: writeFact,
  draw: writeFact,
};

function* writeFact(record: { readonly kind: string; readonly id: string }, { scan }: Hand): Asking<void> {
  yield* SQL.fact.send(record.kind, record.id, JSON.stringify(record), scan);
}

function* writeItem(item: Item, hand: Hand): Asking<() => Asking<void>> {
  const { scan } = hand;
  const place = yield* hand.place(item.service, item.container);
  // What was read of a thing that has changed since is not known any more, nor what its name said before. One in which a
  // protection marking was found is not fetched again: what is known of it stands.
  if (scan > 1)
    for (const statement of SQL.forgetRead) yield* statement.send(place, item.id, item.modified, item.bytes);
  yield* SQL.forgetName.send(place, item.id, item.name);
  const { id, type, parent, name, bytes, created, modified, private: own, traits, shared, teamsFolder } = item;
  const told = [id, type, parent, name, bytes, created, modified, truth(own), json(traits)] as const;
  const written = yield* SQL.item.later(place, ...told, shared ?? null, teamsFolder ?? null, truth(own), scan);
  return function* () {
    // A message of a chat comes by each of its members.
    if ((yield* written())?.again === 1 && item.service !== "teams.chat") hand.saidAgain(item.service);
  };
}

function* writeFinding(place: number, item: string, origin: string, finding: Finding): Asking<void> {
  const { detector, category, confidence, count } = finding;
  yield* SQL.finding.send(place, item, origin, detector, category, CONFIDENCES.indexOf(confidence), count);
}

function* writeOutcome(outcome: ReadOutcome, hand: Hand): Asking<void> {
  const { service, container, item, part, version, name, read, unread, findings } = outcome;
  const place = yield* hand.place(service, container);
  const told = [name, truth(read), JSON.stringify(unread), hand.scan, part ?? "", version ?? null] as const;
  yield* SQL.outcome.send(place, item, ...told);
  if (part !== undefined) yield* openInPart(place, item);
  yield* SQL.forgetFindings.send(place, item, ORIGIN.content);
  for (const finding of findings) yield* writeFinding(place, item, ORIGIN.content, finding);
}

function* writeNameFinding({ service, container, of, finding }: NameFinding, hand: Hand): Asking<void> {
  const place = yield* hand.place(service, container);
  if (of === "place") yield* writeFinding(place, "", ORIGIN.place, finding);
  else if ("folder" in of) yield* writeFinding(place, of.folder, ORIGIN.folder, finding);
  else yield* writeFinding(place, of.item, ORIGIN.item, finding);
}

function* writeLabelFinding({ service, container, item, findings }: LabelFinding, hand: Hand): Asking<void> {
  const place = yield* hand.place(service, container);
  yield* SQL.forgetFindings.send(place, item, ORIGIN.label);
  for (const finding of findings) yield* writeFinding(place, item, ORIGIN.label, finding);
}

function* keep({ service, container, part }: Place, hand: Hand): Asking<void> {
  const place = yield* hand.place(service, container);
  if (part === undefined) yield* SQL.keep.send(hand.scan, place);
  else yield* keepPart(place, part, hand.scan);
}

function* stand({ service, container, items }: NonNullable<Page["stands"]>[number], hand: Hand): Asking<void> {
  const place = yield* hand.place(service, container);
  for (const item of items) yield* SQL.stand.send(hand.scan, place, item);
}
