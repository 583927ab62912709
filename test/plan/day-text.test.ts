/** Days as people and programs write them, and what is none. */

import { expect, test } from "vitest";
import { dayIn } from "../../src/plan/day-text.ts";

test.each([
  ["30/11/2026", "2026-11-30"],
  ["1/2/27", "2027-02-01"],
  ["01.02.2027", "2027-02-01"],
  ["11/30/2026", "2026-11-30"],
  ["2026-11-30", "2026-11-30"],
  ["2026-11-30T00:00:00.000Z", "2026-11-30"],
  ["30/11/2026 14:30", "2026-11-30"],
  ["1er décembre 2026", "2026-12-01"],
  ["mardi 1er décembre 2026", "2026-12-01"],
  ["Mar. 3 mars 2026", "2026-03-03"],
  ["Mar 3, 2026", "2026-03-03"],
  ["30 nov. 2026", "2026-11-30"],
  ["30-nov-26", "2026-11-30"],
  ["Monday, 30 November 2026", "2026-11-30"],
  ["15\u00a0août\u00a02027", "2027-08-15"],
])("%s", (text, day) => expect(dayIn(text)).toBe(day));

test.each([
  "",
  "fin janvier",
  "T1 2027",
  "S48",
  "30/02/2027",
  "32/01/2027",
  "2026",
  "12",
  "janvier 2027",
  "31 nov 2026",
  "à voir le 3/4/2027",
])("no day in « %s »", (text) => expect(dayIn(text)).toBeNull());
