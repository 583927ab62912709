/**
 * Which accounts have a mailbox, of which kind, and how much mail, how many events and contacts each holds. Twenty are
 * visited at a time, in two rounds: what each has, then how much is in it. Guests have none.
 */

import { z } from "zod";
import { GAP_CAUSES } from "../../model/gap.ts";
import type { Page, Task } from "../../model/task.ts";
import { factsOf, namesOf, plantBlocks, ROOT } from "../blocks.ts";
import { askEvents, CALENDAR_PERMISSION, EventsUnder, tellEvents } from "../calendars.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { askContacts, CONTACT_PERMISSION, descend, firstPages, tellContacts } from "../contact-folders.ts";
import { isLong } from "../counted.ts";
import { unseen } from "../gaps.ts";
import { MAIL_PERMISSION } from "../mail-folders.ts";
import { listsOf, type Opened, PURPOSE_PERMISSION } from "../mailbox-lists.ts";
import { Round } from "../round.ts";

export const mailboxes = defineCollector({
  id: "mailboxes",
  title: "Boîtes aux lettres, agendas et contacts",
  services: ["exchange.mail", "exchange.calendar", "exchange.contacts"],
  needs: [
    {
      permission: PURPOSE_PERMISSION,
      reason: {
        fr: "Distinguer les boîtes individuelles, partagées, de salle et de matériel",
        en: "Tell user, shared, room and equipment mailboxes apart",
      },
    },
    {
      permission: MAIL_PERMISSION,
      reason: {
        fr: "Compter les messages de chaque boîte, dossier par dossier, sans les ouvrir",
        en: "Count the messages of each mailbox, folder by folder, without opening them",
      },
    },
    {
      permission: CALENDAR_PERMISSION,
      reason: {
        fr: "Compter les événements de chaque agenda, sans les ouvrir",
        en: "Count the events of each calendar, without opening them",
      },
    },
    {
      permission: CONTACT_PERMISSION,
      reason: {
        fr: "Compter les contacts de chaque boîte (rien de moins ne l’ouvre)",
        en: "Count the contacts of each mailbox (nothing less opens them)",
      },
    },
  ],
  after: ["people", "licences", "usage-mailboxes", "closed-members"],
  plants: ["messages", "events", "contacts"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plant(task, tools) : visit(task, tools)),
});

function plant(task: Task, { known, scope }: Tools): AsyncGenerator<Page> {
  return plantBlocks(task, {
    known,
    kind: "person",
    judge: (person) => (person.guest ? "none" : scope.includes(namesOf(person)) ? "in" : "left"),
    leftOut: (count) => mailboxes.services.map((service) => unseen("left-out", count, { service, where: "mailboxes" })),
  });
}

/** Mailboxes whose first questions fill one envelope: each is committed once it has come back. */
const FIRST = 5;
/** Parts of an envelope: second questions are asked and committed by as many mailboxes as fit into one. */
const ENVELOPE = 20;

/**
 * Where the block stands: from whom on the first questions are to be asked, and what those who were asked have that is
 * still to be counted: calendars and folders by id, nothing of what they hold.
 */
const Cursor = z.object({
  at: z.number(),
  opened: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      calendars: z.array(z.object({ id: z.string(), private: z.boolean() })).nullable(),
      contactFolders: z.object({
        folders: z.array(z.string()),
        refusal: z
          .object({
            cause: z.enum(GAP_CAUSES),
            status: z.number().nullable(),
            code: z.string().nullable(),
            requestId: z.string().nullable(),
          })
          .nullable(),
      }),
    }),
  ),
  /** The first of them owns a calendar of many pages, and this is how far it is gone through. */
  under: EventsUnder.nullable(),
});

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  const block = await factsOf(task, tools.known, "person");
  const start = task.cursor === null ? { at: 0, opened: [], under: null } : await standing(task.cursor, tools);
  let { at, opened } = start;
  while (at < block.length) {
    const lists = await listsOf(block.slice(at, at + FIRST), tools);
    at += FIRST;
    opened = [...opened, ...lists.opened];
    yield { ...lists.page, cursor: at >= block.length && opened.length === 0 ? null : cursorOf(at, opened) };
  }
  if (opened.length > 0) yield* count(at, opened, tools, start.under);
}

