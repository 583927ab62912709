/** What the first page says of the waves and of what was found, as the person who decides reads it. */

import { expect, test } from "vitest";
import { decisions } from "../../src/export/statements.ts";
import { foundText, viewOf } from "../../src/export/view.ts";
import { type IsoDate, parseDay } from "../../src/model/dates.ts";
import type { DatedWave } from "../../src/model/schedule.ts";
import { book } from "./book.ts";

const day = (text: string) => parseDay(text) as IsoDate;
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

const wave = (late: boolean, until: string | null): DatedWave => ({
  ...(book.timetable.waves[0] as DatedWave),
  late,
  until: until === null ? null : day(until),
});
const lateIn = (waves: readonly DatedWave[]) =>
  decisions(viewOf({ ...book, timetable: { ...book.timetable, waves } }, "fr"))
    .map(plain)
    .filter((text) => / après le terme /.test(text))
    .map((text) => text.split(" :")[0]);

test.each<[string, readonly DatedWave[], readonly string[]]>([
  ["none is late", [wave(false, "2027-03-01"), wave(false, null)], []],
  [
    "one is",
    [wave(false, null), wave(true, "2027-03-01")],
    ["1 vague finirait après le terme de la dérogation (1er mars 2027)"],
  ],
  [
    "several are: the first term is told",
    [wave(true, "2027-06-30"), wave(true, "2027-03-01")],
    ["2 vagues finiraient après le terme de la dérogation (1er mars 2027)"],
  ],
])("waves beyond the term: %s", (_case, waves, expected) => expect(lateIn(waves)).toEqual(expected));

test.each([
  ["nothing read, nothing found", 0, 0, "non lu"],
  ["nothing read, found in names: never of 0 read", 26, 0, "26 d’après des noms, contenu non lu"],
  ["read, nothing found", 0, 400, "0 trouvé sur 400 lus"],
  ["read and found", 12, 400, "12 sur 400 lus"],
])("%s", (_case, items, itemsRead, expected) =>
  expect(plain(foundText({ items, itemsRead }, viewOf(book, "fr")))).toBe(expected),
);
