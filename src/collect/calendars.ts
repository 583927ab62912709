/**
 * Calendars that a mailbox owns, and how many events each holds: single events and the masters of series. A calendar
 * that somebody else shares is that person's, and is counted there.
 */

import { z } from "zod";
import type { Answer, Graph, Refusal } from "../graph/graph.ts";
import type { TenantRecord } from "../model/records.ts";
import type { Page } from "../model/task.ts";
import { readsPerson } from "./closed.ts";
import type { Tools } from "./collector.ts";
import { type CountedCalendar, eventSeed } from "./collectors/events.ts";
import { type CountedPage, countedPageOf, counting, countOf } from "./counted.ts";
import { Event, type Gone, goThrough, MARKS, Marked } from "./event-marks.ts";
import { refused, unseen } from "./gaps.ts";
import { type Mailbox, mailboxContainer, notOpened } from "./mailboxes.ts";
import { unsized } from "./place.ts";
import type { Round } from "./round.ts";
import { privateEvent } from "./sensitivity.ts";

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

/** Where the telling of a mailbox's events stands that owns a calendar of many pages. */
export const EventsUnder = z.object({
  /** Calendars that are gone through. */
  told: z.array(
    z.object({
      id: z.string(),
      events: z.number(),
      private: z.number(),
      closed: z.number(),
      named: z.array(z.string()).nullable(),
    }),
  ),
  /** The one that is under way: those before it are told, or refused. */
  calendar: z.string(),
  link: z.string(),
  so: Marked,
});
export type EventsUnder = z.infer<typeof EventsUnder>;

interface Step {
  readonly page: Omit<Page, "cursor">;
  /** Where to go on; null when all is told. */
  readonly under: EventsUnder | null;
}

export async function* tellEvents(
  mailbox: Mailbox,
  asked: readonly AskedCalendar[],
  tools: Tools,
  from: EventsUnder | null,
): AsyncGenerator<Step> {
  const { content, known, graph } = tools;
  const container = mailbox.person.id;
  const about = { service: SERVICE, container, where: "calendars/events", permission: CALENDAR_PERMISSION } as const;
  // A sample may draw others each time, and reads all that it draws.
  const read = content.exchange === "full" ? await known.versions(SERVICE, container) : new Map<string, string>();
  const isClosed = privateEvent(tools);
  const counted: CountedCalendar[] = [...(from?.told ?? [])];
  let [records, stands]: [TenantRecord[], string[]] = [[], []];
  const begun = asked.findIndex(({ id }) => id === from?.calendar);
  async function* through(calendar: AskedCalendar, at: EventsUnder | null): AsyncGenerator<Step, Answer<Gone>> {
    const walk = goThrough(graph, calendar, read, isClosed, at);
    let step = await walk.next();
    for (; step.done !== true; step = await walk.next()) {
      const { link, so, stands: more } = step.value;
      const page = { records, stands: standing(container, [...stands, ...more]) };
      [records, stands] = [[], []];
      yield { page, under: { told: counted.map(asTold), calendar: calendar.id, link, so } };
    }
    return step.value;
  }
  for (const [index, calendar] of asked.entries()) {
    if (index < begun) continue;
    const told =
      content.exchange === "none" || calendar.private
        ? withAllClosed(await plain(graph, calendar), calendar)
        : yield* through(calendar, index === begun ? from : null);
    const { id } = calendar;
    if (told.ok) {
      const { stands: more, ...figures } = told.value;
      counted.push({ id, ...figures });
      stands.push(...more);
      records.push({
        kind: "part",
        service: SERVICE,
        container,
        id,
        items: figures.events,
        bytes: null,
        counted: true,
      });
    } else if (told.refusal.cause !== "vanished") records.push(refused(told.refusal, about));
  }
  if (asked.length === 0) records.push(unsized(SERVICE, container));
  const end = await atEnd(mailbox, counted, tools);
  yield {
    page: { ...end, records: [...records, ...end.records], stands: standing(container, stands) },
    under: null,
  };
}

const asTold = ({ named, ...calendar }: CountedCalendar) => ({
  ...calendar,
  named: named === null ? null : [...named],
});

const standing = (container: string, items: readonly string[]): NonNullable<Page["stands"]> =>
  items.length > 0 ? [{ service: SERVICE, container, items }] : [];

/** Once all its calendars are known: what of them is to be read, or why nothing is. */
async function atEnd(
  mailbox: Mailbox,
  counted: readonly CountedCalendar[],
  tools: Tools,
): Promise<Omit<Page, "cursor">> {
  const { person } = mailbox;
  const container = mailboxContainer(SERVICE, mailbox);
  if (tools.content.exchange === "none") return { records: [container] };
  const about = { service: SERVICE, container: person.id, where: "content" } as const;
  if (!(await readsPerson(person, tools))) {
    const held = counted.reduce((sum, { events }) => sum + events, 0);
    return { records: [container, unseen("left-out", held, about)] };
  }
  const closed = counted.reduce((sum, calendar) => sum + calendar.closed, 0);
  return {
    records: [container, ...(closed > 0 ? [unseen("private", closed, { ...about, where: "events" })] : [])],
    follow: eventSeed(
      person.id,
      counted.filter(({ events }) => events > 0),
    ),
  };
}

/** Counted alone, its first page tells how many there are. */
async function plain(graph: Graph, { path, first }: AskedCalendar): Promise<Answer<Gone>> {
  const told = await countOf(graph, { path, first: first() }, new Set());
  return told.ok ? { ok: true, value: { events: told.value, private: 0, closed: 0, named: null, stands: [] } } : told;
}

/** Of a calendar whose name says that it is private, every event is. */
function withAllClosed(told: Answer<Gone>, calendar: OwnedCalendar): Answer<Gone> {
  if (!told.ok || !calendar.private) return told;
  return { ok: true, value: { ...told.value, private: told.value.events, closed: told.value.events } };
}
