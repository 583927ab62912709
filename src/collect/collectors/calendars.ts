/**
 * Calendars that a mailbox owns, and how many events each holds: single events and the masters of series. A calendar
 * that somebody else shares is that person's, and is counted there. Graph has no count for one calendar: ids are listed.
 */

import { z } from "zod";
import type { Answer } from "../../graph/graph.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { Page } from "../../model/task.ts";
import { batchApart } from "../batch-apart.ts";
import { namesOf } from "../blocks.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { refused, unseen } from "../gaps.ts";
import { type FirstPage, pageOf, partOf, whole } from "../listing.ts";
import { type Mailbox, mailboxContainer, notOpened, visitMailboxes } from "../mailboxes.ts";
import { unsized } from "../place.ts";
import { isPrivate } from "../sensitivity.ts";
import { type CountedCalendar, eventSeed } from "./events.ts";

const SERVICE = "exchange.calendar";
const PERMISSION = "Calendars.ReadBasic";

const Calendar = z.object({
  id: z.string(),
  owner: z.object({ address: z.string().nullish() }).nullish(),
  canShare: z.boolean().nullish(),
  isDefaultCalendar: z.boolean().nullish(),
});
type Calendar = z.infer<typeof Calendar>;
const Event = z.object({ id: z.string(), sensitivity: z.string().nullish() });

export const calendars = defineCollector({
  id: "calendars",
  title: "Agendas",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les événements de chaque agenda, sans les ouvrir",
        en: "Count the events of each calendar, without opening them",
      },
    },
  ],
  after: ["mailboxes"],
  roots: () => [],
  run: (task, tools) =>
    visitMailboxes(task, tools, {
      path: ({ person }) =>
        `/users/${encodeURIComponent(person.id)}/calendars?$select=id,owner,canShare,isDefaultCalendar&$top=100`,
      item: Calendar,
      tell: (mailbox, first) => tell(mailbox, first, tools),
    }),
});

async function tell(mailbox: Mailbox, first: Answer<FirstPage<Calendar>>, tools: Tools): Promise<Omit<Page, "cursor">> {
  const { person } = mailbox;
  const container = mailboxContainer(SERVICE, mailbox);
  const path = `/users/${encodeURIComponent(person.id)}/calendars?$select=id,owner,canShare,isDefaultCalendar&$top=100`;
  const answer = await whole(tools.graph, path, Calendar, { first });
  if (!answer.ok)
    return { records: notOpened(container, answer.refusal, { where: "calendars", permission: PERMISSION }) };

  const owned = [...new Set(answer.value.filter((calendar) => isOwned(calendar, mailbox)).map(({ id }) => id))];
  const { counted, records } = await count(owned, mailbox, tools);
  if (owned.length === 0) records.push(unsized(SERVICE, person.id));
  if (tools.content.exchange === "none") return { records: [container, ...records] };
  const about = { service: SERVICE, container: person.id, where: "content" } as const;
  const held = counted.reduce((sum, { events }) => sum + events, 0);
  if (!tools.scope.readsContent(namesOf(person))) {
    return { records: [container, ...records, unseen("left-out", held, about)] };
  }
  const closed = counted.reduce((sum, calendar) => sum + calendar.private, 0);
  return {
    records: [container, ...records, ...(closed > 0 ? [unseen("private", closed, { ...about, where: "events" })] : [])],
    follow: eventSeed(
      person.id,
      counted.filter(({ events }) => events > 0),
    ),
  };
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

async function count(
  owned: readonly string[],
  { person }: Mailbox,
  { graph, content }: Tools,
): Promise<{ readonly counted: readonly CountedCalendar[]; readonly records: TenantRecord[] }> {
  const fields = content.exchange === "none" ? "id" : "id,sensitivity";
  const paths = owned.map((id) => ({
    id,
    path: `/users/${encodeURIComponent(person.id)}/calendars/${encodeURIComponent(id)}/events?$select=${fields}&$top=1000`,
    schema: pageOf(Event),
  }));
  const answers = await batchApart(graph, paths);
  const [counted, records]: [CountedCalendar[], TenantRecord[]] = [[], []];
  for (const { id, path } of paths) {
    const events = await whole(graph, path, Event, { first: partOf(answers, id) });
    if (events.ok) {
      const held = new Map(events.value.map((event) => [event.id, event]));
      const closed = [...held.values()].filter(({ sensitivity }) => isPrivate(sensitivity)).length;
      counted.push({ id, events: held.size, private: closed });
      records.push({
        kind: "part",
        service: SERVICE,
        container: person.id,
        id,
        items: held.size,
        bytes: null,
        counted: true,
      });
    } else if (events.refusal.cause !== "vanished") {
      const about = {
        service: SERVICE,
        container: person.id,
        where: "calendars/events",
        permission: PERMISSION,
      } as const;
      records.push(refused(events.refusal, about));
    }
  }
  return { counted, records };
}
