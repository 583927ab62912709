/** All that a store holds on one person, kind by kind: what is told and what is forgotten are found by the same words. */

import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { HeldKind } from "../../../model/held.ts";
import { isThere } from "../words.ts";
import { mentions } from "./mentions.ts";
import type { HeldPerson } from "./person.ts";
import { tasks } from "./tasks.ts";

export type Row = Readonly<Record<string, unknown>>;

export interface Kind {
  /** As the store has them. */
  rows(): Iterable<Row>;
  forget(): void;
}

/** Stands where a word of theirs stood in a record that is about something else. */
const MARK = "[…]";
/** Made by the first version that can be read as it is, or later. */
const LATER_TABLES = ["decision", "kept_space"];

/** Lists their places in the connection's own memory: nothing is written by this. */
export function kindsOf(database: DatabaseSync, person: HeldPerson): Readonly<Record<HeldKind, Kind>> {
  database.exec("CREATE TEMP TABLE IF NOT EXISTS held_place (place INTEGER PRIMARY KEY); DELETE FROM held_place");
  const add = database.prepare("INSERT INTO held_place VALUES (?)");
  for (const { place } of person.places) add.run(place);
  const { words, ids, facts } = person;
  const isTheirs = (text: unknown) => words.is(text) || words.in(text) || (typeof text === "string" && ids.has(text));
  const there = new Set(LATER_TABLES.filter((table) => isThere(database, table)));
  return {
    account: ofFacts(database, "person", facts.person),
    usage: ofFacts(database, "usage", facts.usage),
    "personal-space": ofFacts(database, "personal-space", facts["personal-space"]),
    site: ofFacts(database, "site", facts.site),
    ownership: ownership(database, person),
    closed: ofFacts(database, "closed-place", facts["closed-place"]),
    space: inPlaces(database, "place"),
    part: inPlaces(database, "part"),
    item: inPlaces(database, "item"),
    outcome: inPlaces(database, "outcome"),
    finding: inPlaces(database, "finding"),
    "closed-item": inPlaces(database, "closed"),
    link: inPlaces(database, "delta"),
    gap: some(database, "gap", ["service", "container", "place", "cause"], ({ container }) => isTheirs(container)),
    history: there.has("kept_space") ? history(database, isTheirs) : NOTHING,
    decision: there.has("decision") ? decisions(database, person, isTheirs) : NOTHING,
    pseudonym: pseudonyms(database, isTheirs),
    task: tasks(database, { isTheirs, without: (text) => words.without(text, MARK) }),
    scope: scopes(database, isTheirs),
    mention: mentions(database, person, MARK),
  };
}

const NOTHING: Kind = { rows: () => [], forget: () => {} };

/** A record that is kept as JSON is told as what it says. */
const plain = ({ body, ...row }: Row): Row =>
  typeof body === "string" ? { ...row, ...(JSON.parse(body) as Row) } : row;

function inPlaces(database: DatabaseSync, table: string): Kind {
  const theirs = `FROM ${table} WHERE place IN (SELECT place FROM temp.held_place)`;
  return {
    rows: () => database.prepare(`SELECT * ${theirs}`).iterate().map(plain),
    forget: () => database.exec(`DELETE ${theirs}`),
  };
}

function ofFacts(database: DatabaseSync, kind: string, ids: readonly string[]): Kind {
  const one = database.prepare("SELECT body FROM fact WHERE kind = ? AND id = ?");
  const forget = database.prepare("DELETE FROM fact WHERE kind = ? AND id = ?");
  return {
    rows: () => ids.map((id) => JSON.parse(String(one.get(kind, id)?.body)) as Row),
    forget: () => {
      for (const id of ids) forget.run(kind, id);
    },
  };
}

/** Rows of a table that a test picks, forgotten one by one by their key. */
function some(database: DatabaseSync, table: string, key: readonly string[], isTheirs: (row: Row) => boolean): Kind {
  const rows = () => database.prepare(`SELECT * FROM ${table}`).iterate().filter(isTheirs);
  const forget = database.prepare(`DELETE FROM ${table} WHERE ${key.map((column) => `${column} = ?`).join(" AND ")}`);
  return {
    rows,
    // Read to the end before the first goes: a walk over a table that changes may meet a row twice.
    forget: () => {
      for (const row of [...rows()]) forget.run(...key.map((column) => row[column] as string | number));
    },
  };
}

