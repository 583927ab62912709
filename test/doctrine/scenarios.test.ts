/** Runs the scenarios: sentences that a jurist can add to, in the YAML files beside. Only what a scenario expects is compared. */

import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { decide } from "../../src/doctrine/decide.ts";
import type { Edition } from "../../src/doctrine/edition.ts";
import { DoctrineFault } from "../../src/doctrine/fault.ts";
import { targetsOn } from "../../src/doctrine/offers.ts";
import { remarksOn } from "../../src/doctrine/remarks.ts";
import type { Project } from "../../src/model/configuration.ts";
import { type IsoDate, parseDay } from "../../src/model/dates.ts";
import { isServiceId, SERVICES, type ServiceId } from "../../src/model/service.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import { ROWS } from "./rows.ts";
import { EDITIONS, editions, offers } from "./templates.ts";

const day = z
  .string()
  .refine((text) => parseDay(text) !== null)
  .transform((text) => text as IsoDate);
const service = z
  .string()
  .refine(isServiceId)
  .transform((id) => id as ServiceId);

const Scenario = z.strictObject({
  name: z.string(),
  /** The first edition, unless one or several are named. */
  edition: z
    .union([z.enum(EDITIONS as [string, ...string[]]), z.array(z.enum(EDITIONS as [string, ...string[]]))])
    .default("2021-09-15"),
  service: service.optional(),
  services: z.union([z.array(service), z.literal("all")]).optional(),
  /** A decision rule of the edition, instead of a service. */
  rule: z
    .string()
    .regex(/^D\d\d$/)
    .optional(),
  on: day.optional(),
  administration: z.enum(["central", "operator", "local", "higher-education"]).optional(),
  project: z
    .strictObject({
      stage: z.enum(["very-advanced", "not-very-advanced"]).optional(),
      "engaged-on": day.optional(),
      "acceptable-offer": day.optional(),
      derogation: z
        .strictObject({
          for: service.optional(),
          status: z.enum(["requested", "granted", "refused"]),
          on: day,
          until: day.optional(),
        })
        .optional(),
    })
    .default({}),
  expect: z
    .strictObject({
      label: z.string(),
      action: z.string(),
      status: z.string().nullable(),
      until: z.string().nullable(),
      months: z.number(),
      "counted-from": z.string(),
      /** Words that the edition uses for who grants. */
      "granted-by": z.array(z.string()),
      category: z.string(),
      rules: z.array(z.string()),
      presumed: z.boolean(),
      /** How sure the reading of the text is, and what Bascule infers. */
      confidence: z.string(),
      infers: z.string().nullable(),
      /** Words of the rule, in French. */
      says: z.array(z.string()),
      targets: z.array(z.string()),
      kinds: z.array(z.string()),
      remarks: z.array(z.string()),
      part: z.strictObject({
        id: z.string(),
        label: z.string(),
        targets: z.array(z.string()),
        types: z.array(z.string()),
        inside: z.array(z.string()),
      }),
      refused: z.literal("before-edition"),
    })
    .partial(),
});
type Scenario = z.infer<typeof Scenario>;

const FOLDER = resolve(import.meta.dirname, "scenarios");
const written = readdirSync(FOLDER)
  .sort()
  .flatMap((file) => z.array(Scenario).parse(parse(readFileSync(resolve(FOLDER, file), "utf8"))));
const each = written.flatMap((scenario) => [scenario.edition].flat().map((edition) => ({ ...scenario, edition })));
const scenarios = each.flatMap(({ on, ...scenario }) => {
  const named = scenario.services === "all" ? SERVICES.map(({ id }) => id) : (scenario.services ?? []);
  if (on === undefined) return [];
  return [...named, ...(scenario.service ? [scenario.service] : [])].map((id) => ({ ...scenario, on, id }));
});
const principles = each.flatMap((scenario) => (scenario.rule ? [{ ...scenario, rule: scenario.rule }] : []));

function projectOf({ project, id }: Pick<Scenario, "project"> & { id: ServiceId }): Project {
  const { derogation } = project;
  return {
    stage: project.stage ?? null,
    engagedOn: project["engaged-on"] ?? null,
    evidence: null,
    acceptableOffer: project["acceptable-offer"] ? { date: project["acceptable-offer"], justification: "essai" } : null,
    derogations: derogation
      ? {
          [derogation.for ?? id]: {
            status: derogation.status,
            on: derogation.on,
            by: null,
            until: derogation.until ?? null,
          },
        }
      : {},
  };
}

const editionOf = (id: string) => editions.get(id) as Edition;
/** Those of the words that stand in the text. */
const among = (words: readonly string[] | undefined, text: string) =>
  words?.filter((word) => text.replaceAll(/[\u00a0\u202f]/g, " ").includes(word));

