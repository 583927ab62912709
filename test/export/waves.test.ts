/** Vagues: what is to be seen of a wave beside its dates. */

import { expect, test } from "vitest";
import { waves } from "../../src/export/sheets/waves.ts";
import { viewOf } from "../../src/export/view.ts";
import { type IsoDate, parseDay } from "../../src/model/dates.ts";
import type { Closing, DatedWave } from "../../src/model/schedule.ts";
import { book } from "./book.ts";

const day = (text: string) => parseDay(text) as IsoDate;
const closing = (from: string, to: string, why: string | null = null): Closing => ({
  from: day(from),
  to: day(to),
  why,
});
const REMARK = waves.columns.findIndex(({ id }) => id === "remark");

async function remarkOf(closings: readonly Closing[]): Promise<unknown> {
  const [sample] = book.timetable.waves;
  const wave = {
    ...sample,
    id: 1,
    start: day("2027-04-06"),
    end: day("2027-05-03"),
    until: null,
    late: false,
  } as DatedWave;
  const { timetable } = book;
  const only = { ...timetable, waves: [wave], schedule: { ...timetable.schedule, closings } };
  const [first] = await Array.fromAsync(waves.lines(viewOf({ ...book, timetable: only }, "fr")));
  return first?.[REMARK]?.value;
}

test.each<[string, readonly Closing[], unknown]>([
  ["nothing closes", [], null],
  ["closed before it begins", [closing("2027-04-01", "2027-04-05")], null],
  ["closed once it is over", [closing("2027-05-04", "2027-05-20")], null],
  [
    "closed in the middle",
    [closing("2027-04-10", "2027-05-02", "élections")],
    "Interrompue par la fermeture du 10 avril 2027 au 2 mai 2027 (élections).",
  ],
])("%s", async (_case, closings, expected) => expect(await remarkOf(closings)).toBe(expected));
