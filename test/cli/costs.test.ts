/** What people read of a forecast and of what a scan took: sentences, and tables that keep within eighty columns. */

import { describe, expect, test } from "vitest";
import { type Course, errorOf } from "../../src/app/forecast/course.ts";
import { type ForecastWish, forecastOf } from "../../src/app/forecast/forecast.ts";
import { aheadLine, courseLines, forecastLines, reportLines } from "../../src/cli/costs.ts";
import { catalogueOf, type Language } from "../../src/lang/index.ts";
import type { Forecast, TenantSize } from "../../src/model/forecast.ts";
import { limitTable } from "../../src/store/limits.ts";
import { EMPTY, everywhere, MINISTRY, reported, UNREPORTED, WISH } from "../app/forecast/cases.ts";

const in_ = (language: Language) => ({ language, catalogue: catalogueOf(language) });
const foreseen = (size: TenantSize, wish: Partial<ForecastWish> = {}) =>
  forecastOf(limitTable(), size, { ...WISH, ...wish }) as Forecast;
/** Narrow spaces and spaces that do not break, as plain ones. */
const plain = (lines: readonly string[]) => lines.join("\n").replace(/[\u00a0\u202f]/g, " ");
const tableIn = (lines: readonly string[]) => lines.filter((line) => line.startsWith("  "));

describe.each(["fr", "en"] as const)("a forecast in %s", (language) => {
  const cases: [string, Forecast][] = [
    ["an empty tenant", foreseen(EMPTY)],
    ["a ministry", foreseen(MINISTRY)],
    ["a ministry, read whole at night", foreseen(MINISTRY, { pace: "night", content: everywhere("full") })],
    ["a ministry without reports", foreseen(UNREPORTED)],
  ];
  test.each(cases)("%s: a table that is aligned, in eighty columns", (_case, forecast) => {
    const table = tableIn(forecastLines(forecast, in_(language)));
    expect(table.length).toBeGreaterThanOrEqual(3);
    expect(new Set(table.map(({ length }) => length)).size).toBe(1);
    expect(table[0]?.length).toBeLessThanOrEqual(80);
    expect(plain(table)).not.toMatch(/undefined|null|NaN|Infinity/);
  });
});

describe("the sentence", () => {
  const bound = (binding: Forecast["binding"], more: Partial<Forecast> = {}): Forecast => ({
    ...foreseen(EMPTY),
    requests: 1_254_321,
    units: 8_437,
    seconds: 10_900,
    binding,
    ...more,
  });
  test.each<[Language, Forecast, string]>([
    [
      "fr",
      bound({ family: "sharepoint", counts: "units", amount: 833.33, seconds: 60 }),
      "Prévision : 1 250 000 requêtes, 8 440 unités, environ 3 h ; le relevé est limité par SharePoint et OneDrive (833 unités par minute).",
    ],
    [
      "en",
      bound({ family: "sharepoint", counts: "units", amount: 833.33, seconds: 60 }),
      "Forecast: 1,250,000 requests, 8,440 units, about 3 h; the scan is bound by SharePoint and OneDrive (833 units a minute).",
    ],
    [
      "fr",
      bound({ family: "teams", counts: "requests", amount: 16.6, seconds: 1 }, { seconds: 200_000 }),
      "Prévision : 1 250 000 requêtes, 8 440 unités, environ 2,3 jours ; le relevé est limité par Teams (16,6 requêtes par seconde).",
    ],
    [
      "fr",
      bound({ family: "teams", counts: "requests", amount: 16.6, seconds: 1 }, { seconds: 200_000, pace: "night" }),
      "Prévision : 1 250 000 requêtes, 8 440 unités, environ 2,3 jours ; le relevé n’avance que de 20 h à 6 h et le week-end, et y est limité par Teams (16,6 requêtes par seconde).",
    ],
    [
      "en",
      bound({ family: "teams", counts: "requests", amount: 16.6, seconds: 1 }, { pace: "night" }),
      "Forecast: 1,250,000 requests, 8,440 units, about 3 h; the scan only advances from 20:00 to 06:00 and at weekends, and is bound there by Teams (16.6 requests a second).",
    ],
    [
      "fr",
      bound({ family: "outlook", counts: "at-once", amount: 160, seconds: null }, { seconds: 720 }),
      "Prévision : 1 250 000 requêtes, 8 440 unités, environ 12 min ; le relevé est limité par les allers-retours avec Exchange (160 requêtes à la fois, durée de réponse supposée).",
    ],
    [
      "fr",
      bound({ family: "reports", counts: "requests", amount: 40, seconds: 600 }, { requests: 1, units: 0, seconds: 3 }),
      "Prévision : 1 requête, 0 unité, moins d’une minute.",
    ],
    [
      "en",
      bound({ family: "reports", counts: "requests", amount: 40, seconds: 600 }),
      "Forecast: 1,250,000 requests, 8,440 units, about 3 h; the scan is bound by the usage reports (40 requests per 10 minutes).",
    ],
  ])("%s", (language, forecast, sentence) => {
    expect(plain(forecastLines(forecast, in_(language)).slice(0, 1))).toBe(sentence);
  });
});

