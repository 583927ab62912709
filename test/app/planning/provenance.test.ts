/** What a plan rests on: only what bears on it, whatever the configuration's file is called and however it is laid out. */

import { expect, test } from "vitest";
import { provenanceOf } from "../../../src/app/planning/provenance.ts";
import type { IsoDate } from "../../../src/model/dates.ts";
import { parseConfiguration } from "../../../src/store/configuration.ts";
import { tolerances } from "../../doctrine/templates.ts";

const answer = (label: string) =>
  `answers:\n  teams.chat: { label: ${label}, by: le SG, on: 2026-11-03, why: motif }\n`;

const configured = (text: string, path = "bascule.config.yaml") =>
  provenanceOf({
    wish: {
      workloads: ["exchange"],
      content: { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" },
      ...{ seed: "s", include: [], exclude: [], excludeContent: [], countTeamsMessages: false },
    },
    made: { detectors: null, permissions: null, listed: {} },
    configuration: parseConfiguration(text, path),
    tolerances,
    least: "medium",
    asOf: "2026-11-30" as IsoDate,
  }).configuration;

const PLAIN = configured(answer("move-now"));

test.each<[string, ReturnType<typeof configured>]>([
  ["a line of comment before an answer", configured(`# décisions du 3 novembre\n\n${answer("move-now")}`)],
  ["a file of another name", configured(answer("move-now"), "autre.yaml")],
  // What its files say is in the digest of the doctrine.
  ["a folder of templates", configured(`${answer("move-now")}templates: modeles\n`)],
])("%s is no other configuration", (_, other) => expect(other).toEqual(PLAIN));

test("another answer is", () => {
  const other = configured(answer("derogable"));
  expect(other.project).not.toBe(PLAIN.project);
  expect({ ...other, project: "" }).toEqual({ ...PLAIN, project: "" });
});
