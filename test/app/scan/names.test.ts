/** A value in a name is in no record that is kept, whatever the record; and what was found there is told beside it. */

import { describe, expect, test } from "vitest";
import { inheritedFindings, type MaskName, maskNames } from "../../../src/app/scan/names.ts";
import type { Person, Site } from "../../../src/model/directory-records.ts";
import type { Finding } from "../../../src/model/finding.ts";
import type { Container, Item, TenantRecord } from "../../../src/model/records.ts";

const FINDING: Finding = { detector: "nir", category: "citizen-personal-data", count: 1, confidence: "high" };
const VALUE = "VALEUR 1";
const mask: MaskName = (name) => ({
  masked: name.replaceAll(VALUE, "[nir]"),
  findings: name.includes(VALUE) ? [FINDING] : [],
});

const container: Container = {
  kind: "container",
  service: "sharepoint.documents",
  id: "d1",
  type: "library",
  name: `Dossier ${VALUE}`,
  owner: "p1",
  group: "g1",
  site: "s1",
  url: "https://x.example/Dossier%20VALEUR%201/Forms",
  created: null,
  lastActivity: null,
  listed: true,
  traits: {},
};
const item: Item = {
  kind: "item",
  service: "sharepoint.documents",
  container: "d1",
  id: "i1",
  type: "file",
  parent: null,
  name: `Paie ${VALUE}.xlsx`,
  bytes: 1,
  created: null,
  modified: null,
  private: false,
  traits: {},
};
const person: Person = {
  kind: "person",
  id: "p1",
  name: `Compte ${VALUE}`,
  address: "p1@x.example",
  addresses: [],
  guest: false,
  enabled: true,
  department: null,
  licences: [],
  created: null,
};
const site: Site = {
  kind: "site",
  id: "s1",
  name: `Site ${VALUE}`,
  url: "https://x.example/sites/VALEUR%201",
  parent: null,
  personal: false,
  created: null,
  group: null,
};
const ALL: readonly TenantRecord[] = [
  container,
  item,
  { ...item, id: "f1", type: "folder" },
  person,
  site,
  {
    kind: "group",
    id: "g1",
    name: `Équipe ${VALUE}`,
    address: `equipe-${VALUE}@x.example`,
    unified: true,
    team: true,
    visibility: null,
    created: null,
    owners: [],
    guests: 0,
    labels: [],
  },
  {
    kind: "application",
    id: "a1",
    appId: "a1",
    name: `Robot ${VALUE}`,
    publisher: `Éditeur ${VALUE}`,
    microsoft: false,
    inHouse: false,
    enabled: true,
    consent: { own: false, everyone: false, people: 0, first: null },
    permissions: [],
  },
  { ...person, name: "Compte", address: `${VALUE}@x.example` },
  { ...person, name: "Compte", addresses: ["a@x.example", `${VALUE}@x.example`] },
  { ...person, name: "Compte", department: `Bureau ${VALUE}` },
  { kind: "usage", report: "r", id: `r/${VALUE}@x.example`, day: null, figures: {} },
  { kind: "personal-space", id: `${VALUE}_x_example`, person: "p1" },
  { kind: "organisation", id: "o", displayName: `Ministère ${VALUE}`, defaultDomain: "x", domains: [], created: null },
  { kind: "label", id: "l1", type: "sensitivity", name: `Étiquette ${VALUE}`, priority: null, protects: null },
];

test.each(ALL.map((record, at) => [`${record.kind} (${at})`, record] as const))("of a %s", (_, record) => {
  const kept = JSON.stringify(maskNames({ records: [record], cursor: null }, mask));
  expect(kept).toContain("[nir]");
  expect(decodeURI(kept)).not.toContain(VALUE);
});

test("of what is to be read", () => {
  const reading = { service: item.service, container: "d1", item: "i1", name: item.name, contents: [] };
  const { page } = maskNames({ records: [], readings: [reading, { ...reading, name: null }], cursor: null }, mask);
  expect(page.readings?.map(({ name }) => name)).toEqual(["Paie [nir].xlsx", null]);
});

test("findings are told of the place, the file or the folder that bears the name", () => {
  const { nameFindings } = maskNames(
    { records: [container, item, { ...item, id: "f1", type: "folder" }], cursor: null },
    mask,
  );
  const about = { service: item.service, container: "d1", finding: FINDING };
  expect(nameFindings).toEqual([
    { ...about, of: "place" },
    { ...about, of: { item: "i1" } },
    { ...about, of: { folder: "f1" } },
  ]);
});

test("a record without a value in it is kept as it came", () => {
  const clean = [
    { ...container, name: "Dossier", url: "https://x.example/D%C3%A9/100%25" },
    { ...site, name: "Site", url: "https://x.example/sites/a%20b%" },
    { ...item, name: null },
  ];
  expect(maskNames({ records: clean, cursor: null }, mask)).toEqual({
    page: { records: clean, cursor: null },
    nameFindings: [],
  });
});

describe("a place named after", () => {
  const named = { ...container, name: "X [nir]" };
  const facts = (kind: string, id: string) =>
    ({
      fact: async (of: string, asked: string) =>
        of === kind && asked === id ? { name: "X [nir]", named: [FINDING] } : null,
    }) as never;
  const told = [{ service: container.service, container: "d1", of: "place", finding: FINDING }];

  test.each([
    ["its owner", "person", "p1", named, told],
    ["its group", "group", "g1", named, told],
    ["its site", "site", "s1", named, told],
    ["an account of the same id", "person", "d1", { ...named, owner: null }, told],
    ["nobody, though its name was masked", "group", "other", named, []],
    ["one whose name it does not bear", "group", "g1", { ...named, name: "Y [nir]" }, []],
    ["one without a value in its name", "group", "g1", { ...named, name: "X" }, []],
  ] as const)("%s", async (_, kind, id, record, expected) => {
    expect(await inheritedFindings({ records: [record], cursor: null }, facts(kind, id))).toEqual(expected);
  });
});
