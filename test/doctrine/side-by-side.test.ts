/** Editions side by side on one day, and what changes from each to the next. */

import { expect, test } from "vitest";
import { type Aspect, sideBySide } from "../../src/doctrine/side-by-side.ts";
import { NO_ANSWERS } from "../../src/model/answers.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { ServiceId } from "../../src/model/service.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import { EDITIONS, editions, offers } from "./templates.ts";

const day = (text: string) => text as IsoDate;
const project = {
  ...NO_CONFIGURATION.project,
  stage: "very-advanced" as const,
  acceptableOffer: { date: day("2026-01-15"), justification: "note" },
};
const compared = (service: ServiceId, asOf: string) =>
  sideBySide([...editions.values()], offers, service, { project, answers: NO_ANSWERS }, day(asOf));

test.each<[string, string, readonly (string | null)[]]>([
  ["the eve of the second edition", "2023-05-30", ["derogable", null, null]],
  ["its day", "2023-05-31", ["derogable", "derogable", null]],
  ["the eve of the third", "2026-04-13", ["derogable", "derogable", null]],
  ["its day", "2026-04-14", ["derogable", "derogable", "derogable"]],
])("%s: an edition of a later day is not applied (%s)", (_case, asOf, labels) => {
  expect(compared("exchange.mail", asOf).verdicts.map(({ verdict }) => verdict?.label ?? null)).toEqual(labels);
});

test.each<[ServiceId, string, readonly (readonly Aspect[])[]]>([
  [
    "exchange.mail",
    "2026-11-24",
    [
      ["granted-by", "presumed"],
      ["months", "until", "granted-by"],
    ],
  ],
  [
    "exchange.mail",
    "2027-03-01",
    [
      ["granted-by", "presumed"],
      ["status", "action", "months", "until", "granted-by"],
    ],
  ],
  ["teams.chat", "2026-11-24", [["presumed"], []]],
  ["other.identity", "2026-11-24", [[], []]],
  ["exchange.mail", "2025-01-01", [["granted-by", "presumed"]]],
  ["exchange.mail", "2022-01-01", []],
])("%s on %s: what changes from each to the next", (service, asOf, aspects) => {
  const { changes } = compared(service, asOf);
  expect(changes.map((change) => change.aspects)).toEqual(aspects);
  expect(changes.map(({ from, to }) => [from.about.id, to.about.id])).toEqual(
    aspects.map((_, index) => [EDITIONS[index], EDITIONS[index + 1]]),
  );
});