function cursorOf(at: number, opened: readonly Opened[], under: EventsUnder | null = null): string {
  const told: z.infer<typeof Cursor> = {
    at,
    opened: opened.map(({ mailbox, calendars, contactFolders }) => ({
      id: mailbox.person.id,
      type: mailbox.type,
      calendars: calendars === null ? null : [...calendars],
      contactFolders: { ...contactFolders, folders: [...contactFolders.folders] },
    })),
    under,
  };
  return JSON.stringify(told);
}

async function standing(
  cursor: string,
  { known }: Tools,
): Promise<{ at: number; opened: readonly Opened[]; under: EventsUnder | null }> {
  const { at, opened: told, under } = Cursor.parse(JSON.parse(cursor));
  const opened = await Promise.all(
    told.map(async ({ id, type, ...rest }) => {
      const person = await known.fact("person", id);
      return person === null ? [] : [{ mailbox: { person, type }, ...rest }];
    }),
  );
  return { at, opened: opened.flat(), under };
}

async function* count(
  at: number,
  opened: readonly Opened[],
  tools: Tools,
  from: EventsUnder | null,
): AsyncGenerator<Page> {
  for (let [left, begun] = [opened, from]; left.length > 0; begun = null) {
    const some = left.slice(0, filling(left));
    left = left.slice(some.length);
    yield* countSome(some, tools, begun, (rest, under) => {
      const all = [...rest, ...left];
      return all.length === 0 ? null : cursorOf(at, all, under);
    });
  }
}

/** How many of them fill an envelope with their second questions: one at least. */
function filling(opened: readonly Opened[]): number {
  let parts = 0;
  const over = opened.findIndex(({ calendars, contactFolders }) => {
    parts += 1 + (calendars?.length ?? 0) + 2 * contactFolders.folders.length;
    return parts > ENVELOPE;
  });
  return over === -1 ? opened.length : Math.max(1, over);
}

async function* countSome(
  opened: readonly Opened[],
  tools: Tools,
  from: EventsUnder | null,
  cursorOfRest: (rest: readonly Opened[], under?: EventsUnder) => string | null,
): AsyncGenerator<Page> {
  const round = new Round();
  const reads = tools.content.exchange !== "none";
  const asked = opened.map(({ mailbox, calendars, contactFolders }) => ({
    mailbox,
    events: calendars === null ? null : askEvents(round, mailbox, calendars, reads),
    cabinet: askContacts(round, mailbox, contactFolders, tools.content.exchange === "full"),
  }));
  await round.send(tools.graph);
  await descend(
    tools.graph,
    asked.map(({ cabinet }) => cabinet),
  );
  let told: Omit<Page, "cursor">[] = [];
  for (const [index, { mailbox, events, cabinet }] of asked.entries()) {
    const begun = index === 0 ? from : null;
    for await (const { page, under } of events === null ? [] : tellEvents(mailbox, events, tools, begun)) {
      told.push(page);
      if (under === null) continue;
      // Page by page: what is told of a large calendar is not asked for again.
      yield { ...together(told), cursor: cursorOfRest(opened.slice(index), under) };
      told = [];
    }
    told.push(await tellContacts(cabinet, tools));
    const rest = opened.slice(index + 1);
    // One that had to be gone through page by page is not gone through twice.
    const long = [...(events ?? []).map(({ first }) => first()), ...firstPages(cabinet)].some(isLong);
    if (rest.length > 0 && !long) continue;
    yield { ...together(told), cursor: cursorOfRest(rest) };
    told = [];
  }
}

function together(pages: readonly Omit<Page, "cursor">[]): Omit<Page, "cursor"> {
  return {
    records: pages.flatMap(({ records }) => records),
    follow: pages.flatMap(({ follow }) => follow ?? []),
    stands: pages.flatMap(({ stands }) => stands ?? []),
  };
}
