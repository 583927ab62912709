/** Runs the scenarios: sentences that a jurist can add to, in the YAML files beside. Only what a scenario expects is compared. */

import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { decide } from "../../src/doctrine/decide.ts";
import { DoctrineFault } from "../../src/doctrine/fault.ts";
import { targetsOn } from "../../src/doctrine/offers.ts";
import { remarksOn } from "../../src/doctrine/remarks.ts";
import type { Project } from "../../src/model/configuration.ts";
import { type IsoDate, parseDay } from "../../src/model/dates.ts";
import { isServiceId, type ServiceId } from "../../src/model/service.ts";
import { edition, offers } from "./templates.ts";

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
  service: service.optional(),
  services: z.array(service).optional(),
  on: day,
  administration: z.enum(["central", "operator", "local", "higher-education"]).optional(),
  project: z
    .strictObject({
      stage: z.enum(["very-advanced", "not-very-advanced"]).optional(),
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
      category: z.string(),
      rules: z.array(z.string()),
      presumed: z.boolean(),
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
const scenarios = readdirSync(FOLDER)
  .sort()
  .flatMap((file) => z.array(Scenario).parse(parse(readFileSync(resolve(FOLDER, file), "utf8"))))
  .flatMap((scenario) =>
    [...(scenario.services ?? []), ...(scenario.service ? [scenario.service] : [])].map((id) => ({ ...scenario, id })),
  );

function projectOf({ project, id }: Scenario & { id: ServiceId }): Project {
  const { derogation } = project;
  return {
    stage: project.stage ?? null,
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

test.each(scenarios)("$name ($id, $on)", (scenario) => {
  const { id, on, expect: wanted } = scenario;
  const project = projectOf(scenario);
  const ask = () => decide(edition, offers, id, project, on);
  if (wanted.refused) {
    expect(ask).toThrow(DoctrineFault);
    return;
  }
  const verdict = ask();
  const administration = {
    name: null,
    representative: null,
    contact: null,
    type: scenario.administration ?? null,
  };
  const part = verdict.rule?.parts.find((each) => each.id === wanted.part?.id);
  const told = {
    label: verdict.label,
    action: verdict.action,
    status: verdict.derogation?.status ?? null,
    until: verdict.derogation?.until ?? null,
    months: verdict.derogation?.limit.months,
    "counted-from": verdict.derogation?.limit.countedFrom,
    category: verdict.rule?.category,
    rules: verdict.rule?.rules.filter((rule) => wanted.rules?.includes(rule)),
    presumed: verdict.rule?.presumedSensitive,
    targets: verdict.targets.map(({ offer }) => offer),
    kinds: verdict.targets.map(({ kind }) => kind),
    remarks: remarksOn(verdict, { project, administration }, on).map(({ kind }) => kind),
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

test("there are at least sixty sentences, and each expects something", () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
  expect(scenarios.filter(({ expect }) => Object.keys(expect).length === 0)).toEqual([]);
});
