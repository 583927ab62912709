/** What the shipped editions and offers must be, whoever edits them. */

import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { decide } from "../../src/doctrine/decide.ts";
import type { Edition } from "../../src/doctrine/edition.ts";
import { readEdition } from "../../src/doctrine/read.ts";
import { LANGUAGES } from "../../src/lang/index.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { Offer } from "../../src/model/offer.ts";
import { SERVICES } from "../../src/model/service.ts";
import {
  EDITIONS,
  editionFiles,
  editions,
  filesOfEdition,
  obstacles,
  offerFiles,
  offers,
  permissionsTable,
} from "./templates.ts";

const today = "2026-11-24" as IsoDate;
const nobody = { stage: null, engagedOn: null, evidence: null, acceptableOffer: null, derogations: {} };

/** Every text under these keys, wherever it stands. */
function textsOf(value: unknown, key: "fr" | "en"): string[] {
  if (Array.isArray(value)) return value.flatMap((inner) => textsOf(inner, key));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === "string" ? [inner] : textsOf(inner, key),
  );
}
/** Words of a source between quotation marks are its own, not Bascule's. */
const unquoted = (text: string) => text.replaceAll(/«[^»]*»|“[^”]*”/g, "«»");

const files = [...EDITIONS.flatMap(filesOfEdition), ...offerFiles];
const parsed = files.map(({ name, text }) => [name, parse(text)] as const);
const said = (key: "fr" | "en") =>
  parsed.flatMap(([name, value]) => textsOf(value, key).map((each) => [name, each] as const));

const all = EDITIONS.map((id) => [id, editions.get(id) as Edition] as const);
const [first] = all.map(([, edition]) => edition) as [Edition];

test("three editions come with this version, in the order of their days", () => {
  expect(all.map(([id, { about }]) => [id, about.id, about.inForceFrom])).toEqual(
    ["2021-09-15", "2023-05-31", "2026-04-14"].map((id) => [id, id, id]),
  );
});

