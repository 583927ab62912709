/** Contacts of the pretend mailboxes, in the default folder and in others, nested ones too. */

import { randomOf } from "../random.ts";
import { canaryOf } from "./files-specimens.ts";
import type { Ministry } from "./ministry.ts";
import { keyInOutlookId, outlookId } from "./outlook-ids.ts";
import { type Words, wordsOf } from "./words.ts";

export interface ContactFolder {
  readonly person: number;
  /** 0 is the default folder, which no list tells. */
  readonly b: number;
  readonly id: string;
  readonly name: string;
  readonly parent: number;
  readonly contacts: number;
}

export interface Contact extends Words {
  readonly id: string;
  readonly name: string;
  readonly company: string;
}

const NAMES = ["Contacts", "Partenaires", "Associations", "Antennes régionales"] as const;
const SHARE = 6;

export function contactFoldersOf(ministry: Ministry, person: number): readonly ContactFolder[] {
  const random = randomOf(ministry.seed, "contacts", person);
  const { mailbox, purpose } = ministry.person(person);
  const count = purpose !== "user" ? 1 : random.pick([1, 1, 2, 4]);
  return NAMES.slice(0, count).map((name, b) => ({
    person,
    b,
    id: outlookId(ministry.seed, "contact-folder", { a: person, b }),
    name,
    // Each but the second stands in the one before it.
    parent: Math.max(0, b - 1),
    contacts:
      mailbox === "empty" || purpose !== "user" ? 0 : 1 + random.int(b === 0 ? 6 : 3) + (b === 0 ? ministry.state : 0),
  }));
}

export function contactFolderById(ministry: Ministry, person: number, id: string): ContactFolder | null {
  const key = keyInOutlookId(ministry.seed, "contact-folder", id);
  return key === null || key.a !== person ? null : (contactFoldersOf(ministry, person)[key.b] ?? null);
}

export function contactOf(ministry: Ministry, { person, b }: ContactFolder, d: number): Contact {
  const random = randomOf(ministry.seed, "contact", person, b, d);
  return {
    ...wordsOf(random, SHARE),
    id: outlookId(ministry.seed, "contact", { a: person, b, d }),
    name: `Interlocuteur ${canaryOf(random).replace("canari-", "")}`,
    company: random.pick(["Imprimerie du Vallon", "Atelier des Halles", "Coopérative du Plateau"]),
  };
}
