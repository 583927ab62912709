/** The content of events, calendar by calendar of one mailbox; what is marked as private is never fetched. */

import { z } from "zod";
import type { Reading, TaskSeed } from "../../model/task.ts";
import { attachmentsOf } from "../attachments.ts";
import { defineCollector, type Tools } from "../collector.ts";
import type { Shelf } from "../contents.ts";
import { privateEvent } from "../sensitivity.ts";
import { readShelves } from "../shelves.ts";
import { VERSION_FIELDS, Versioned, versionOf } from "../versions.ts";
import { AS_TEXT, Body, bodyOf, linesOf } from "../wording.ts";

const SERVICE = "exchange.calendar";
const PERMISSION = "Calendars.Read";
const FULL = `id,sensitivity,subject,location,body,hasAttachments,${VERSION_FIELDS}`;

/** A calendar as it was counted. */
export interface CountedCalendar {
  readonly id: string;
  readonly events: number;
  /** Marked as private by Outlook: they are not even fetched. */
  readonly private: number;
  /** These, and those whose subject says so: they are dropped as they come. */
  readonly closed: number;
  /** The only ones to be read, where the others have not changed; null: all. */
  readonly named: readonly string[] | null;
}

const Params = z.object({
  calendars: z.array(z.object({ id: z.string(), private: z.number(), named: z.array(z.string()).nullable() })),
});
const Marked = z.object({
  id: z.string(),
  sensitivity: z.string().nullish(),
  subject: z.string().nullish(),
  ...Versioned,
});
const Worded = Marked.extend({
  location: z.object({ displayName: z.string().nullish() }).nullish(),
  body: Body.nullish(),
  hasAttachments: z.boolean().nullish(),
});

/** What is private loses its words here, before anything else sees them. */
function schemasOf(tools: Tools) {
  const closed = privateEvent(tools);
  return {
    mark: Marked.transform((event) => ({ id: event.id, private: closed(event), version: versionOf(event) })),
    thing: Worded.transform(({ sensitivity, ...event }) =>
      closed({ ...event, sensitivity })
        ? {
            id: event.id,
            private: true,
            version: null,
            subject: null,
            location: null,
            body: null,
            hasAttachments: false,
          }
        : { ...event, private: false, version: versionOf(event) },
    ),
  };
}
type Schemas = ReturnType<typeof schemasOf>;
type Event = z.infer<Schemas["thing"]>;

export const events = defineCollector({
  id: "events",
  title: "Contenu des événements",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Repérer ce qui relève de la sensibilité (R9) dans les événements et leurs pièces jointes",
        en: "Search events and their attachments for sensitive data",
      },
      forContent: true,
    },
  ],
  after: ["mailboxes"],
  plants: [],
  roots: () => [],
  run(task, tools) {
    const person = task.key;
    const { calendars } = Params.parse(task.params);
    const schemas = schemasOf(tools);
    return readShelves(task, tools, {
      shelves: calendars.map((calendar) => shelfOf(person, calendar, schemas)),
      about: { service: SERVICE, container: person, where: "events", permission: PERMISSION },
      readings: (found) => readingsOf(person, found, tools),
    });
  },
});

/** Plants the reading of one mailbox's calendars; nothing when none holds an event that may be read. */
export function eventSeed(person: string, counted: readonly CountedCalendar[]): readonly TaskSeed[] {
  const calendars = counted.filter(
    (calendar) => calendar.events > calendar.closed && (calendar.named === null || calendar.named.length > 0),
  );
  const params = { calendars: calendars.map(({ id, private: closed, named }) => ({ id, private: closed, named })) };
  return calendars.length === 0 ? [] : [{ collector: events.id, key: person, params }];
}

function shelfOf(
  person: string,
  { id: calendar, private: closed, named }: Pick<CountedCalendar, "id" | "private" | "named">,
  { mark, thing }: Schemas,
): Shelf<Event> {
  const list = `/users/${encodeURIComponent(person)}/calendars/${encodeURIComponent(calendar)}/events`;
  return {
    service: SERVICE,
    container: person,
    closed,
    named,
    marks: (top, ...more) => `${list}?$select=${["id", "sensitivity", "subject", ...more].join(",")}&$top=${top}`,
    mark,
    full: `${list}?$select=${FULL}&$top=50`,
    one: (id) => `/users/${encodeURIComponent(person)}/events/${encodeURIComponent(id)}?$select=${FULL}`,
    thing,
    headers: AS_TEXT,
  };
}

async function readingsOf(person: string, found: readonly Event[], tools: Tools) {
  const { contents, records } = await attachmentsOf(
    tools,
    // No route gives the bytes of an event's attachment: they come with the list, which `$select` would take away.
    found
      .filter(({ hasAttachments }) => hasAttachments)
      .map(({ id }) => ({
        id,
        path: `/users/${encodeURIComponent(person)}/events/${encodeURIComponent(id)}/attachments`,
      })),
    { service: SERVICE, container: person, where: "events/attachments", permission: PERMISSION },
  );
  const readings = found.map(
    ({ id, version, subject, location, body }): Reading => ({
      service: SERVICE,
      container: person,
      item: id,
      version,
      name: null,
      contents: [...linesOf(subject, location?.displayName), ...bodyOf(body), ...(contents.get(id) ?? [])],
    }),
  );
  return { records, readings };
}
