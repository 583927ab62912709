/** No offer before its day, after its end, or before it is qualified: eve, day and morrow of each. */

import { describe, expect, test } from "vitest";
import { readOffers, targetsOn } from "../../src/doctrine/offers.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import { offerFiles, offers } from "./templates.ts";

const shifted = (day: string, by: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10) as IsoDate;
const isProposed = (id: string, day: IsoDate, among = offers) => targetsOn([id], among, day).length === 1;

const dated = offers.flatMap(({ id, availableFrom, facts: { qualified } }) =>
  availableFrom === null
    ? []
    : [[id, [availableFrom, qualified?.from ?? availableFrom].sort().at(-1) as IsoDate] as const],
);

test.each(dated)("%s from %s on", (id, day) => {
  expect([-1, 0, 1].map((by) => isProposed(id, shifted(day, by)))).toEqual([false, true, true]);
});

test("an offer whose first day nobody knows is never proposed", () => {
  for (const { id } of offers.filter(({ availableFrom }) => availableFrom === null)) {
    for (const day of ["2021-09-15", "2026-11-30", "2040-01-01"])
      expect(isProposed(id, day as IsoDate), id).toBe(false);
  }
});

describe("an offer to come, of the kind that must be qualified", () => {
  const bleu = (lines: string) =>
    readOffers([
      {
        name: "offers/a-venir.yaml",
        text: `id: a-venir
name: Offre à venir
kind: secnumcloud
operator: Consortium
href: null
available-from: 2022-01-01
basis: attested
ends-on: null
checked-on: 2026-11-30
confidence: P
limits: []
not-for: []
${lines}
sources: [{ title: Presse, href: null, date: null }]
`,
      },
    ]);
  const on = (lines: string, day: string) => isProposed("a-venir", day as IsoDate, bleu(lines));
  test.each([
    [
      "never, as long as no day of qualification is known",
      "qualified: { from: null, until: null, confidence: W }",
      "2040-01-01",
      false,
    ],
    ["not on the eve", "qualified: { from: 2027-03-01, until: null, confidence: F }", "2027-02-28", false],
    ["on the day", "qualified: { from: 2027-03-01, until: null, confidence: F }", "2027-03-01", true],
    ["on its last day", "qualified: { from: 2027-03-01, until: 2030-02-28, confidence: F }", "2030-02-28", true],
    ["not the day after", "qualified: { from: 2027-03-01, until: 2030-02-28, confidence: F }", "2030-03-01", false],
  ])("%s", (_case, lines, day, proposed) => {
    expect(on(lines, day)).toBe(proposed);
  });

  test("one that says nothing of its qualification is refused", () => {
    expect(() => bleu("")).toThrow(/qualified/);
  });
});

test("what ends says when: Resana’s funding", () => {
  expect(offers.find(({ id }) => id === "resana")?.facts.endings).toMatchObject([
    { on: "2026-12-31", confidence: "F" },
  ]);
});

test("every fact is as sure as a source makes it", () => {
  for (const file of offerFiles) expect(file.text, file.name).toMatch(/confidence: [FPWGI]/);
  for (const { id, kind, facts } of offers) expect(kind === "secnumcloud" && facts.qualified === null, id).toBe(false);
});