/** Their mention goes; whose owners are not known any more is told as such, and not as a group without owners. */
function ownership(database: DatabaseSync, { account, owned }: HeldPerson): Kind {
  const one = database.prepare("SELECT body FROM fact WHERE kind = 'group' AND id = ?");
  const rewrite = database.prepare("UPDATE fact SET body = ? WHERE kind = 'group' AND id = ?");
  const groups = () =>
    owned.map((id) => JSON.parse(String(one.get(id)?.body)) as { id: string; name: string; owners: string[] });
  return {
    rows: () => groups().map(({ id, name }) => ({ id, name })),
    forget: () => {
      for (const group of groups()) {
        const left = group.owners.filter((owner) => owner !== account?.id);
        rewrite.run(JSON.stringify({ ...group, owners: left.length === 0 ? null : left }), group.id);
      }
    },
  };
}

/** Spaces of theirs, those that are gone too where their identifier tells whose they were. */
function history(database: DatabaseSync, isTheirs: (id: unknown) => boolean): Kind {
  const spaces = () =>
    database
      .prepare("SELECT service, id, space FROM kept_space")
      .iterate()
      .filter(({ id }) => isTheirs(id));
  const rowsOf = database.prepare("SELECT * FROM kept_row WHERE space = ? ORDER BY scan");
  const forget = ["kept_row", "kept_space"].map((table) => database.prepare(`DELETE FROM ${table} WHERE space = ?`));
  return {
    rows: () =>
      spaces().flatMap(({ service, id, space }) => rowsOf.all(Number(space)).map((row) => ({ service, id, ...row }))),
    forget: () => {
      for (const { space } of [...spaces()]) for (const statement of forget) statement.run(Number(space));
    },
  };
}

/** Of their spaces they go; where they are named as who decided, the decision stays without their name. */
function decisions(database: DatabaseSync, { account, words }: HeldPerson, isTheirs: (id: unknown) => boolean): Kind {
  const TEXTS = ["value", "name", "decided_by", "why"] as const;
  const name = account?.name.toLowerCase() ?? "";
  const names = (text: unknown) =>
    words.in(text) || (name.includes(" ") && typeof text === "string" && text.toLowerCase().includes(name));
  const rows = () =>
    database
      .prepare("SELECT * FROM decision ORDER BY number")
      .iterate()
      .filter((row) => isTheirs(row.row) || TEXTS.some((column) => names(row[column])));
  const without = (text: unknown) => {
    if (typeof text !== "string" || !names(text)) return text as string | null;
    const at = name.includes(" ") ? text.toLowerCase().indexOf(name) : -1;
    return words.without(at < 0 ? text : text.slice(0, at) + MARK + text.slice(at + name.length), MARK);
  };
  const forget = database.prepare("DELETE FROM decision WHERE number = ?");
  const rewrite = database.prepare(
    `UPDATE decision SET ${TEXTS.map((column) => `${column} = ?`).join(", ")} WHERE number = ?`,
  );
  return {
    rows,
    forget: () => {
      for (const row of [...rows()])
        if (isTheirs(row.row)) forget.run(Number(row.number));
        else rewrite.run(...TEXTS.map((column) => without(row[column])), Number(row.number));
    },
  };
}

/** The number stays taken: in copies that were published it stands for their space, and is to stand for no other. */
function pseudonyms(database: DatabaseSync, isTheirs: (id: unknown) => boolean): Kind {
  const rows = () =>
    database
      .prepare("SELECT kind, id, number FROM pseudonym")
      .iterate()
      .filter(({ id }) => isTheirs(id));
  const rename = database.prepare("UPDATE pseudonym SET id = ? WHERE kind = ? AND id = ?");
  return {
    rows,
    forget: () => {
      for (const { kind, id } of [...rows()]) rename.run(`-${randomUUID()}`, String(kind), String(id));
    },
  };
}

/** Entries that named them; a list that was narrowed stays so, as what a scan did not visit is not known for it. */
function scopes(database: DatabaseSync, isTheirs: (text: unknown) => boolean): Kind {
  const LISTS = ["include", "exclude", "excludeContent"] as const;
  type Wish = Record<(typeof LISTS)[number], readonly string[]>;
  const scans = () =>
    database
      .prepare("SELECT number, wish FROM scan ORDER BY number")
      .all()
      .map(({ number, wish }) => ({ number: Number(number), wish: JSON.parse(String(wish)) as Wish }));
  const rewrite = database.prepare("UPDATE scan SET wish = ? WHERE number = ?");
  return {
    rows: () =>
      scans().flatMap(({ number: scan, wish }) =>
        LISTS.flatMap((list) => wish[list].filter(isTheirs).map((entry) => ({ scan, list, entry }))),
      ),
    forget: () => {
      for (const { number, wish } of scans()) {
        if (!LISTS.some((list) => wish[list].some(isTheirs))) continue;
        const lists = LISTS.map((list) => [list, wish[list].map((entry) => (isTheirs(entry) ? MARK : entry))] as const);
        rewrite.run(JSON.stringify({ ...wish, ...Object.fromEntries(lists) }), number);
      }
    },
  };
}
