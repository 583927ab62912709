/** What is written of a page: places, what they hold, gaps, and what was read and found there. */

import type { Finding } from "../../model/finding.ts";
import { CONFIDENCES } from "../../model/finding.ts";
import type { Container, Item, TenantRecord, ToldApart } from "../../model/records.ts";
import type { ServiceId } from "../../model/service.ts";
import type { KeptLink, Place } from "../../model/task.ts";
import { type Asking, Batch, type Row } from "../asking.ts";
import type { Commit, LabelFinding, NameFinding, ReadOutcome } from "../commit.ts";
import { ORIGIN, SQL } from "./page-sql.ts";
import { closeInPart, KEEP_PART, leavePart, OPEN_IN_PART, resetPart } from "./parts.ts";

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
  readonly batch = new Batch();
  #last: { readonly service: string; readonly id: string; readonly place: number } | null = null;

  constructor(scan: number) {
    this.scan = scan;
  }

  /** Of the place that was named last: a page tells most often of one alone. */
  known(service: string, id: string): number | null {
    return this.#last?.service === service && this.#last.id === id ? this.#last.place : null;
  }

  /** The number of a place, given at its first naming. */
  *place(service: string, id: string): Asking<number> {
    const known = this.known(service, id);
    if (known !== null) return known;
    yield* this.batch.done();
    const row = (yield* SQL.findPlace.get(service, id)) ?? (yield* SQL.addPlace.get(service, id, this.scan));
    const place = Number(row?.place);
    this.#last = { service, id, place };
    return place;
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
  for (const record of page.records) {
    if (record.kind === "item") {
      writeItem(hand.known(record.service, record.container) ?? (yield* placeOf(record, hand)), record, hand);
    } else yield* (WRITERS[record.kind] as Writer<Exclude<TenantRecord["kind"], "item">>)(record, hand);
  }
  for (const found of nameFindings) writeNameFinding(yield* placeOf(found, hand), found, hand);
  for (const found of labelFindings) writeLabelFinding(yield* placeOf(found, hand), found, hand);
  for (const outcome of outcomes) writeOutcome(yield* placeOf(outcome, hand), outcome, hand);
  for (const kept of [page.keep ?? []].flat()) yield* keep(kept, hand);
  for (const those of page.stands ?? []) {
    const place = yield* placeOf(those, hand);
    for (const item of those.items) hand.batch.add(SQL.stand, scan, place, item);
  }
  yield* hand.batch.done();
  return hand.again;
}

export function* goOnFrom({ service, container, part, link }: KeptLink, scan: number): Asking<void> {
  yield* SQL.delta.send(yield* new Hand(scan).place(service, container), part ?? "", link, scan);
}

const placeOf = ({ service, container }: Place, hand: Hand) => hand.place(service, container);

type Writer<K extends TenantRecord["kind"]> = (record: Extract<TenantRecord, { kind: K }>, hand: Hand) => Asking<void>;

