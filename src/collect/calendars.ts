/**
 * Calendars that a mailbox owns, and how many events each holds: single events and the masters of series. A calendar
 * that somebody else shares is that person's, and is counted there.
 */

import { z } from "zod";
import type { Answer, Refusal } from "../graph/graph.ts";
import type { TenantRecord } from "../model/records.ts";
import type { Page } from "../model/task.ts";
import { readsPerson } from "./closed.ts";
import type { Tools } from "./collector.ts";
import { type CountedCalendar, eventSeed } from "./collectors/events.ts";
import { PICKED } from "./contents.ts";
import { type CountedPage, countedPageOf, counting, countOf, MOST } from "./counted.ts";
import { refused, unseen } from "./gaps.ts";
import { whole } from "./listing.ts";
import { type Mailbox, mailboxContainer, notOpened } from "./mailboxes.ts";
import { unsized } from "./place.ts";
import type { Round } from "./round.ts";
import { isPrivate, privateEvent } from "./sensitivity.ts";
import { changesIn, VERSION_FIELDS, Versioned } from "./versions.ts";

const SERVICE = "exchange.calendar";
export const CALENDAR_PERMISSION = "Calendars.ReadBasic";

export const Calendar = z.object({
  id: z.string(),
  owner: z.object({ address: z.string().nullish() }).nullish(),
  canShare: z.boolean().nullish(),
  isDefaultCalendar: z.boolean().nullish(),
  name: z.string().nullish(),
});
type Calendar = z.infer<typeof Calendar>;
const Event = z.object({
  id: z.string(),
  sensitivity: z.string().nullish(),
  subject: z.string().nullish(),
  ...Versioned,
});
type Event = z.infer<typeof Event>;
const Events = countedPageOf(Event);

/** A calendar's name is only looked at to know whether its content is private. */
export const calendarsRoute = (person: string, { content }: Pick<Tools, "content">) =>
  `/users/${encodeURIComponent(person)}/calendars?$select=id,owner,canShare,isDefaultCalendar${content.exchange === "none" ? "" : ",name"}&$top=100`;

const eventsIn = (person: string, calendar: string) =>
  `/users/${encodeURIComponent(person)}/calendars/${encodeURIComponent(calendar)}/events`;

export interface OwnedCalendar {
  readonly id: string;
  /** Its whole name says that it is private. */
  readonly private: boolean;
}

/** Those that the mailbox owns, each once. */
export function ownedBy(
  mailbox: Mailbox,
  calendars: readonly Calendar[],
  { isPrivateName }: Pick<Tools, "isPrivateName">,
): readonly OwnedCalendar[] {
  const owned = calendars.filter((calendar) => isOwned(calendar, mailbox));
  return [...new Map(owned.map(({ id, name }) => [id, { id, private: isPrivateName(name ?? "") }])).values()];
}

/**
 * The default calendar is the mailbox's own, even where the account was renamed and the owner bears the former
 * address. Only its owner may share a calendar on: that decides where one does not name its owner.
 */
function isOwned({ owner, canShare, isDefaultCalendar }: Calendar, { person }: Mailbox): boolean {
  if (isDefaultCalendar === true) return true;
  const address = owner?.address?.toLowerCase();
  return address === undefined ? canShare !== false : person.addresses.includes(address);
}

/** The list of calendars did not come. */
export function shutCalendars(mailbox: Mailbox, refusal: Refusal): readonly TenantRecord[] {
  const about = { where: "calendars", permission: CALENDAR_PERMISSION };
  return notOpened(mailboxContainer(SERVICE, mailbox), refusal, about);
}

export interface AskedCalendar extends OwnedCalendar {
  readonly path: string;
  readonly first: () => Answer<CountedPage<Event>>;
}

/**
 * Where contents are wanted, which events are private must be known: all are listed, with their marks and subjects.
 * Those of a private calendar are counted.
 */
export function askEvents(
  round: Round,
  { person }: Mailbox,
  owned: readonly OwnedCalendar[],
  read: boolean,
): readonly AskedCalendar[] {
  return owned.map((calendar) => {
    const path = eventsIn(person.id, calendar.id);
    const first = round.ask(path + (read && !calendar.private ? MARKS : counting("id")), Events);
    return { ...calendar, path, first };
  });
}

