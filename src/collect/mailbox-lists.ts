/**
 * The first questions to a block of mailboxes, which wait for nothing: what each is for, its mail folders, its
 * calendars and its contact folders. Four of one mailbox fill an envelope as Outlook takes it; accounts that most
 * likely have none are asked the first alone.
 */

import { z } from "zod";
import type { Answer, Refusal } from "../graph/graph.ts";
import type { Person } from "../model/directory-records.ts";
import type { TenantRecord } from "../model/records.ts";
import type { Page } from "../model/task.ts";
import { Calendar, calendarsRoute, type OwnedCalendar, ownedBy, shutCalendars } from "./calendars.ts";
import type { Tools } from "./collector.ts";
import { contactFoldersRoute } from "./contact-folders.ts";
import { Thing } from "./counted.ts";
import { type GapAbout, isAbsent, refused } from "./gaps.ts";
import { likelyAmong } from "./likely-mailboxes.ts";
import { type FirstPage, pageOf, whole } from "./listing.ts";
import { allFolders, Folder, foldersRoute, MANY_FOLDERS, refusedSized, tellMail } from "./mail-folders.ts";
import type { Mailbox } from "./mailboxes.ts";
import { Round } from "./round.ts";

export const PURPOSE_PERMISSION = "MailboxSettings.Read";
const ABOUT: GapAbout = {
  service: "exchange.mail",
  where: "mailboxSettings/userPurpose",
  permission: PURPOSE_PERMISSION,
};
const Purpose = z.object({ value: z.string().nullish() });
type Purpose = z.infer<typeof Purpose>;
const Folders = pageOf(Folder);
const Calendars = pageOf(Calendar);
const ContactFolders = pageOf(Thing);

/** What a mailbox has that must still be counted. */
export interface Opened {
  readonly mailbox: Mailbox;
  /** Calendars that it owns; null when their list did not come, which is told. */
  readonly calendars: readonly OwnedCalendar[] | null;
  readonly contactFolders: { readonly folders: readonly string[]; readonly refusal: Refusal | null };
}

export interface Lists {
  readonly page: Omit<Page, "cursor">;
  readonly opened: readonly Opened[];
}

interface Lookup {
  readonly sized: boolean;
  readonly folders: () => Answer<FirstPage<Folder>>;
  readonly calendars: () => Answer<FirstPage<z.infer<typeof Calendar>>>;
  readonly contactFolders: () => Answer<FirstPage<Thing>>;
}

export async function listsOf(people: readonly Person[], tools: Tools): Promise<Lists> {
  const likely = await likelyAmong(people, tools.known);
  const round = new Round();
  const purposes = new Map(people.map(({ id }) => [id, round.ask(purposeRoute(id), Purpose)]));
  const lookups = askLists(
    round,
    people.filter(({ id }) => likely.has(id)),
    tools,
  );
  await round.send(tools.graph);
  const { records, mailboxes, shut } = kindsOf(people, (id) => (purposes.get(id) as () => Answer<Purpose>)());
  await askTheOthers(mailboxes, shut, lookups, tools);
  return tell(mailboxes, records, lookups, tools);
}

const purposeRoute = (id: string) => `/users/${encodeURIComponent(id)}/mailboxSettings/userPurpose`;

/** All of a kind together: an envelope then holds no more than one question, or a few, for a mailbox. */
function askLists(round: Round, people: readonly Person[], tools: Tools): Map<string, Lookup> {
  const folders = people.map(({ id }) => round.ask(foldersRoute(id, tools, true), Folders, MANY_FOLDERS));
  const calendars = people.map(({ id }) => round.ask(calendarsRoute(id, tools), Calendars));
  const contactFolders = people.map(({ id }) => round.ask(contactFoldersRoute(id), ContactFolders));
  return new Map(
    people.map(({ id }, at) => [
      id,
      {
        sized: true,
        folders: folders[at] as Lookup["folders"],
        calendars: calendars[at] as Lookup["calendars"],
        contactFolders: contactFolders[at] as Lookup["contactFolders"],
      },
    ]),
  );
}