describe("notes", () => {
  test.each<[string, Forecast | null, RegExp]>([
    ["nothing to forecast by", null, /^Prévision impossible : le nombre de comptes est inconnu\.$/],
    ["a least", foreseen(UNREPORTED), /^≥ : au moins/m],
    ["a narrowed scan", foreseen(MINISTRY, { narrowed: true }), /^La prévision porte sur tout le tenant/m],
    ["a second scan", foreseen(MINISTRY, { again: new Set(["onedrive"]) }), /^Un relevé précédent existe/m],
    ["contents", foreseen(MINISTRY, { content: everywhere("full") }), /^Dont .*To pour lire les contenus\./m],
    ["a pace", foreseen(MINISTRY, { pace: "night" }), /^Allure prévue : night/m],
    ["the day of what is assumed", foreseen(MINISTRY), /hypothèses du 29\/11\/2026/],
  ])("%s", (_case, forecast, note) => expect(plain(forecastLines(forecast, in_("fr")))).toMatch(note));

  test("what does not hold is not said", () => {
    expect(plain(forecastLines(foreseen(MINISTRY), in_("fr")))).not.toMatch(/≥|restreint|précédent|contenus/);
  });
});

describe("reports", () => {
  test("their days, what they tell, which did not come and which name nobody", () => {
    const size: TenantSize = {
      ...MINISTRY,
      drives: { ...reported(2, 3, 4000), concealed: true },
      sites: { ...reported(1, 1, 1000), day: "2026-11-26" },
      teams: null,
      unreported: ["teams"],
    };
    expect(plain(reportLines(size, in_("fr")))).toBe(
      [
        "Rapports d’utilisation du 27/11/2026 : boîtes aux lettres et OneDrive.",
        "Rapports d’utilisation du 26/11/2026 : sites.",
        "Volumes, d’après ces rapports : 200 000 boîtes aux lettres (400 000 000 éléments, 80 To), 2 OneDrive (3 fichiers, 4 Ko), 1 site (1 fichier, 1 Ko).",
        "Rapports d’utilisation qui n’ont pas pu être lus : équipes.",
        "Rapports dont les noms sont masqués (réglage du tenant) : OneDrive. Les volumes y sont, mais non à qui ils sont.",
      ].join("\n"),
    );
    expect(plain(reportLines(size, in_("en")))).toMatch(/^Usage reports that could not be read: teams\.$/m);
  });
});

describe("what a scan took", () => {
  const forecast = foreseen(MINISTRY);
  const account = { requests: 2_000_000, throttled: 12, units: 900_000, bytes: 5_000_000_000 };
  const error = { requests: 0.124, units: -0.08, bytes: null };
  const course: Course = {
    forecast,
    seconds: 7200,
    secondsError: errorOf(10_800, 7200),
    total: { ...account, error },
    workloads: [
      { workload: "exchange", ...account, error },
      { workload: "teams", requests: 0, throttled: 0, units: 0, bytes: 0, error },
    ],
  };
  test.each<[Language, RegExp[]]>([
    [
      "fr",
      [
        /^ {2}Exchange +2 000 000 +\+12 % +900 000 +-8 % +5 Go +–$/m,
        /^Durée du relevé, interruptions non comprises : 2 h \(prévu : .*, erreur \+50 %\)\.$/m,
        /^Erreur de la prévision/m,
      ],
    ],
    [
      "en",
      [
        /^ {2}Exchange +2,000,000 +\+12% +900,000 +-8% +5 GB +–$/m,
        /^Time of the scan.*: 2 h \(forecast: .*, error \+50%\)\.$/m,
      ],
    ],
  ])("%s: beside the error of the forecast", (language, expected) => {
    const lines = courseLines(course, true, in_(language));
    for (const each of expected) expect(plain(lines)).toMatch(each);
    expect(plain(lines), "what was not asked has no row").not.toMatch(/^ {2}Teams/m);
    expect(new Set(tableIn(lines).map(({ length }) => length)).size).toBe(1);
    expect(tableIn(lines)[0]?.length).toBeLessThanOrEqual(80);
  });

  test("without a forecast there is no error to tell", () => {
    const none = { requests: null, units: null, bytes: null };
    const lines = courseLines(
      { ...course, forecast: null, secondsError: null, total: { ...account, error: none } },
      true,
      in_("fr"),
    );
    expect(plain(lines)).toMatch(/^Durée du relevé, interruptions non comprises : 2 h\.$/m);
    expect(plain(lines)).not.toMatch(/Erreur de la prévision/);
  });

  test("of a scan that goes on later, no error is told yet", () => {
    const lines = courseLines(course, false, in_("fr"));
    expect(plain(lines)).toMatch(/^ {2}Exchange +2 000 000 +900 000 +5 Go$/m);
    expect(plain(lines)).toMatch(/^Durée du relevé, interruptions non comprises : 2 h\.$/m);
    expect(plain(lines)).not.toMatch(/Erreur/);
  });

  test("what is left", () => {
    expect(plain([aheadLine({ requests: 1000, units: 1, seconds: 5400 }, in_("fr"))])).toBe(
      "Reste à faire d’après la prévision : 1 000 requêtes, 1 unité, environ 90 min.",
    );
  });
});

test.each([
  [100, 100, 0],
  [150, 100, 0.5],
  [50, 100, -0.5],
  [0, 100, -1],
  [10, 0, null],
])("the error of %i foreseen where %i were taken", (told, taken, error) => {
  expect(errorOf(told, taken)).toBe(error);
});