const MARKS = `?$select=id,sensitivity,subject,${VERSION_FIELDS}&$top=${MOST}`;

export async function tellEvents(
  mailbox: Mailbox,
  asked: readonly AskedCalendar[],
  tools: Tools,
): Promise<Omit<Page, "cursor">> {
  const { person } = mailbox;
  const reads = tools.content.exchange !== "none";
  const container = mailboxContainer(SERVICE, mailbox);
  const { counted, records } = await count(person.id, asked, reads ? await marked(person.id, tools) : plain(tools));
  if (asked.length === 0) records.push(unsized(SERVICE, person.id));
  if (!reads) return { records: [container, ...records] };
  const about = { service: SERVICE, container: person.id, where: "content" } as const;
  const held = counted.reduce((sum, { events }) => sum + events, 0);
  if (!(await readsPerson(person, tools))) {
    return { records: [container, ...records, unseen("left-out", held, about)] };
  }
  const closed = counted.reduce((sum, calendar) => sum + calendar.closed, 0);
  return {
    records: [container, ...records, ...(closed > 0 ? [unseen("private", closed, { ...about, where: "events" })] : [])],
    stands: counted.map(({ stands: items }) => ({ service: SERVICE, container: person.id, items })),
    follow: eventSeed(
      person.id,
      counted.filter(({ events }) => events > 0),
    ),
  };
}

interface Counted extends CountedCalendar {
  /** Events that have not changed since they were read. */
  readonly stands: readonly string[];
}

type Counting = (asked: AskedCalendar) => Promise<Answer<Omit<Counted, "id">>>;

function plain({ graph }: Tools): Counting {
  return async ({ path, first }) => {
    const told = await countOf(graph, { path, first: first() }, new Set());
    return told.ok ? { ok: true, value: { events: told.value, private: 0, closed: 0, named: null, stands: [] } } : told;
  };
}

/** More than these are not worth being asked for one by one. */
const FEW = PICKED;

/** A sample may draw others each time, and reads all that it draws. */
async function marked(person: string, tools: Tools): Promise<Counting> {
  const { graph, known, content } = tools;
  const isClosed = privateEvent(tools);
  const counted = plain(tools);
  const read = content.exchange === "full" ? await known.versions(SERVICE, person) : new Map<string, string>();
  return async (calendar) => {
    if (calendar.private) return withAllClosed(await counted(calendar));
    const events = await whole(graph, calendar.path + MARKS, Event, { first: calendar.first() });
    if (!events.ok) return events;
    const held = new Map(events.value.map((event) => [event.id, event]));
    const open = [...held.values()].filter((event) => !isClosed(event));
    const { changed, stands } = changesIn(open, read);
    const named = stands.length > 0 && changed.length <= FEW ? changed : null;
    const unread = [...held.values()].filter(({ sensitivity }) => isPrivate(sensitivity)).length;
    return {
      ok: true,
      value: { events: held.size, private: unread, closed: held.size - open.length, named, stands },
    };
  };
}

function withAllClosed(told: Answer<Omit<Counted, "id">>): Answer<Omit<Counted, "id">> {
  return told.ok ? { ok: true, value: { ...told.value, private: told.value.events, closed: told.value.events } } : told;
}

async function count(
  container: string,
  asked: readonly AskedCalendar[],
  counting: Counting,
): Promise<{ readonly counted: readonly Counted[]; readonly records: TenantRecord[] }> {
  const [counted, records]: [Counted[], TenantRecord[]] = [[], []];
  const about = { service: SERVICE, container, where: "calendars/events", permission: CALENDAR_PERMISSION } as const;
  for (const calendar of asked) {
    const told = await counting(calendar);
    const { id } = calendar;
    if (told.ok) {
      counted.push({ id, ...told.value });
      records.push({
        kind: "part",
        service: SERVICE,
        container,
        id,
        items: told.value.events,
        bytes: null,
        counted: true,
      });
    } else if (told.refusal.cause !== "vanished") records.push(refused(told.refusal, about));
  }
  return { counted, records };
}
