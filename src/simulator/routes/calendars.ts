/** Calendars, their events as series and as occurrences, and what is attached to events. */

import {
  type Asked,
  found,
  get,
  type Json,
  listed,
  missing,
  type Reply,
  type Route,
  slots,
  wrong,
} from "../http/route.ts";
import {
  type Calendar,
  calendarById,
  calendarsOf,
  type Event,
  eventById,
  eventOf,
  occurrencesOf,
} from "../ministry/calendars.ts";
import type { Ministry } from "../ministry/ministry.ts";
import { outlookId } from "../ministry/outlook-ids.ts";
import { bodyJson } from "../ministry/words.ts";
import { ofMailbox } from "./mailboxes.ts";
import { addressJson } from "./messages.ts";

const PAGES = { usual: 10, most: 1000 };
const NOT_FOUND = "The specified object was not found in the store.";
const HOUR = 3_600_000;

export const CALENDAR_ROUTES: readonly Route[] = [
  get(
    "/users/{user-id}/calendars",
    ofMailbox(({ ministry }, person) =>
      listed(calendarsOf(ministry, person).map((each) => calendarJson(ministry, each))),
    ),
  ),
  get(
    "/users/{user-id}/calendar",
    ofMailbox(({ ministry }, person) => {
      const [own] = calendarsOf(ministry, person);
      return own === undefined ? missing(NOT_FOUND, "ErrorItemNotFound") : found(calendarJson(ministry, own));
    }),
  ),
  get(
    "/users/{user-id}/calendarGroups",
    ofMailbox(({ ministry }, a) =>
      listed([{ id: outlookId(ministry.seed, "calendar-group", { a }), name: "Mes calendriers", changeKey: null }]),
    ),
  ),
  get("/users/{user-id}/calendars/{calendar-id}/events", ofCalendar(events)),
  get("/users/{user-id}/calendars/{calendar-id}/calendarView", ofCalendar(view)),
  get("/users/{user-id}/events", ofDefault(events)),
  get(
    "/users/{user-id}/events/$count",
    ofDefault((_asked, calendar) => ({ kind: "text", text: String(calendar.events) })),
  ),
  get("/users/{user-id}/calendarView", ofDefault(view)),
  get(
    "/users/{user-id}/events/{event-id}",
    ofEvent((asked, calendar, event) => found(eventJson(asked, calendar, event))),
  ),
  get("/users/{user-id}/events/{event-id}/attachments", ofEvent(attachments)),
  get(
    "/users/{user-id}/events/{event-id}/instances",
    ofEvent((asked, calendar, event) => occurrences(asked, calendar, [event])),
  ),
];

function ofCalendar(answer: (asked: Asked, calendar: Calendar) => Reply): Route["answer"] {
  return ofMailbox((asked, person) => {
    const calendar = calendarById(asked.ministry, person, asked.params["calendar-id"] ?? "");
    return calendar === null ? missing(NOT_FOUND, "ErrorItemNotFound") : answer(asked, calendar);
  });
}

function ofDefault(answer: (asked: Asked, calendar: Calendar) => Reply): Route["answer"] {
  return ofMailbox((asked, person) => {
    const [calendar] = calendarsOf(asked.ministry, person);
    return calendar === undefined ? missing(NOT_FOUND, "ErrorItemNotFound") : answer(asked, calendar);
  });
}

function ofEvent(answer: (asked: Asked, calendar: Calendar, event: Event) => Reply): Route["answer"] {
  return ofMailbox((asked, person) => {
    const found = eventById(asked.ministry, person, asked.params["event-id"] ?? "");
    return found === null ? missing(NOT_FOUND, "ErrorItemNotFound") : answer(asked, found.calendar, found.event);
  });
}

/** Masters of series and single events; occurrences never. */
function events(asked: Asked, calendar: Calendar): Reply {
  const at = (slot: number) => {
    const d = calendar.held[slot];
    return d === undefined ? null : eventJson(asked, calendar, eventOf(asked.ministry, calendar, d));
  };
  return slots(calendar.events, at, PAGES);
}

function view(asked: Asked, calendar: Calendar): Reply {
  const all = calendar.held.map((d) => eventOf(asked.ministry, calendar, d));
  return occurrences(asked, calendar, all);
}