test.each(all)("%s: every service has its rule, in a file of its name", (id, { rules }) => {
  expect([...rules.keys()].sort()).toEqual(SERVICES.map(({ id }) => id).sort());
  const names = filesOfEdition(id).map(({ name }) => name.replace(/^.*\//, ""));
  expect(names.sort()).toEqual([...SERVICES.map(({ id }) => `${id}.yaml`), "edition.yaml"].sort());
});

test("what Bascule infers follows « Interprétation de Bascule : »: no second colon, nor its name again", () => {
  const inferred = all.flatMap(([id, { rules }]) =>
    [...rules.values()].flatMap(({ service, infers }) =>
      infers === null ? [] : LANGUAGES.map((language) => [id, service, infers.text[language]] as const),
    ),
  );
  expect(inferred.length).toBeGreaterThan(100);
  expect(inferred.filter(([, , text]) => /:|Bascule/.test(text))).toEqual([]);
});

/** Texts in which something stands that must not, with their files: one test a rule, since texts are thousands. */
const wrongly = (language: "fr" | "en", wrong: RegExp, read = (text: string) => text) =>
  said(language).filter(([, text]) => wrong.test(read(text)));

describe("no text judges on its own authority", () => {
  test("in French", () => {
    const judged = /conforme|conformité|illégal|légal\b|interdi|autorisé|dérogeable|licite/i;
    expect(wrongly("fr", judged, unquoted)).toEqual([]);
  });
  test("« données sensibles » never stands alone", () => {
    expect(wrongly("fr", /données\s+sensibles(?!\s+au sens d)/i)).toEqual([]);
  });
  test("in English", () => {
    expect(wrongly("en", /complian|illegal|\blegal\b|forbid|prohibit|authori[sz]ed|lawful/i, unquoted)).toEqual([]);
  });
});

test("French is set as French is", () => {
  expect(said("fr").length).toBeGreaterThan(500);
  expect(wrongly("fr", /'| [:;!?»]|« |n° /)).toEqual([]);
  expect(wrongly("fr", /[^\u202f\u00a0 ][;!?](\s|$)/)).toEqual([]);
});

/** How each edition's own texts are named where they are quoted, and how sure their reading may be. */
const OWN_TEXTS: Readonly<Record<string, readonly [RegExp, readonly string[]]>> = {
  "2021-09-15": [/note DINUM du 15 septembre 2021|circulaire n°\u00a06282-SG du 5 juillet 2021/, ["F", "P"]],
  "2023-05-31": [/règle R9, dans sa rédaction du 31 mai 2023/, ["F"]],
  "2026-04-14": [
    /loi n°\u00a02024-449 du 21 mai 2024 .*décret n°\u00a02026-272 du 14 avril 2026, connus par des/,
    ["W"],
  ],
};

test.each(all)("%s: what the text says is attributed, and what Bascule infers is marked so", (id, { rules }) => {
  const [own, sure] = OWN_TEXTS[id] ?? [/never/, []];
  for (const { because, infers, service } of rules.values()) {
    expect(because.text.fr, service).toMatch(own);
    expect(sure, service).toContain(because.confidence);
    if (infers) expect(["I", "W"], service).toContain(infers.confidence);
  }
});

test.each(all)("%s: every rule rests on texts, and quotes rules of the edition", (_id, { rules, about }) => {
  const ids = about.principles.map(({ id }) => id);
  for (const { rules: quoted, sources, service } of rules.values()) {
    expect(sources.length, service).toBeGreaterThan(0);
    for (const id of quoted) expect(ids, id).toContain(id);
  }
  expect(ids).toEqual(Array.from({ length: 16 }, (_, index) => `D${String(index + 1).padStart(2, "0")}`));
});

test.each(all)("%s: a clause that is no interpretation cites a text", (_id, { about }) => {
  const { principles, eligibility, clock, sensitivity } = about;
  const tests = sensitivity.conditions.flatMap(({ tests }) => tests);
  for (const { confidence, sources, text } of [...principles, eligibility, clock, ...tests]) {
    if (confidence !== "I") expect(sources, text.fr).not.toEqual([]);
  }
});

test.each(all)("%s: every text is cited by a clause or a service, or told to be read", (_id, { about, rules }) => {
  const cited = new Set([
    ...about.principles.flatMap(({ sources }) => sources),
    ...about.eligibility.sources,
    ...about.clock.sources,
    ...[...rules.values()].flatMap(({ sources }) =>
      sources.map(({ title }) => about.texts.find((text) => text.title === title)?.id),
    ),
  ]);
  const aside = ["circulaire-6282-sg", "snap-2021", "cada-20236853", "la-suite-2026"];
  expect(about.texts.filter(({ id }) => !cited.has(id) && !aside.includes(id)).map(({ id }) => id)).toEqual([]);
});

test.each([
  ["2021-09-15", 12, "le ministre dont relève le projet"],
  ["2023-05-31", 12, "le ministre dont relève le projet, après validation du Premier ministre"],
  [
    "2026-04-14",
    18,
    "le ministre dont relève le projet, après instruction par la DINUM (deux mois) et validation du Premier ministre",
  ],
])("%s: only what the note of 2021 opens is derogable, for %i months, by %s", (id, months, granting) => {
  for (const { label, category, limit, grantedBy, rules, service } of editions.get(id)?.rules.values() ?? []) {
    const open = label === "derogable";
    expect(open, service).toBe(["messaging", "personal-drive"].includes(category));
    expect([limit?.months, grantedBy?.text.fr], service).toEqual(open ? [months, granting] : [undefined, undefined]);
    if (open) expect(rules, service).toContain("D07");
    if (label === "move-now") expect(rules, service).toContain("D08");
  }
});

test("a label is the same in every edition: the lists are those of the note, and a later edition says that they are assumed", () => {
  const labels = ({ rules }: Edition) => [...rules].map(([service, { label }]) => [service, label]).sort();
  for (const [id, edition] of all.slice(1)) {
    expect(labels(edition), id).toEqual(labels(first));
    for (const { infers, label, service, because } of edition.rules.values()) {
      if (label !== "derogable" && label !== "move-now") continue;
      expect(infers, service).toMatchObject({ confidence: "I" });
      expect(infers?.text.fr, service).toMatch(
        /note DINUM du 15 septembre 2021, texte antérieur,.*gardée par hypothèse/,
      );
      expect(because.text.fr, service).not.toMatch(/note DINUM/);
    }
    const told = edition.about.assumptions.filter(({ onFirstPage }) => onFirstPage).map(({ id }) => id);
    expect(told, id).toContain("lists-of-2021");
    // What was opened in spite of the list was opened after the note, not after the edition that keeps it.
    expect(edition.about.closed, id).toMatchObject({ since: first.about.closed.since, confidence: "I" });
  }
});

test("in 2021 the note presumes; later two conditions are needed, and a person alone can answer the harm", () => {
  const tests = ({ about }: Edition) =>
    about.sensitivity.conditions.map(({ tests }) => tests.map(({ id, evidence }) => [id, evidence.length > 0]));
  const presumed = ({ rules }: Edition) =>
    [...rules.values()].filter(({ presumedSensitive }) => presumedSensitive).length;
  expect(tests(first)).toEqual([
    [
      ["C1", true],
      ["C2", true],
      ["C3", true],
    ],
  ]);
  expect(first.about.sensitivity.presumes).not.toBeNull();
  expect(presumed(first)).toBeGreaterThan(20);
  for (const [, edition] of all.slice(1)) {
    expect(tests(edition)).toEqual([
      [
        ["C4", true],
        ["C5", false],
      ],
      [["C6", false]],
    ]);
    expect([edition.about.sensitivity.presumes, presumed(edition)]).toEqual([null, 0]);
  }
});

test.each(all)("%s tells of those that came later, each after it", (id, { about }) => {
  expect(about.later.map(({ id }) => id)).toEqual(EDITIONS.filter((other) => other > id));
  expect(about.assumptions.map(({ id }) => id)).toContain("ground-of-2021");
});

test("every offer that a rule proposes has a file, and Bleu is none", () => {
  for (const [, edition] of all) {
    for (const { id } of SERVICES) expect(() => decide(edition, offers, id, nobody, today)).not.toThrow();
  }
  const rules = all.flatMap(([, edition]) => [...edition.rules.values()]);
  const parts = rules.flatMap(({ parts }) => parts.flatMap(({ targets }) => targets));
  for (const target of parts) expect(offers.map(({ id }) => id)).toContain(target);
  expect(offers.filter(({ id, name }) => /bleu/i.test(`${id} ${name}`))).toEqual([]);
});

test("an offer of which no first day is known is never proposed", () => {
  const unknown = offers.filter(({ availableFrom }) => availableFrom === null).map(({ id }) => id);
  expect(unknown).toEqual(["messages"]);
  const proposed = SERVICES.flatMap(({ id }) => decide(first, offers, id, nobody, today).targets);
  for (const id of unknown) expect(proposed.map(({ offer }) => offer)).not.toContain(id);
});

test("every kind of offer is there, dated", () => {
  expect(new Set(offers.map(({ kind }) => kind))).toEqual(new Set(["snap", "la-suite", "secnumcloud", "state-cloud"]));
  for (const { checkedOn, availableFrom, endsOn, id } of offers) {
    expect(checkedOn >= (availableFrom ?? checkedOn), id).toBe(true);
    if (endsOn !== null) expect(endsOn > (availableFrom ?? ""), id).toBe(true);
  }
});

test("the digest is of what is said, not of how it is laid out", () => {
  const laid = (change: (text: string) => string) =>
    readEdition(
      editionFiles.map(({ name, text }) => ({ name, text: change(text) })),
      offers,
      obstacles,
    ).about.sha256;
  const { sha256 } = first.about;
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(laid((text) => `# a comment\n${text.replaceAll("\n", "\r\n")}`)).toBe(sha256);
  expect(readEdition(editionFiles.toReversed(), offers, obstacles).about.sha256).toBe(sha256);
  expect(laid((text) => text.replace("label: derogable", "label: derogable").replace("D07, D10", "D07"))).not.toBe(
    sha256,
  );
});

test("the digest changes with an offer", () => {
  const of = (some: typeof offers) => readEdition(editionFiles, some).about.sha256;
  const otherwise = (change: (offer: Offer) => Offer) =>
    of(offers.map((offer) => (offer.id === "fichiers" ? change(offer) : offer)));
  expect(otherwise((offer) => offer)).toBe(of(offers));
  expect(otherwise((offer) => ({ ...offer, name: "Autre" }))).not.toBe(of(offers));
  expect(otherwise((offer) => ({ ...offer, limits: offer.limits.slice(1) }))).not.toBe(of(offers));
});

test("the table of permissions covers the contract's words", () => {
  const graph = permissionsTable.rows.filter(({ resource }) => resource === "graph");
  const workloads = (word: string) => graph.filter(({ names }) => names.includes(word)).flatMap((row) => row.workloads);
  expect(
    ["Mail", "Calendars", "Contacts", "Files", "Sites", "Team", "Channel", "Chat", "Group", "Tasks"].map(workloads),
  ).toEqual([
    ["exchange"],
    ["exchange"],
    ["exchange"],
    ["onedrive", "sharepoint"],
    ["sharepoint"],
    ["teams"],
    ["teams"],
    ["teams"],
    ["exchange", "teams", "sharepoint"],
    ["other"],
  ]);
});

test.each(LANGUAGES)("what Bascule infers is read after a colon: it begins without a capital in %s", (language) => {
  const rules = all.flatMap(([, edition]) => [...edition.rules.values()]);
  const begins = rules.flatMap(({ infers }) => (infers ? [infers.text[language]] : []));
  expect(begins.length).toBeGreaterThan(10);
  for (const text of begins) expect(text).toMatch(/^[^\p{L}]*\p{Ll}/u);
});
