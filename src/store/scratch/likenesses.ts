/**
 * Rows that a workbook has, and rows that it should have, in a scratch database of SQLite's own, as that of `tally.ts`: each of the
 * second takes one of the first that is like it, and what is left of either is told.
 */

import { DatabaseSync } from "node:sqlite";
import { guardedFor } from "./guarded.ts";

const WINDOW = 200;

const TABLES = `
  CREATE TABLE there (seq INTEGER PRIMARY KEY, sheet TEXT NOT NULL, place INTEGER NOT NULL, line INTEGER NOT NULL,
    likeness TEXT NOT NULL, texts TEXT NOT NULL, met INTEGER NOT NULL DEFAULT 0) STRICT;
  CREATE INDEX unmet ON there (sheet, likeness) WHERE met = 0;
  CREATE INDEX met ON there (sheet, likeness) WHERE met = 1;
  CREATE INDEX unmet_place ON there (sheet, place) WHERE met = 0;
  CREATE TABLE awaited (sheet TEXT NOT NULL, place INTEGER NOT NULL, texts TEXT NOT NULL, PRIMARY KEY (sheet, place))
    STRICT, WITHOUT ROWID;
`;

export interface ThereRow {
  readonly sheet: string;
  /** Among the rows of its sheet, from 1. */
  readonly place: number;
  /** In the workbook. */
  readonly line: number;
  /** The same for rows that are alike. */
  readonly likeness: string;
  readonly texts: readonly string[];
}

export interface LeftRow extends Omit<ThereRow, "likeness"> {
  /** What was awaited at that place and is not there either; null where nothing was. */
  readonly awaited: readonly string[] | null;
  /** A row like it was awaited, and is there. */
  readonly twice: boolean;
}

export type Likenesses = ReturnType<typeof openLikenesses>;

/** `path` is the workbook's, to be named when the disk fails. */
export function openLikenesses(path: string) {
  const database = new DatabaseSync("");
  database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -4096");
  database.exec(`${TABLES} BEGIN`);
  const sql = (text: string) => database.prepare(text);
  const add = sql("INSERT INTO there (sheet, place, line, likeness, texts) VALUES (?, ?, ?, ?, ?)");
  const meet = sql(
    `UPDATE there SET met = 1 WHERE seq = (SELECT min(seq) FROM there WHERE sheet = ? AND likeness = ? AND met = 0)
     RETURNING line`,
  );
  const awaiting = sql("INSERT INTO awaited (sheet, place, texts) VALUES (?, ?, ?)");
  const page = sql(
    `SELECT seq, sheet, place, line, texts, (SELECT texts FROM awaited WHERE sheet = there.sheet AND place = there.place) AS awaited,
       EXISTS (SELECT 1 FROM there AS other WHERE sheet = there.sheet AND likeness = there.likeness AND met = 1) AS twice
     FROM there WHERE met = 0 AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const gone = sql(
    `SELECT sheet, place, texts FROM awaited WHERE (sheet, place) > (?, ?)
       AND NOT EXISTS (SELECT 1 FROM there WHERE sheet = awaited.sheet AND place = awaited.place AND met = 0)
     ORDER BY sheet, place LIMIT ?`,
  );
  const guarded = guardedFor(path);
  return {
    add: ({ sheet, place, line, likeness, texts }: ThereRow) =>
      void guarded(() => add.run(sheet, place, line, likeness, JSON.stringify(texts))),
    /** The line of the first row that is like it and that none has taken; null where there is none, and it is awaited. */
    take: ({ sheet, place, likeness, texts }: Omit<ThereRow, "line">): number | null => {
      const met = guarded(() => meet.get(sheet, likeness));
      if (met !== undefined) return Number(met.line);
      guarded(() => awaiting.run(sheet, place, JSON.stringify(texts)));
      return null;
    },
    /** Rows that none has taken, as the workbook has them. */
    *left(): Iterable<LeftRow> {
      for (let after = 0; ; ) {
        const rows = guarded(() => page.all(after, WINDOW));
        for (const { sheet, place, line, texts, awaited, twice } of rows) {
          const told = { sheet: String(sheet), place: Number(place), line: Number(line), texts: textsIn(texts) };
          yield { ...told, awaited: awaited === null ? null : textsIn(awaited), twice: twice === 1 };
        }
        if (rows.length < WINDOW) return;
        after = Number(rows.at(-1)?.seq);
      }
    },
    /** Rows that are awaited still, but for those in whose place another is left. */
    *gone(): Iterable<Pick<ThereRow, "sheet" | "place" | "texts">> {
      for (let after: readonly [string, number] = ["", 0]; ; ) {
        const rows = guarded(() => gone.all(...after, WINDOW));
        for (const { sheet, place, texts } of rows)
          yield { sheet: String(sheet), place: Number(place), texts: textsIn(texts) };
        if (rows.length < WINDOW) return;
        after = [String(rows.at(-1)?.sheet), Number(rows.at(-1)?.place)];
      }
    },
    close: () => database.close(),
  };
}

const textsIn = (text: unknown) => JSON.parse(String(text)) as readonly string[];