test.each(scenarios)("$name ($edition, $id, $on)", (scenario) => {
  const { id, on, expect: wanted } = scenario;
  const edition = editionOf(scenario.edition);
  const project = projectOf(scenario);
  const ask = () => decide(edition, offers, id, project, on);
  if (wanted.refused) {
    expect(ask).toThrow(DoctrineFault);
    return;
  }
  const verdict = ask();
  const { rule } = verdict;
  const administration = {
    name: null,
    representative: null,
    contact: null,
    type: scenario.administration ?? null,
  };
  const part = rule?.parts.find((each) => each.id === wanted.part?.id);
  const told = {
    label: verdict.label,
    action: verdict.action,
    status: verdict.derogation?.status ?? null,
    until: verdict.derogation?.until ?? null,
    months: verdict.derogation?.limit.months,
    "counted-from": verdict.derogation?.limit.countedFrom,
    "granted-by": among(wanted["granted-by"], rule?.grantedBy?.text.fr ?? ""),
    category: rule?.category,
    rules: rule?.rules.filter((rule) => wanted.rules?.includes(rule)),
    presumed: rule?.presumedSensitive,
    confidence: rule?.because.confidence,
    infers: rule?.infers?.confidence ?? null,
    says: among(wanted.says, `${rule?.because.text.fr} ${rule?.infers?.text.fr}`),
    targets: verdict.targets.map(({ offer }) => offer),
    kinds: verdict.targets.map(({ kind }) => kind),
    remarks: remarksOn(verdict, edition, { ...NO_CONFIGURATION, project, administration }, on).map(({ kind }) => kind),
    part: part && {
      id: part.id,
      label: part.label,
      types: part.types,
      inside: part.inside,
      targets: targetsOn(part.targets, offers, on).map(({ offer }) => offer),
    },
  };
  expect(told).toMatchObject(wanted);
});

test.each(principles)("$name ($edition, $rule)", ({ edition, rule, expect: wanted }) => {
  const said = editionOf(edition).about.principles.find(({ id }) => id === rule);
  expect({ confidence: said?.confidence, says: among(wanted.says, said?.text.fr ?? "") }).toMatchObject(wanted);
});

describe("what the sentences cover", () => {
  test("there are at least sixty, each of something, and each expects something", () => {
    expect(new Set(written.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
    expect(written.filter(({ expect }) => Object.keys(expect).length === 0)).toEqual([]);
    const idle = written.filter(
      ({ rule, on, service, services }) => rule === undefined && !(on && (service || services)),
    );
    expect(idle).toEqual([]);
  });

  const labelled = (edition: string) =>
    scenarios.filter((one) => one.edition === edition && (one.expect.label || one.expect.part));
  test.each(
    EDITIONS.flatMap((edition) =>
      Object.entries(ROWS).map(([row, { services, parts }]) => [edition, row, services, parts] as const),
    ),
  )("%s: row %s of the service table", (edition, _row, services, parts) => {
    const said = labelled(edition);
    const missing =
      parts.length > 0 ? [] : services.filter((id) => !said.some((one) => one.id === id && one.expect.label));
    expect(missing).toEqual([]);
    expect(parts.filter((part) => !said.some(({ expect }) => expect.part?.id === part))).toEqual([]);
  });

  test.each(EDITIONS)("%s: each decision rule, by a service that it leads to or in its own words", (edition) => {
    const quoted = scenarios.filter((one) => one.edition === edition).flatMap((one) => one.expect.rules ?? []);
    const told = principles.filter((one) => one.edition === edition).map(({ rule }) => rule);
    const covered = new Set([...quoted, ...told]);
    expect(editionOf(edition).about.principles.filter(({ id }) => !covered.has(id))).toEqual([]);
  });

  test("every row of the table stands for services that are there, and every service stands in it", () => {
    expect(Object.keys(ROWS)).toEqual(
      Array.from({ length: 26 }, (_, index) => `S${String(index + 1).padStart(2, "0")}`),
    );
    const named = new Set(Object.values(ROWS).flatMap(({ services }) => services));
    // Archives and programs on computers stand in no row of the fact sheet: mail and D15 speak for them.
    expect(SERVICES.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([
      "exchange.archives",
      "other.desktop-apps",
    ]);
  });

  test.each(EDITIONS)("%s: the eve of the edition is refused, its day and its morrow are not", (edition) => {
    const { inForceFrom } = editionOf(edition).about;
    const days = new Set(
      scenarios
        .filter((one) => one.edition === edition)
        .map(({ on, expect }) => `${on} ${expect.refused ?? "applied"}`),
    );
    expect(
      [
        `${shifted(inForceFrom, -1)} before-edition`,
        `${inForceFrom} applied`,
        `${shifted(inForceFrom, 1)} applied`,
      ].filter((one) => !days.has(one)),
    ).toEqual([]);
  });

  test.each(EDITIONS)("%s: the day that ends a term has its eve and its morrow", (edition) => {
    const ends = scenarios.filter((one) => one.edition === edition && one.expect.until === one.on);
    const around = (one: (typeof ends)[number], days: number) =>
      scenarios.some(
        (other) =>
          other.edition === edition &&
          other.id === one.id &&
          other.on === shifted(one.on, days) &&
          other.expect.until === one.on,
      );
    expect(ends.filter((one) => around(one, -1) && around(one, 1)).length).toBeGreaterThan(0);
  });

  test.each(EDITIONS)("%s: an answer has its eve and its day", (edition) => {
    for (const status of ["requested", "granted", "refused"] as const) {
      const on = (days: number) =>
        scenarios.filter(
          ({ edition: of, project: { derogation }, on }) =>
            of === edition && derogation?.status === status && on === shifted(derogation.on, days),
        );
      expect([on(-1).length > 0, on(0).length > 0], status).toEqual([true, true]);
    }
  });

  test("an offer that begins after the first edition has its eve and its day", () => {
    const later = offers.filter(({ availableFrom }) => availableFrom !== null && availableFrom > "2021-09-15");
    const told = (on: IsoDate | null) =>
      scenarios.filter((one) => one.on === on && (one.expect.targets ?? one.expect.part?.targets));
    const days = [...new Set(later.map(({ availableFrom }) => availableFrom as IsoDate))];
    expect(days.filter((from) => told(from).length === 0 || told(shifted(from, -1)).length === 0)).toEqual([]);
  });
});

function shifted(from: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as IsoDate;
}
