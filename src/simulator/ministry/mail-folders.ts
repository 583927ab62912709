/**
 * Mail folders of a mailbox: the usual ones, some of the person's own, nested ones, private ones, and those that
 * count for nothing: hidden folders, what lies in them, search folders.
 */

import { randomOf } from "../random.ts";
import type { Ministry } from "./ministry.ts";
import { keyInOutlookId, outlookId } from "./outlook-ids.ts";
import { numbersSince, type Since, sinceIn } from "./outlook-since.ts";

export interface MailFolder {
  readonly person: number;
  readonly d: number;
  readonly id: string;
  /** Number of the folder above; null at the top. */
  readonly parent: number | null;
  readonly name: string;
  /** Under which it is asked for without its id. */
  readonly known: string | null;
  /** How many it holds. */
  readonly messages: number;
  /** Those that it holds, by the folder and the number under which they first came. */
  readonly held: readonly Held[];
  /** How many it held in the first state, and what has happened to them since. */
  readonly before: number;
  readonly since: Since;
  readonly hidden: boolean;
  readonly search: boolean;
  /** Itself, or one above it, has a name that says private. */
  readonly private: boolean;
  readonly counted: boolean;
}

export interface Held {
  /** Number of the folder. */
  readonly from: number;
  readonly d: number;
  /** Written again since the first state, or come since. */
  readonly told: "again" | "new" | null;
}

interface Sprout {
  readonly parent?: number;
  readonly known?: string;
  readonly hidden?: boolean;
  readonly search?: boolean;
  readonly private?: boolean;
}

/** More than one page of bodies. */
const BUSY = 120;

/** Folders last asked for: one mailbox is asked for many times in a row. */
const known = new WeakMap<Ministry, Map<number, readonly MailFolder[]>>();
const KEPT = 256;

export function foldersOf(ministry: Ministry, person: number): readonly MailFolder[] {
  const mailboxes = known.get(ministry) ?? new Map<number, readonly MailFolder[]>();
  known.set(ministry, mailboxes);
  const found = mailboxes.get(person);
  if (found !== undefined) return found;
  const grown = grownFolders(ministry, person);
  if (mailboxes.size >= KEPT) mailboxes.clear();
  mailboxes.set(person, grown);
  return grown;
}

/** In the tenant's second state messages have come, gone and moved, and a folder has another name. */
function grownFolders(ministry: Ministry, person: number): readonly MailFolder[] {
  const { keeps, mailbox, purpose } = ministry.person(person);
  const random = randomOf(ministry.seed, "mail-folders", person);
  const folders: MailFolder[] = [];
  const add = (name: string, messages: number, { parent, known, hidden, search, ...rest }: Sprout = {}) => {
    const above = parent === undefined ? null : (folders[parent] ?? null);
    const d = folders.length;
    const out = hidden === true || search === true || (above !== null && !above.counted);
    folders.push({
      person,
      d,
      // Told when it is asked for: counting a large ministry's mail needs no ids.
      get id() {
        return outlookId(ministry.seed, "mail-folder", { a: person, d });
      },
      parent: parent ?? null,
      name,
      known: known ?? null,
      ...contentsOf(ministry, [person, d], mailbox === "empty" ? 0 : messages, search === true),
      hidden: hidden ?? false,
      search: search ?? false,
      private: (rest.private ?? false) || (above?.private ?? false),
      counted: !out,
    });
    return d;
  };
  const some = (least: number, more: number) => least + random.int(more);
  const later = ministry.state === 1 && isRenamed(ministry, person);
  const quiet = purpose === "room" || purpose === "equipment";
  const received = keeps.includes("deep") ? BUSY : some(quiet ? 1 : 4, quiet ? 2 : 6);
  const inbox = add("Boîte de réception", received, { known: "inbox" });
  add("Éléments envoyés", quiet ? 0 : some(3, 4), { known: "sentitems" });
  add("Brouillons", random.int(2), { known: "drafts" });
  add("Éléments supprimés", some(1, 3), { known: "deleteditems" });
  add("Courrier indésirable", random.int(2), { known: "junkemail" });
  add("Boîte d’envoi", 0, { known: "outbox" });
  add("Archive", some(0, 3), { known: "archive" });
  const quick = add("Quick Step Settings", 2, { hidden: true });
  add("Paramètres anciens", 1, { parent: quick });
  add("Non lus", 3, { search: true });
  if (!quiet && random.chance(0.5)) {
    const messages = some(1, 4);
    // Renamed since, and so read no more.
    if (later) add("Privé", messages, { private: true });
    else add("Dossiers en cours", messages);
  }
  if (!quiet && random.chance(0.3)) add("À classer", some(1, 3), { parent: inbox });
  if (keeps.includes("personal")) {
    const own = add("Personnel", 3, { private: true });
    add("Vacances", 2, { parent: own });
  }
  if (keeps.includes("union")) add("SYNDICAL", 3, { private: true });
  if (keeps.includes("deep")) {
    const first = add("Marchés", 1);
    const second = add("Informatique", 2, { parent: first });
    const third = add("Postes de travail", 2, { parent: second });
    add("Privé", 1, { parent: third, private: true });
  }
  return withMoved(folders);
}

function isRenamed({ seed, changes }: Ministry, person: number): boolean {
  return changes === null ? person % 2 === 0 : randomOf(seed, "renamed", person).chance(changes);
}

/** What a search folder shows stands elsewhere: nothing happens to it there. */
function contentsOf(ministry: Ministry, [person, from]: [number, number], before: number, search: boolean) {
  const since = sinceIn(ministry, ["mail", person, from], search ? 0 : before);
  const held = numbersSince(before, since).map((d) => ({
    from,
    d,
    told: d >= before ? ("new" as const) : since.rewritten.has(d) ? ("again" as const) : null,
  }));
  return { before, since, held, messages: held.length };
}

/** Where messages are moved to: the archive, and from there the inbox. */
const ARCHIVE = 6;
export const movedTo = (from: number): number => (from === ARCHIVE ? 0 : ARCHIVE);

function withMoved(folders: readonly MailFolder[]): readonly MailFolder[] {
  if (folders.every(({ since }) => since.moved.size === 0)) return folders;
  return folders.map((folder) => {
    const come = folders.flatMap(({ d: from, since }) =>
      movedTo(from) === folder.d ? [...since.moved].map((d) => ({ from, d, told: null })) : [],
    );
    if (come.length === 0) return folder;
    // The id is told when it is asked for: what is copied must not ask.
    return Object.create(folder, {
      held: { value: [...folder.held, ...come], enumerable: true },
      messages: { value: folder.messages + come.length, enumerable: true },
    }) as MailFolder;
  });
}

/** By id, or by the name that Outlook knows it under. */
export function folderById(ministry: Ministry, person: number, id: string): MailFolder | null {
  const folders = foldersOf(ministry, person);
  const key = keyInOutlookId(ministry.seed, "mail-folder", id);
  if (key !== null) return key.a === person ? (folders[key.d] ?? null) : null;
  return folders.find(({ known }) => known === id.toLowerCase()) ?? null;
}

/** Id of the root, which no list tells. */
export function rootOf({ seed }: Ministry, person: number): string {
  return outlookId(seed, "mail-root", { a: person });
}
