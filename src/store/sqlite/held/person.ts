/** One person as a store knows them: account, words, places, and what of the directory is theirs. */

import type { DatabaseSync } from "node:sqlite";
import type { Person, PersonalSpace, Site } from "../../../model/directory-records.ts";
import { spaceIn, spaceNamed } from "../../../model/personal-site.ts";
import type { ServiceId } from "../../../model/service.ts";
import { spelt, type Words, wordsOf } from "./words.ts";

const WINDOW = 1000;
/** Stands before the name of a personal site that an account would have. */
const LIKELY = "account/";

export interface HeldPerson {
  /** Null where the directory, as it was last read, has no such account. */
  readonly account: Person | null;
  readonly words: Words;
  /** Keys of the facts that are theirs alone, by kind of fact. */
  readonly facts: Readonly<Record<"person" | "usage" | "personal-space" | "site" | "closed-place", readonly string[]>>;
  /** Groups that name them among their owners. */
  readonly owned: readonly string[];
  readonly places: readonly { readonly place: number; readonly service: ServiceId; readonly id: string }[];
  /** Identifiers of all that is theirs: the account, its places, its sites. */
  readonly ids: ReadonlySet<string>;
}

/** @param asked an address, or the account's identifier. `several`: masked addresses are alike. */
export function heldPerson(database: DatabaseSync, asked: string): HeldPerson | "several" {
  const wanted = spelt(asked);
  const isAsked = ({ id, addresses, address }: Person) =>
    [id, address, ...addresses].some((name) => spelt(name) === wanted);
  const accounts = [...facts<Person>(database, "person").filter(isAsked)];
  if (accounts.length > 1) return "several";
  const account = accounts[0] ?? null;
  const names = account === null ? [wanted] : [account.id, account.address, ...account.addresses];
  const spaces = () => facts<PersonalSpace>(database, "personal-space");
  const own = [...spaces().filter(({ person }) => person === account?.id)].map(({ id }) => id);
  const made = names.filter((name) => name.includes("@")).map(spaceNamed);
  const likely = new Set([...own.filter((id) => id.startsWith(LIKELY)).map(plain), ...made]);
  // Two addresses may make one name of a site: it is whose drive led there.
  for (const { id, person } of spaces()) if (person !== account?.id) likely.delete(plain(id));
  const segments = new Set([...own.filter((id) => !id.startsWith(LIKELY)), ...likely]);
  const isTheirs = ({ personal, url }: Site) => personal && segments.has(spaceIn(url) ?? "");
  const sites = [...facts<Site>(database, "site").filter(isTheirs)];
  const words = wordsOf([...names, ...segments]);
  const siteIds = new Set(sites.map(({ id }) => id));
  const places = placesOf(database, words, siteIds);
  // `host,collection,web`: a report knows a site by its collection.
  const collections = sites.map(({ id }) => id.split(",")[1] ?? id);
  const subjects = new Set([...names, ...collections].map((each) => each.toLowerCase()));
  const closed = new Set([...names.map((name) => `person/${name}`), ...places.map(({ id }) => `chat/${id}`)]);
  return {
    account,
    words,
    facts: {
      person: account === null ? [] : [account.id],
      usage: idsOf(database, "usage", (id) => subjects.has(id.slice(id.indexOf("/") + 1).toLowerCase())),
      "personal-space": own,
      site: [...siteIds],
      "closed-place": idsOf(database, "closed-place", (id) => closed.has(id)),
    },
    owned: account === null ? [] : ownedBy(database, account.id),
    places,
    ids: new Set([...names, ...siteIds, ...places.map(({ id }) => id)]),
  };
}

const plain = (space: string) => space.replace(LIKELY, "");

/** Facts of a kind, a window at a time. */
function* facts<T extends { readonly id: string }>(database: DatabaseSync, kind: string): Generator<T> {
  const page = database.prepare(`SELECT id, body FROM fact WHERE kind = ? AND id > ? ORDER BY id LIMIT ${WINDOW}`);
  for (let after = ""; ; ) {
    const rows = page.all(kind, after);
    for (const { body } of rows) yield JSON.parse(String(body)) as T;
    if (rows.length < WINDOW) return;
    after = String(rows.at(-1)?.id);
  }
}

function idsOf(database: DatabaseSync, kind: string, wanted: (id: string) => boolean): readonly string[] {
  const all = database.prepare("SELECT id FROM fact WHERE kind = ? ORDER BY id").iterate(kind);
  return [...all.map(({ id }) => String(id)).filter(wanted)];
}

function ownedBy(database: DatabaseSync, person: string): readonly string[] {
  const groups = facts<{ id: string; owners: readonly string[] | null }>(database, "group");
  return [...groups.filter(({ owners }) => owners?.includes(person))].map(({ id }) => id);
}

/** Theirs by owner, by their own identifier in that of the place (a mailbox, a chat of two), or by the personal site it stands in. */
function placesOf(database: DatabaseSync, words: Words, sites: ReadonlySet<string>): HeldPerson["places"] {
  const found: HeldPerson["places"][number][] = [];
  const page = database.prepare(
    `SELECT place, service, id, body FROM place WHERE place > ? ORDER BY place LIMIT ${WINDOW}`,
  );
  for (let after = 0; ; ) {
    const rows = page.all(after);
    for (const { place, service, id, body } of rows) {
      const { owner = null, site = null } =
        typeof body === "string" ? (JSON.parse(body) as { owner: string | null; site: string | null }) : {};
      if (words.is(id) || words.in(id) || words.is(owner) || sites.has(String(id)) || sites.has(String(site)))
        found.push({ place: Number(place), service: String(service) as ServiceId, id: String(id) });
    }
    if (rows.length < WINDOW) return found;
    after = Number(rows.at(-1)?.place);
  }
}