/** What is asked is asked of the page as it was written so far. */
const WRITERS: { readonly [K in Exclude<TenantRecord["kind"], "item">]: Writer<K> } = {
  *container(record, { scan, batch }) {
    yield* batch.done();
    const known = yield* SQL.findBody.get(record.service, record.id);
    if (known !== undefined && nameIn(known.body) !== record.name)
      batch.add(SQL.forgetPlaceName, known.place as number);
    batch.add(SQL.place, record.service, record.id, JSON.stringify(ofSeveral(record, known, scan)), scan);
  },
  *part({ id, items, bytes, counted, ...of }, hand) {
    hand.batch.add(SQL.part, yield* placeOf(of, hand), id, items, bytes, truth(counted), hand.scan);
  },
  *apart({ service, container, item, told }, hand) {
    const place = yield* hand.place(service, container);
    yield* hand.batch.done();
    if (item === null) {
      const body = (yield* SQL.findBody.get(service, container))?.body;
      if (typeof body !== "string") return;
      const record = JSON.parse(body) as Container;
      const now = { ...record, traits: { ...record.traits, ...told } };
      hand.batch.add(SQL.rewrite, JSON.stringify(now), service, container);
      return;
    }
    const before = (yield* SQL.findApart.get(place, item))?.apart;
    const known = typeof before === "string" ? (JSON.parse(before) as ToldApart) : {};
    // What it is shared with may change without itself: it is known of the scan that asked alone.
    const { sharing, ...rest } = told;
    const now = { ...known, ...rest, ...(sharing && { sharing: { ...sharing, scan: hand.scan } }) };
    hand.batch.add(SQL.apart, JSON.stringify(now), place, item);
  },
  *removed({ service, container, part, id }, hand) {
    const place = yield* hand.place(service, container);
    yield* hand.batch.done();
    if (part !== undefined) {
      yield* leavePart(place, part, id);
      return;
    }
    // What a folder held goes with it once the tree is whole: some of it may have been moved out, or it be told again.
    if ((yield* SQL.emptyFolder.run(place, id)) > 0) return;
    for (const statement of SQL.forgetItem) hand.batch.add(statement, place, id);
  },
  *closed({ service, container, part, id }, hand) {
    const place = yield* hand.place(service, container);
    yield* hand.batch.done();
    yield* closeInPart(place, part, id, hand.scan);
  },
  *reset({ service, container, part }, hand) {
    const place = yield* hand.place(service, container);
    yield* hand.batch.done();
    if (part === undefined) for (const statement of SQL.forgetPlace) yield* statement.send(place);
    else yield* resetPart(place, part);
  },
  *gap({ service, container, where, cause, permission, code, requestId, count }, { scan, batch }) {
    // What was read before it was closed is not to be known any more.
    const closed = cause === "left-out" && where === "content" && container !== null;
    if (closed) {
      yield* batch.done();
      const known = yield* SQL.findPlace.get(service ?? "", container);
      if (known !== undefined) for (const statement of SQL.forgetContent) batch.add(statement, known.place as number);
    }
    batch.add(SQL.gap, service ?? "", container ?? "", where, cause, permission, code, requestId, count, scan);
  },
  organisation: writeFact,
  licence: writeFact,
  *person(record, hand) {
    const tell = (row: Row | undefined) => {
      if (row !== undefined) hand.saidAgain(null);
    };
    hand.batch.ask(tell, SQL.sameFact, record.kind, record.id, hand.scan);
    yield* writeFact(record, hand);
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

// biome-ignore lint/correctness/useYield: it is a writer as the others are.
function* writeFact(record: { readonly kind: string; readonly id: string }, { scan, batch }: Hand): Asking<void> {
  batch.add(SQL.fact, record.kind, record.id, JSON.stringify(record), scan);
}

function writeItem(place: number, item: Item, hand: Hand): void {
  const { scan, batch } = hand;
  const { id, type, parent, name, bytes, created, modified, private: own, traits, shared, teamsFolder } = item;
  // What was read of a thing that has changed since is not known any more, nor what its name said before. One in which a
  // protection marking was found is not fetched again: what is known of it stands.
  if (scan > 1) for (const statement of SQL.forgetRead) batch.add(statement, place, id, modified, bytes);
  batch.add(SQL.forgetName, place, id, name);
  const told = [id, type, parent, name, bytes, created, modified, truth(own), json(traits)] as const;
  const tell = (row: Row | undefined) => {
    // A message of a chat comes by each of its members.
    if (row?.again === 1 && item.service !== "teams.chat") hand.saidAgain(item.service);
  };
  batch.ask(tell, SQL.item, place, ...told, shared ?? null, teamsFolder ?? null, truth(own), scan);
}

function writeFinding(place: number, item: string, origin: string, finding: Finding, { batch }: Hand): void {
  const { detector, category, confidence, count } = finding;
  batch.add(SQL.finding, place, item, origin, detector, category, CONFIDENCES.indexOf(confidence), count);
}

function writeOutcome(place: number, outcome: ReadOutcome, hand: Hand): void {
  const { item, part, version, name, read, unread, findings } = outcome;
  const told = [name, truth(read), JSON.stringify(unread), hand.scan, part ?? "", version ?? null] as const;
  hand.batch.add(SQL.outcome, place, item, ...told);
  if (part !== undefined) hand.batch.add(OPEN_IN_PART, place, item);
  hand.batch.add(SQL.forgetFindings, place, item, ORIGIN.content);
  for (const finding of findings) writeFinding(place, item, ORIGIN.content, finding, hand);
}

function writeNameFinding(place: number, { of, finding }: NameFinding, hand: Hand): void {
  if (of === "place") writeFinding(place, "", ORIGIN.place, finding, hand);
  else if ("folder" in of) writeFinding(place, of.folder, ORIGIN.folder, finding, hand);
  else writeFinding(place, of.item, ORIGIN.item, finding, hand);
}

function writeLabelFinding(place: number, { item, findings }: LabelFinding, hand: Hand): void {
  hand.batch.add(SQL.forgetFindings, place, item, ORIGIN.label);
  for (const finding of findings) writeFinding(place, item, ORIGIN.label, finding, hand);
}

function* keep({ part, ...of }: Place, hand: Hand): Asking<void> {
  const place = yield* placeOf(of, hand);
  if (part === undefined) hand.batch.add(SQL.keep, hand.scan, place);
  else hand.batch.add(KEEP_PART, hand.scan, place, part);
}
