/** Messages of the pretend mailboxes and what is attached to them. */

import { type Random, randomOf } from "../random.ts";
import { dayOf } from "./files-nodes.ts";
import type { Specimen } from "./files-specimens.ts";
import { foldersOf, type Held, type MailFolder, movedTo } from "./mail-folders.ts";
import type { Ministry } from "./ministry.ts";
import { keyInOutlookId, outlookId } from "./outlook-ids.ts";
import { LATER } from "./sites-later.ts";
import { type Words, wordsOf } from "./words.ts";

export interface Message extends Words {
  readonly id: string;
  readonly person: number;
  readonly folder: MailFolder;
  /** Number of the folder that it first came to. */
  readonly from: number;
  readonly d: number;
  readonly at: string;
  /** Outlook's own mark: 0 normal, 1 personal, 2 private, 3 confidential. */
  readonly mark: 0 | 1 | 2 | 3;
  readonly attachments: readonly Attachment[];
}

export type Attachment =
  | { readonly kind: "file" | "item"; readonly name: string; readonly specimen: number }
  /** A logo set into the text. */
  | { readonly kind: "picture" | "link"; readonly name: string };

/** A logo of one pixel. */
export const PICTURE = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
/** Headers and wrapping, on top of what is said. */
const OVERHEAD = 2048;
const SHARE = 12;

/** @param folder in which it is now. */
export function messageOf(ministry: Ministry, folder: MailFolder, held: Held): Message {
  const { person } = folder;
  const { from, d, told } = held;
  const again = told === "again";
  const random = randomOf(ministry.seed, again ? "mail-again" : "mail", person, from, d);
  const words = wordsOf(random, SHARE);
  const attachments = random.chance(0.1) ? attachmentsOf(ministry, random) : [];
  return {
    ...words,
    id: idOf(ministry, folder, held),
    person,
    folder,
    from,
    d,
    at: told !== null ? LATER : dayOf(random, 900, 3),
    // Written again, it may bear another mark.
    mark: markOf(again ? d + 6 : d, person),
    attachments,
    detectors: [...words.detectors, ...attachments.flatMap((each) => specimenOf(ministry, each)?.detectors ?? [])],
  };
}

/** Every other message that is moved keeps its id; the others have a new one, as Exchange gives it. */
function idOf({ seed }: Ministry, { person: a, d: b }: MailFolder, { from, d }: Pick<Held, "from" | "d">): string {
  const sub = from === b || d % 2 === 0 ? 0 : 1;
  return outlookId(seed, "message", { a, b: from, d, sub });
}

/** Ids of what is no more in the folder that first held it. */
export function* leftIds(ministry: Ministry, folder: MailFolder): Generator<string> {
  const { gone, moved } = folder.since;
  for (const d of [...gone, ...moved]) yield idOf(ministry, folder, { from: folder.d, d });
}

/** Messages that are new in this folder, or not what they were. */
export function changedIn({ d: own, held }: MailFolder): readonly Held[] {
  return held.filter(({ from, told }) => from !== own || told !== null);
}

export function messageById(ministry: Ministry, person: number, id: string): Message | null {
  const key = keyInOutlookId(ministry.seed, "message", id);
  if (key === null || key.a !== person) return null;
  const folders = foldersOf(ministry, person);
  const first = folders[key.b];
  const here = first?.since.moved.has(key.d) === true ? folders[movedTo(key.b)] : first;
  const held = here?.held.find(({ from, d }) => from === key.b && d === key.d);
  if (here === undefined || here.search || held === undefined) return null;
  const message = messageOf(ministry, here, held);
  return message.id === id ? message : null;
}

export function* messagesIn(ministry: Ministry, folder: MailFolder): Generator<Message> {
  for (const held of folder.held) yield messageOf(ministry, folder, held);
}

/** From so many people on, a message's size is drawn by itself: folders are summed up by the million. */
const MANY = 1000;

function drawnBytes({ seed }: Ministry, person: number, { from, d }: Pick<Held, "from" | "d">): number {
  const random = randomOf(seed, "bytes", person, from, d);
  return OVERHEAD + random.int(random.chance(0.1) ? 4_000_000 : 40_000);
}

/** What a folder says that it weighs: the only place where Graph tells the size of messages. */
export function folderBytes(ministry: Ministry, folder: MailFolder): number {
  if (folder.search) return 0;
  const weigh = (held: Held) =>
    ministry.people > MANY
      ? drawnBytes(ministry, folder.person, held)
      : bytesOf(ministry, messageOf(ministry, folder, held));
  return folder.held.reduce((sum, held) => sum + weigh(held), 0);
}

export function bytesOf(ministry: Ministry, message: Message): number {
  if (ministry.people > MANY) return drawnBytes(ministry, message.person, message);
  const { text, subject, attachments } = message;
  const held = attachments.map((each) => specimenOf(ministry, each)?.bytes.length ?? PICTURE.length);
  return OVERHEAD + text.length + subject.length + held.reduce((sum, bytes) => sum + Math.ceil(bytes * 1.37), 0);
}

export function isPrivate({ mark, folder }: Pick<Message, "mark" | "folder">): boolean {
  return mark === 1 || mark === 2 || folder.private;
}

export function specimenOf({ stock }: Ministry, attachment: Attachment): Specimen | null {
  return "specimen" in attachment ? stock.specimen(attachment.specimen) : null;
}

function markOf(d: number, person: number): Message["mark"] {
  const turn = (d + person) % 29;
  return turn === 5 ? 2 : turn === 11 ? 1 : turn === 17 ? 3 : 0;
}

function attachmentsOf({ stock }: Ministry, random: Random): readonly Attachment[] {
  const specimen = stock.drawn(random);
  const file: Attachment = { kind: "file", name: `piece-jointe.${stock.specimen(specimen).format}`, specimen };
  const turn = random.int(6);
  if (turn === 0) return [{ kind: "item", name: "Message transmis", specimen: stock.indexOf("eml", "iban", random) }];
  if (turn === 1) return [file, { kind: "picture", name: "logo.gif" }];
  if (turn === 2) return [file, { kind: "link", name: "Dossier partagé" }];
  return [file];
}
