/** Contacts of the pretend mailboxes, in the default folder and in others, nested ones too. */

import { randomOf } from "../random.ts";
import { canaryOf } from "./files-specimens.ts";
import type { Ministry } from "./ministry.ts";
import { keyInOutlookId, outlookId } from "./outlook-ids.ts";
import { numbersSince, type Since, sinceIn, unmoved } from "./outlook-since.ts";
import { LATER } from "./sites-later.ts";
import { type Words, wordsOf } from "./words.ts";

export interface ContactFolder {
  readonly person: number;
  /** 0 is the default folder, which no list tells. */
  readonly b: number;
  readonly id: string;
  readonly name: string;
  readonly parent: number;
  /** How many it holds, and their numbers. */
  readonly contacts: number;
  readonly held: readonly number[];
  /** How many it held in the first state, and what has happened to them since. */
  readonly before: number;
  readonly since: Since;
}

export interface Contact extends Words {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly modified: string;
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
    ...contentsOf(
      ministry,
      [person, b],
      mailbox === "empty" || purpose !== "user" ? 0 : 1 + random.int(b === 0 ? 6 : 3),
    ),
  }));
}

function contentsOf(ministry: Ministry, [person, b]: [number, number], before: number) {
  const since = unmoved(sinceIn(ministry, ["contacts", person, b], before));
  const held = numbersSince(before, since);
  return { before, since, held, contacts: held.length };
}

/** What a delta link of the first state tells of: numbers of contacts that are new or other, and ids of those gone. */
export function contactsSince({ seed }: Ministry, { person: a, b, held, before, since }: ContactFolder) {
  return {
    changed: held.filter((d) => d >= before || since.rewritten.has(d)),
    gone: [...since.gone].map((d) => outlookId(seed, "contact", { a, b, d })),
  };
}

export function contactFolderById(ministry: Ministry, person: number, id: string): ContactFolder | null {
  const key = keyInOutlookId(ministry.seed, "contact-folder", id);
  return key === null || key.a !== person ? null : (contactFoldersOf(ministry, person)[key.b] ?? null);
}

export function contactOf(ministry: Ministry, { person, b, before, since }: ContactFolder, d: number): Contact {
  const again = since.rewritten.has(d);
  const random = randomOf(ministry.seed, again ? "contact-again" : "contact", person, b, d);
  return {
    ...wordsOf(random, SHARE),
    id: outlookId(ministry.seed, "contact", { a: person, b, d }),
    name: `Interlocuteur ${canaryOf(random).replace("canari-", "")}`,
    company: random.pick(["Imprimerie du Vallon", "Atelier des Halles", "Coopérative du Plateau"]),
    modified: again || d >= before ? LATER : "2025-02-05T08:00:00Z",
  };
}
