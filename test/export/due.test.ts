/** Échéances: every day that the plan knows of, soonest first; what has none waits at the end, and none is made up. */

import { expect, test } from "vitest";
import { due } from "../../src/export/sheets/due.ts";
import { viewOf } from "../../src/export/view.ts";
import type { Book } from "../../src/model/book.ts";
import { type IsoDate, parseDay } from "../../src/model/dates.ts";
import { book } from "./book.ts";

const day = (text: string) => parseDay(text) as IsoDate;

type Row = readonly [day: unknown, left: unknown, kind: unknown, standing: unknown, ground: unknown];

/** Nothing has a day but for what is said. */
function bare(asOf: string, some: (bare: Book) => Partial<Book> = () => ({})): Book {
  const still: Book = {
    ...book,
    edition: { ...book.edition, later: [] },
    offers: [],
    licences: [],
    timetable: { ...book.timetable, waves: [] },
    plan: { ...book.plan, asOf: day(asOf), services: [] },
  };
  return { ...still, ...some(still) };
}

async function rows(of: Book): Promise<readonly Row[]> {
  const lines = await Array.fromAsync(due.lines(viewOf(of, "fr")));
  return lines.map((line) => {
    const [when, left, kind, , standing, ground] = line.map((cell) => cell.value);
    return [when instanceof Date ? when.toISOString().slice(0, 10) : when, left, kind, standing, ground];
  });
}

const [OFFER] = book.offers;
const ending = (endsOn: string) => (): Partial<Book> => ({
  offers: OFFER ? [{ ...OFFER, confidence: "P", endsOn: day(endsOn) }] : [],
});
const [WAVE] = book.timetable.waves;

test.each<[string, string, (bare: Book) => Partial<Book>, readonly Row[]]>([
  ["nothing", "2026-12-30", () => ({}), []],
  [
    "an offer that ended",
    "2027-01-01",
    ending("2026-12-31"),
    [["2026-12-31", -1, "Fin d’une offre", "Date passée", expect.any(String)]],
  ],
  [
    "that ends today",
    "2026-12-31",
    ending("2026-12-31"),
    [["2026-12-31", 0, "Fin d’une offre", "Dans les trois mois", expect.any(String)]],
  ],
  [
    "that ends in ninety days",
    "2026-10-02",
    ending("2026-12-31"),
    [["2026-12-31", 90, "Fin d’une offre", "Dans les trois mois", expect.any(String)]],
  ],
  [
    "in ninety-one",
    "2026-10-01",
    ending("2026-12-31"),
    [["2026-12-31", 91, "Fin d’une offre", "À venir", expect.any(String)]],
  ],
  [
    "an offer of which something ends",
    "2026-12-01",
    () => {
      const text = { fr: "financement par la DINUM", en: "funding by DINUM" };
      const endings = [{ on: day("2026-12-31"), text, confidence: "F" as const }];
      return { offers: OFFER ? [{ ...OFFER, facts: { ...OFFER.facts, endings } }] : [] };
    },
    [["2026-12-31", 30, "Fin de ce qu’une offre comprend", "Dans les trois mois", "lu dans une source conservée"]],
  ],
  [
    "a wave whose end is not set",
    "2026-10-01",
    ({ timetable }) => ({
      timetable: {
        ...timetable,
        waves: WAVE ? [{ ...WAVE, start: day("2027-01-04"), end: null, estimated: false }] : [],
      },
    }),
    [
      ["2027-01-04", 95, "Début d’une vague", "À venir", "fixée par l’administration"],
      ["à fixer", null, "Fin d’une vague", "À fixer\u00a0: calendrier des vagues", "non connue"],
    ],
  ],
  [
    "waves without any day",
    "2026-10-01",
    ({ timetable }) => ({
      timetable: { ...timetable, waves: WAVE ? [1, 2, 3].map((id) => ({ ...WAVE, id, start: null, end: null })) : [] },
    }),
    [["à fixer", null, "Calendrier des vagues", "À fixer\u00a0: calendrier des vagues", "non connue"]],
  ],
  [
    "a derogation whose clock has not begun",
    "2026-10-01",
    ({ plan }) => ({
      plan: {
        ...plan,
        services: book.plan.services
          .filter(({ id }) => id === "exchange.mail")
          .map((service) => ({
            ...service,
            derogation: {
              status: "to-request",
              limit: { months: 12, countedFrom: "acceptable-offer-available" },
              until: null,
            },
          })),
      },
    }),
    [["à fixer", null, "Terme de la dérogation", "Délai non commencé, à justifier", "non connue"]],
  ],
])("%s", async (_case, asOf, some, expected) => expect(await rows(bare(asOf, some))).toEqual(expected));

test("soonest first, what has no day last", async () => {
  const days = (await rows(book)).map(([when]) => when);
  const known = days.filter((each) => each !== "à fixer");
  expect(days).toEqual([...known].sort().concat(days.filter((each) => each === "à fixer")));
});

test.each<[string, readonly (readonly [start: string | null, end: string | null])[], readonly string[]]>([
  ["of one alone, its name", [[null, null]], ["À déplacer"]],
  [
    "of all, how many",
    [
      [null, null],
      [null, null],
    ],
    ["Début et fin de toutes les vagues (2)"],
  ],
  [
    "of some, how many of how many",
    [
      [null, null],
      ["2027-01-04", "2027-01-08"],
      [null, null],
    ],
    ["À déplacer", "À déplacer", "Début et fin de 2 vagues sur 3 (feuille «\u00a0Vagues\u00a0»)"],
  ],
])("what waits for a day is one row: %s", async (_case, days, expected) => {
  const waves = WAVE
    ? days.map(([start, end], index) => ({
        ...WAVE,
        id: index + 1,
        start: start === null ? null : day(start),
        end: end === null ? null : day(end),
      }))
    : [];
  const still = bare("2026-10-01", ({ timetable, plan }) => ({
    timetable: { ...timetable, waves },
    plan: {
      ...plan,
      waves: waves.map(({ id }) => ({
        id,
        key: "",
        name: "À déplacer",
        containers: 0,
        bytes: 0,
        start: null,
        end: null,
      })),
      services: [],
    },
  }));
  const lines = await Array.fromAsync(due.lines(viewOf(still, "fr")));
  expect(lines.map((line) => line[3]?.value)).toEqual(expected);
});