function occurrences(asked: Asked, calendar: Calendar, of: readonly Event[]): Reply {
  const bound = (name: string) => Date.parse(asked.query.get(name) ?? "");
  const [from, until] = [bound("startDateTime"), bound("endDateTime")];
  if (Number.isNaN(from) || Number.isNaN(until))
    return wrong(
      "This request requires a time window specified by the query string parameters.",
      "ErrorInvalidParameter",
    );
  const all = of.flatMap((event) =>
    occurrencesOf(event).flatMap((start, number) => (start >= from && start < until ? [{ event, start, number }] : [])),
  );
  const at = (slot: number) => {
    const one = all[slot];
    if (one === undefined) return null;
    const { event, start, number } = one;
    const whole = eventJson(asked, calendar, { ...event, start });
    if (!event.series) return whole;
    return {
      ...whole,
      id: `${event.id.slice(0, -1)}${number}=`,
      type: "occurrence",
      seriesMasterId: event.id,
      recurrence: null,
    };
  };
  return slots(all.length, at, PAGES);
}

function calendarJson(ministry: Ministry, { id, name, owner, person, b }: Calendar): Json {
  const shared = owner !== person;
  const { name: called, address } = ministry.person(owner);
  return {
    id,
    name,
    color: "auto",
    hexColor: "",
    isDefaultCalendar: !shared && b === 0,
    changeKey: null,
    // One that others share may be edited, and even be shared on: only its owner says whose it is.
    canShare: !shared || person % 2 === 0,
    canViewPrivateItems: !shared,
    canEdit: true,
    isRemovable: shared || b > 0,
    isTallyingResponses: !shared && b === 0,
    owner: { name: called, address: b === 0 ? address : address.replace(/^./, (letter) => letter.toUpperCase()) },
  };
}

function eventJson({ ministry, headers, roles }: Asked, { owner }: Calendar, event: Event): Json {
  const { id, subject, start, series, online, mark, attached, modified } = event;
  const basic = roles !== undefined && !roles.includes("Calendars.Read");
  const instant = (at: number) => ({ dateTime: new Date(at).toISOString().replace("Z", "0000"), timeZone: "UTC" });
  const day = new Date(start).toISOString().slice(0, 10);
  const stamp = new Date(start - 20 * 24 * HOUR).toISOString();
  return {
    id,
    createdDateTime: stamp,
    lastModifiedDateTime: modified,
    changeKey: Buffer.from(modified).toString("base64"),
    subject,
    ...(basic ? {} : { body: bodyJson(event, headers.prefer), bodyPreview: event.text.slice(0, 80) }),
    start: instant(start),
    end: instant(start + HOUR),
    type: series ? "seriesMaster" : "singleInstance",
    recurrence: series ? weekly(day) : null,
    sensitivity: mark,
    isAllDay: false,
    isCancelled: false,
    isOrganizer: true,
    isOnlineMeeting: online,
    onlineMeetingProvider: online ? "teamsForBusiness" : "unknown",
    onlineMeeting: online ? { joinUrl: `https://teams.example/l/meetup-join/${encodeURIComponent(id)}` } : null,
    organizer: addressJson(ministry, owner),
    attendees: [
      { ...addressJson(ministry, (owner + 3) % ministry.people), type: "required", status: { response: "none" } },
    ],
    location: { displayName: "Salle du conseil" },
    hasAttachments: attached !== null,
    categories: [],
    importance: "normal",
    showAs: "busy",
    seriesMasterId: null,
  };
}

function weekly(day: string): Json {
  return {
    pattern: { type: "weekly", interval: 1, daysOfWeek: ["monday"], firstDayOfWeek: "monday" },
    range: { type: "numbered", startDate: day, numberOfOccurrences: 10, recurrenceTimeZone: "UTC" },
  };
}

/** With its bytes, as long as nobody selects. */
function attachments({ ministry }: Asked, { person, b }: Calendar, { d, attached }: Event): Reply {
  if (attached === null) return listed([]);
  return listed([fileJson(ministry, outlookId(ministry.seed, "event-attachment", { a: person, b, d }), attached)]);
}

export function fileJson({ stock }: Ministry, id: string, attached: number): Json {
  const { bytes, format } = stock.specimen(attached);
  return {
    "@odata.type": "#microsoft.graph.fileAttachment",
    id,
    name: `piece-jointe.${format}`,
    contentType: "application/octet-stream",
    isInline: false,
    size: bytes.length,
    contentBytes: Buffer.from(bytes).toString("base64"),
  };
}
