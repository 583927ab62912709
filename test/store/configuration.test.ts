/** The configuration: every key optional, and what cannot be used is refused with its place. */

import { expect, test } from "vitest";
import { type ConfigurationFault, NO_CONFIGURATION, parseConfiguration } from "../../src/store/configuration.ts";

const parse = (text: string) => parseConfiguration(text, "bascule.config.yaml");

test.each(["", "# nothing", "{}", "administration:\nproject:\n  stage:\n"])(
  "%j is a configuration that says nothing",
  (text) => expect(parse(text)).toEqual(NO_CONFIGURATION),
);

test("what is written is taken, the rest stands", () => {
  const configuration = parse(`
administration: { name: Ministère de la démonstration, type: central }
directorates: { "Direction des achats": DA }
project:
  stage: very-advanced
  acceptableOffer: { date: 2026-03-01, justification: note interne }
  derogations:
    exchange.mail: { status: granted, on: 2026-04-01, by: le ministre }
declared:
  other.forms: { used: true, quantity: 40 }
teams: { count: fetch }
`);
  expect(configuration).toMatchObject({
    administration: { name: "Ministère de la démonstration", contact: null },
    project: {
      acceptableOffer: { date: "2026-03-01" },
      derogations: { "exchange.mail": { status: "granted", until: null } },
    },
    declared: { "other.forms": { quantity: 40, note: null } },
    teams: { count: "fetch" },
    network: { giveUpAfterSeconds: 1200 },
  });
});

test.each<[string, string, Partial<ConfigurationFault>]>([
  ["a key that is not known", "scope:\n  includes: [a]\n", { problem: "value", line: 2, key: "scope.includes" }],
  [
    "a day that does not exist",
    "project:\n  acceptableOffer:\n    date: 2026-02-30\n    justification: x\n",
    { line: 3, key: "project.acceptableOffer.date" },
  ],
  [
    "a service that does not exist",
    "project:\n  derogations:\n    exchange.fax: { status: granted, on: 2026-01-01 }\n",
    { problem: "value", line: 3 },
  ],
  ["a value of another kind", "teams:\n  count: all\n", { line: 2, key: "teams.count" }],
  ["a text that is no YAML", "scope: [a\n", { problem: "syntax" }],
  ["a list in the place of keys", "- a\n- b\n", { problem: "value" }],
])("%s is refused with its place", (_case, text, about) => {
  expect(() => parse(text)).toThrow(
    expect.objectContaining({ name: "ConfigurationFault", path: "bascule.config.yaml", ...about }),
  );
});
