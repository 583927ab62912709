/** The configuration: every key optional, and what cannot be used is refused with its place. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { explain } from "../../src/app/faults.ts";
import {
  type ConfigurationFault,
  NO_CONFIGURATION,
  parseConfiguration,
  readConfiguration,
} from "../../src/store/configuration.ts";

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

test("answers are taken, with the line where each stands", () => {
  const { answers } = parse(`
answers:
  exchange.group-mailboxes: { label: move-now, by: la secrétaire générale, on: 2026-11-03, why: espaces d’équipe }
  onedrive.files/recordings:
    { label: derogable, by: x, on: 2026-11-03, why: y }
harm:
  teams.chat: { answer: no, by: x, on: 2026-11-03, why: y }
`);
  expect(answers).toMatchObject({
    labels: { "exchange.group-mailboxes": { label: "move-now" }, "onedrive.files/recordings": { on: "2026-11-03" } },
    harm: { "teams.chat": { answer: "no" } },
    places: {
      "exchange.group-mailboxes": { file: "bascule.config.yaml", line: 3 },
      "onedrive.files/recordings": { line: 4 },
    },
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
  [
    "a wave that ends before it starts",
    "waves:\n  named:\n  - { start: 2027-02-01,\n      end: 2027-01-31 }\n",
    { line: 4, key: "waves.named.0.end" },
  ],
  ["a wave that takes nobody", "waves:\n  capacity: { people: 0 }\n", { line: 2, key: "waves.capacity.people" }],
  [
    "a closing that ends before it starts",
    "waves:\n  closed:\n  - { from: 2027-02-01, to: 2027-01-31 }\n",
    { line: 3, key: "waves.closed.0.to" },
  ],
  ["a calendar of elsewhere", "waves: { holidays: bretagne }\n", { line: 1, key: "waves.holidays" }],
  [
    "a project very advanced before it was engaged",
    "project:\n  stage: very-advanced\n  engagedOn: 2021-07-06\n",
    { line: 3, key: "project.engagedOn" },
  ],
  [
    "an answer without who gave it",
    "answers:\n  other.stream: { label: move-now, on: 2026-11-03, why: x }\n",
    { line: 2, key: "answers.other.stream.by" },
  ],
  [
    "an answer without its day",
    "answers:\n  other.stream:\n    label: move-now\n    by: x\n    why: x\n",
    { line: 2, key: "answers.other.stream.on" },
  ],
  [
    "an answer without its motive",
    "answers:\n  other.stream: { label: move-now, by: x, on: 2026-11-03, why: ' ' }\n",
    { line: 2, key: "answers.other.stream.why" },
  ],
  [
    "an answer that is the question",
    "answers:\n  other.stream: { label: review, by: x, on: 2026-11-03, why: x }\n",
    { line: 2, key: "answers.other.stream.label" },
  ],
  [
    "an answer about no service",
    "answers:\n  other.fax/part: { label: move-now, by: x, on: 2026-11-03, why: x }\n",
    { line: 2, key: "answers.other.fax/part" },
  ],
  [
    "a harm that is neither yes nor no",
    "harm:\n  teams.chat: { answer: perhaps, by: x, on: 2026-11-03, why: x }\n",
    { line: 2, key: "harm.teams.chat.answer" },
  ],
  [
    "a harm of a part",
    "harm:\n  onedrive.files/recordings: { answer: no, by: x, on: 2026-11-03, why: x }\n",
    { line: 2, key: "harm.onedrive.files/recordings" },
  ],
  ["an alias to nothing", "scope: *other\n", { problem: "syntax" }],
  ["a list in the place of keys", "- a\n- b\n", { problem: "value" }],
])("%s is refused with its place", (_case, text, about) => {
  expect(() => parse(text)).toThrow(
    expect.objectContaining({ name: "ConfigurationFault", path: "bascule.config.yaml", ...about }),
  );
});

const SAYS: readonly (readonly [string, string, string, string])[] = [
  [
    "a key that is not known",
    "scope: { includes: [a] }",
    "elle n’existe pas\u202f; clés admises ici\u00a0: include, exclude, excludeContent",
    "it does not exist; keys accepted here: include, exclude, excludeContent",
  ],
  [
    "a service that does not exist",
    "declared: { other.fax: { used: true } }",
    "attendu\u00a0: l’identifiant d’un service, comme exchange.mail",
    "expected a service id, such as exchange.mail",
  ],
  [
    "a choice that does not exist",
    "project: { stage: advanced }",
    "attendu\u00a0: l’une des valeurs very-advanced, not-very-advanced",
    "expected one of very-advanced, not-very-advanced",
  ],
  [
    "a choice that is not made",
    "project: { derogations: { exchange.mail: { on: 2026-01-01 } } }",
    "elle manque, attendu\u00a0: l’une des valeurs requested, granted, refused",
    "it is missing, expected one of requested, granted, refused",
  ],
  [
    "a mention that no head of a page would hold",
    `outputs: { mention: "${"&".repeat(71)}" }`,
    "attendu\u00a0: une mention de 140 caractères au plus, «\u00a0&\u00a0» comptant pour deux\u00a0: elle tient en tête de chaque page",
    "expected a mention of 140 characters at most, “&” counting for two: it stands at the head of every page",
  ],
  [
    "a value that is not given",
    "declared: { other.forms: { quantity: 4 } }",
    "elle manque, attendu\u00a0: true ou false",
    "it is missing, expected true or false",
  ],
  [
    "a number for a text",
    "administration: { name: 2024 }",
    "attendu\u00a0: un texte (entre guillemets s’il ressemble à un nombre)",
    "expected a text (in quotes if it looks like a number)",
  ],
  ["a text for a list", "scope: { include: a }", "attendu\u00a0: une liste", "expected a list"],
  ["a text for keys", "directorates: a", "attendu\u00a0: des clés et leurs valeurs", "expected keys and their values"],
  [
    "an empty text",
    'administration: { name: "" }',
    "attendu\u00a0: un texte non vide",
    "expected a text that is not empty",
  ],
  ["part of a month", "retention: { months: 1.5 }", "attendu\u00a0: un nombre entier", "expected a whole number"],
  [
    "a number too small",
    "retention: { months: 0 }",
    "attendu\u00a0: un nombre d’au moins 1",
    "expected a number of at least 1",
  ],
  [
    "a number too great",
    "sampling: { confidence: 1 }",
    "attendu\u00a0: un nombre inférieur à 1",
    "expected a number below 1",
  ],
  [
    "none for a share",
    "sampling: { halfWidth: 0 }",
    "attendu\u00a0: un nombre supérieur à 0",
    "expected a number above 0",
  ],
  [
    "a wave that ends before it starts",
    "waves: { named: [{ start: 2027-02-01, end: 2027-01-31 }] }",
    "la vague finirait avant d’avoir commencé, corrigez start ou end",
    "the wave would end before it starts, correct start or end",
  ],
];

test.each(SAYS)("%s is told in words", (_case, text, fr, en) => {
  expect(() => parse(text)).toThrow(expect.objectContaining({ detail: { fr, en } }));
});

test("a wave of a single day is one", () => {
  expect(parse("waves: { named: [{ start: 2027-02-01, end: 2027-02-01 }] }").waves.named).toHaveLength(1);
});

test("gigabytes of a day are bytes, and what is not written bounds nothing", () => {
  expect(parse("waves: { capacity: { gigabytesPerDay: 0.5, days: 10 } }").waves.capacity).toEqual({
    people: null,
    spaces: null,
    bytesPerDay: 500_000_000,
    days: 10,
  });
});

describe("the file of directorates", () => {
  const CSV = "cle;direction\n@achats.example;Achats\n";

  test.each<[string, string, (folder: string) => string, string | null]>([
    ["beside the configuration", "bascule.config.yaml", () => "directions.csv", null],
    ["beside a configuration named from elsewhere", "sous/autre.yaml", () => "../directions.csv", "sous/autre.yaml"],
    ["by its own path", "bascule.config.yaml", (folder) => join(folder, "directions.csv"), null],
  ])("is read %s", (_case, file, named, given) => {
    const folder = mkdtempSync(join(tmpdir(), "bascule-configuration-"));
    try {
      mkdirSync(join(folder, "sous"));
      writeFileSync(join(folder, "directions.csv"), CSV);
      writeFileSync(join(folder, file), `directoratesFile: ${named(folder)}\n`);
      const { assignments } = readConfiguration(folder, given).directorates;
      expect(assignments).toEqual([{ key: "@achats.example", directorate: "Achats", since: null }]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each<[string, string | null, RegExp]>([
    [
      "is not there",
      null,
      /fichier des directions « directions\.csv » ne peut pas être utilisé : ce doit être un fichier/,
    ],
    ["is wrong on a line", `${CSV}x;\n`, /directions\.csv » ne peut pas être utilisé \(ligne 3\) : une ligne donne/],
  ])("that %s is told by its name", (_case, text, sentence) => {
    const folder = mkdtempSync(join(tmpdir(), "bascule-configuration-"));
    try {
      if (text !== null) writeFileSync(join(folder, "directions.csv"), text);
      writeFileSync(join(folder, "bascule.config.yaml"), "directoratesFile: directions.csv\n");
      expect(() => readConfiguration(folder, null)).toThrow(
        expect.toSatisfy((error) => {
          const { exit, sentence: said } = explain(error, "fr");
          return exit === 2 && sentence.test(said.replace(/[\u00a0\u202f]/g, " "));
        }),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
