/** What the shipped edition and offers must be, whoever edits them. */

import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { decide } from "../../src/doctrine/decide.ts";
import { readEdition } from "../../src/doctrine/read.ts";
import { LANGUAGES } from "../../src/lang/index.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import { SERVICES } from "../../src/model/service.ts";
import { edition, editionFiles, offerFiles, offers, permissionsTable } from "./templates.ts";

const today = "2026-11-24" as IsoDate;
const nobody = { stage: null, evidence: null, acceptableOffer: null, derogations: {} };

/** Every text under these keys, wherever it stands. */
function textsOf(value: unknown, key: "fr" | "en"): string[] {
  if (Array.isArray(value)) return value.flatMap((inner) => textsOf(inner, key));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === "string" ? [inner] : textsOf(inner, key),
  );
}
const files = [...editionFiles, ...offerFiles];
const said = (key: "fr" | "en") =>
  files.flatMap(({ name, text }) => textsOf(parse(text), key).map((each) => [name, each] as const));

test("every service has its rule, in a file of its name", () => {
  expect([...edition.rules.keys()].sort()).toEqual(SERVICES.map(({ id }) => id).sort());
  const names = editionFiles.map(({ name }) => name.replace(/^.*\//, "")).filter((name) => name !== "edition.yaml");
  expect(names.sort()).toEqual(SERVICES.map(({ id }) => `${id}.yaml`).sort());
});

describe("what Bascule infers follows « Interprétation de Bascule : »: no second colon, nor its name again", () => {
  const inferred = [...edition.rules.values()].flatMap(({ service, infers }) =>
    infers === null ? [] : LANGUAGES.map((language) => [service, language, infers.text[language]] as const),
  );
  test.each(inferred)("%s, %s", (_service, _language, text) => expect(text).not.toMatch(/:|Bascule/));
});

describe("no text judges on its own authority", () => {
  test.each(said("fr"))("%s: %s", (_name, text) =>
    expect(text).not.toMatch(/conforme|conformité|illégal|légal\b|interdi|autorisé|dérogeable|licite/i),
  );
  test.each(said("fr"))("« données sensibles » never stands alone. %s: %s", (_name, text) =>
    expect(text).not.toMatch(/données\s+sensibles(?!\s+au sens d)/i),
  );
  test.each(said("en"))("%s: %s", (_name, text) =>
    expect(text).not.toMatch(/complian|illegal|\blegal\b|forbid|prohibit|authori[sz]ed|lawful/i),
  );
});

describe("French is set as French is", () => {
  test.each(said("fr"))("%s: %s", (_name, text) => {
    expect(text).not.toMatch(/'| [:;!?»]|« |n° /);
    expect(text).not.toMatch(/[^\u202f\u00a0 ][;!?](\s|$)/);
  });
});

test("what the text says is attributed, and what Bascule infers is marked so", () => {
  for (const { because, infers, service } of edition.rules.values()) {
    expect(because.text.fr, service).toMatch(
      /note DINUM du 15 septembre 2021|circulaire n°\u00a06282-SG du 5 juillet 2021/,
    );
    expect(["F", "P"], service).toContain(because.confidence);
    if (infers) expect(["I", "W"], service).toContain(infers.confidence);
  }
});

test("every rule rests on texts, and quotes rules of the edition", () => {
  for (const { rules, sources, service } of edition.rules.values()) {
    expect(sources.length, service).toBeGreaterThan(0);
    for (const id of rules) expect(edition.principles.has(id), id).toBe(true);
  }
  expect([...edition.principles.keys()]).toEqual(
    Array.from({ length: 16 }, (_, index) => `D${String(index + 1).padStart(2, "0")}`),
  );
});

test("only what the note opens to derogation is derogable, and it alone has a limit", () => {
  for (const { label, category, limit, grantedBy, rules, service } of edition.rules.values()) {
    expect(label === "derogable", service).toBe(["messaging", "personal-drive"].includes(category));
    expect(limit !== null && grantedBy === "minister" && rules.includes("D07"), service).toBe(label === "derogable");
    if (label === "move-now") expect(rules, service).toContain("D08");
  }
});

test("the edition tells of those that came later, each after it", () => {
  expect(edition.about.later.map(({ id }) => id)).toEqual(["2023-05-31", "2026-04-14"]);
  expect(edition.about.assumptions.map(({ id }) => id)).toContain("ground-of-2021");
});

test("every offer that a rule proposes has a file, and Bleu is none", () => {
  for (const { id } of SERVICES) expect(() => decide(edition, offers, id, nobody, today)).not.toThrow();
  const parts = [...edition.rules.values()].flatMap(({ parts }) => parts.flatMap(({ targets }) => targets));
  for (const target of parts) expect(offers.map(({ id }) => id)).toContain(target);
  expect(offers.filter(({ id, name }) => /bleu/i.test(`${id} ${name}`))).toEqual([]);
});

test("an offer of which no first day is known is never proposed", () => {
  const unknown = offers.filter(({ availableFrom }) => availableFrom === null).map(({ id }) => id);
  expect(unknown).toEqual(["messages"]);
  const proposed = SERVICES.flatMap(({ id }) => decide(edition, offers, id, nobody, today).targets);
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
    readEdition(editionFiles.map(({ name, text }) => ({ name, text: change(text) }))).about.sha256;
  const { sha256 } = edition.about;
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(laid((text) => `# a comment\n${text.replaceAll("\n", "\r\n")}`)).toBe(sha256);
  expect(readEdition(editionFiles.toReversed()).about.sha256).toBe(sha256);
  expect(laid((text) => text.replace("label: derogable", "label: derogable").replace("D07, D10", "D07"))).not.toBe(
    sha256,
  );
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
  const begins = [...edition.rules.values()].flatMap(({ infers }) => (infers ? [infers.text[language]] : []));
  expect(begins.length).toBeGreaterThan(10);
  for (const text of begins) expect(text).toMatch(/^[^\p{L}]*\p{Ll}/u);
});