/** Which accounts have a mailbox, and of which kind. */
function kindsOf(
  people: readonly Person[],
  answerOf: (id: string) => Answer<Purpose>,
): {
  readonly records: readonly TenantRecord[];
  readonly mailboxes: readonly Mailbox[];
  readonly shut: ReadonlySet<string>;
} {
  const opened = people.some(({ id }) => answerOf(id).ok);
  const [records, mailboxes]: [TenantRecord[], Mailbox[]] = [[], []];
  const shut = new Set<string>();
  for (const person of people) {
    const answer = answerOf(person.id);
    const absent = !answer.ok && isAbsent(answer.refusal);
    if (absent) records.push(refused(answer.refusal, { ...ABOUT, container: person.id }));
    // Its folders may open all the same: what they answer decides of the mailbox, and the kind is guessed. Where
    // others opened, the refusal is this mailbox's and its folders tell it; no permission is missing.
    else if (!answer.ok && !opened) records.push(refused(answer.refusal, ABOUT));
    else if (!answer.ok) shut.add(person.id);
    if (!absent) mailboxes.push({ person, type: typeOf(person, answer) });
  }
  return { records, mailboxes, shut };
}

/** Shared mailboxes and rooms stand on disabled accounts: all there is to go by when the purpose cannot be read. */
function typeOf({ enabled }: Person, answer: Answer<Purpose>): string {
  if (!answer.ok) return enabled ? "user" : "shared";
  const purpose = answer.value.value ?? "user";
  return ["shared", "room", "equipment"].includes(purpose) ? purpose : "user";
}

/** Mailboxes that nobody expected, and folders that did not come with their sizes. */
async function askTheOthers(
  mailboxes: readonly Mailbox[],
  shut: ReadonlySet<string>,
  lookups: Map<string, Lookup>,
  tools: Tools,
): Promise<void> {
  const late = new Round();
  const unexpected = mailboxes.flatMap(({ person }) => (lookups.has(person.id) ? [] : [person]));
  const more = askLists(late, unexpected, tools);
  await late.send(tools.graph);
  for (const [id, lookup] of more) lookups.set(id, lookup);
  const bare = new Round();
  for (const { person } of mailboxes) {
    const lookup = lookups.get(person.id) as Lookup;
    // What refuses even its purpose, where others tell theirs, is shut as a whole: no permission is missing.
    if (shut.has(person.id) || !refusedSized(lookup.folders())) continue;
    const folders = bare.ask(foldersRoute(person.id, tools, false), Folders, MANY_FOLDERS);
    // What is refused both times is refused as it first was.
    lookups.set(person.id, { ...lookup, sized: false, folders: () => (folders().ok ? folders() : lookup.folders()) });
  }
  await bare.send(tools.graph);
}

/** A size may be refused in the middle of a list, too. */
async function foldersIn({ sized, folders }: Lookup, person: string, tools: Tools): Promise<Answer<readonly Folder[]>> {
  const first = folders();
  const answer = await allFolders(tools.graph, foldersRoute(person, tools, sized), first);
  if (!(first.ok && sized && refusedSized(answer))) return answer;
  const bare = await allFolders(tools.graph, foldersRoute(person, tools, false));
  return bare.ok ? bare : answer;
}

async function tell(
  mailboxes: readonly Mailbox[],
  before: readonly TenantRecord[],
  lookups: ReadonlyMap<string, Lookup>,
  tools: Tools,
): Promise<Lists> {
  const records = [...before];
  const follow = [];
  const opened: Opened[] = [];
  for (const mailbox of mailboxes) {
    const { id } = mailbox.person;
    const lookup = lookups.get(id) as Lookup;
    const mail = await tellMail(mailbox, await foldersIn(lookup, id, tools), tools);
    records.push(...mail.records);
    follow.push(...(mail.follow ?? []));
    const calendars = await whole(tools.graph, calendarsRoute(id, tools), Calendar, { first: lookup.calendars() });
    if (!calendars.ok) records.push(...shutCalendars(mailbox, calendars.refusal));
    const top = await whole(tools.graph, contactFoldersRoute(id), Thing, { first: lookup.contactFolders() });
    opened.push({
      mailbox,
      calendars: calendars.ok ? ownedBy(mailbox, calendars.value, tools) : null,
      contactFolders: top.ok
        ? { folders: [...new Set(top.value.map((folder) => folder.id))], refusal: null }
        : { folders: [], refusal: top.refusal },
    });
  }
  return { page: { records, follow }, opened };
}
