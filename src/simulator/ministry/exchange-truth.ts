/** What a scan must find in Exchange: a line per mailbox and service, what was refused, and the words of contents. */

import { calendarsOf, eventIsPrivate, eventOf } from "./calendars.ts";
import { contactFoldersOf, contactOf } from "./contacts.ts";
import { postOf, threadsOf } from "./conversations.ts";
import { bytesOf, isPrivate, messagesIn } from "./mail.ts";
import { foldersOf } from "./mail-folders.ts";
import type { Ministry } from "./ministry.ts";
import type { Person } from "./people.ts";
import { type ItemTruth, lineOf, type RefusedPlace, type TruthLine } from "./sites-truth.ts";

const SERVICES = ["exchange.mail", "exchange.calendar", "exchange.contacts"] as const;

export function hasMailbox({ mailbox }: Person): boolean {
  return mailbox !== "none" && mailbox !== "on-premises";
}

export function* truthOfExchange(ministry: Ministry): Generator<TruthLine> {
  for (let index = 0; index < ministry.people; index++) {
    const { id, purpose: kind, mailbox, named } = ministry.person(index);
    if (mailbox !== "open" && mailbox !== "empty") continue;
    const mail = lineOf({ service: "exchange.mail", id, kind, named }, mailOf(ministry, index));
    // Folders of an empty mailbox tell their size all the same: none.
    yield { ...mail, bytes: mail.bytes ?? 0 };
    yield lineOf({ service: "exchange.calendar", id, kind, named }, eventsOf(ministry, index));
    yield lineOf({ service: "exchange.contacts", id, kind, named }, contactsOf(ministry, index));
  }
  for (let group = 0; group < ministry.groups; group++) {
    const { id, unified, named } = ministry.group(group);
    if (unified)
      yield lineOf({ service: "exchange.group-mailboxes", id, kind: "group", named }, postsOf(ministry, group));
  }
}

export function* refusedMailboxes(ministry: Ministry): Generator<RefusedPlace> {
  for (let index = 0; index < ministry.people; index++) {
    const { id, mailbox } = ministry.person(index);
    const status = mailbox === "locked" ? 423 : mailbox === "closed" ? 403 : null;
    if (status !== null) for (const service of SERVICES) yield { service, id, status };
  }
}

/** What is private is counted, and says nothing. */
function readable(detectors: readonly string[], closed: boolean): ItemTruth {
  return closed ? { detectors: [], private: true } : { detectors };
}

function* mailOf(ministry: Ministry, person: number): Generator<ItemTruth> {
  for (const folder of foldersOf(ministry, person)) {
    if (!folder.counted) continue;
    for (const message of messagesIn(ministry, folder))
      yield { ...readable(message.detectors, isPrivate(message)), bytes: bytesOf(ministry, message) };
  }
}

function* eventsOf(ministry: Ministry, person: number): Generator<ItemTruth> {
  for (const calendar of calendarsOf(ministry, person)) {
    if (calendar.owner !== person) continue;
    for (const d of calendar.held) {
      const event = eventOf(ministry, calendar, d);
      yield readable(event.detectors, eventIsPrivate(event));
    }
  }
}

function* contactsOf(ministry: Ministry, person: number): Generator<ItemTruth> {
  for (const folder of contactFoldersOf(ministry, person))
    for (const d of folder.held) yield { detectors: contactOf(ministry, folder, d).detectors };
}

function* postsOf(ministry: Ministry, group: number): Generator<ItemTruth> {
  for (const thread of threadsOf(ministry, group))
    for (let d = 0; d < thread.posts; d++) yield { detectors: postOf(ministry, thread, d).detectors };
}

/** Of a large tenant, those of the first hundred mailboxes and groups. */
export function* secretsOfExchange(ministry: Ministry, most = 100): Generator<string> {
  for (let index = 0; index < Math.min(ministry.people, most); index++) {
    if (!hasMailbox(ministry.person(index))) continue;
    for (const folder of foldersOf(ministry, index))
      for (const message of messagesIn(ministry, folder)) yield* told(message);
    for (const calendar of calendarsOf(ministry, index))
      for (const d of calendar.held) yield* told(eventOf(ministry, calendar, d));
    for (const folder of contactFoldersOf(ministry, index))
      for (const d of folder.held) yield* told(contactOf(ministry, folder, d));
  }
  for (let group = 0; group < Math.min(ministry.groups, most); group++)
    for (const thread of threadsOf(ministry, group)) {
      yield thread.topic.split(" ").at(-1) ?? thread.topic;
      for (let d = 0; d < thread.posts; d++) yield* told(postOf(ministry, thread, d));
    }
}

function* told({ canary, values }: { readonly canary: string; readonly values: readonly string[] }): Generator<string> {
  yield canary;
  yield* values;
}
