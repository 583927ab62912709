import { describe, expect, test } from "vitest";
import type { IsoDate } from "../../src/model/dates.ts";
import type { Assignment } from "../../src/model/directorates.ts";
import { unitsOn } from "../../src/plan/unit.ts";

const TODAY = "2026-11-30" as IsoDate;
const said = (key: string, directorate: string, since: string | null = null): Assignment => ({
  key,
  directorate,
  since: since as IsoDate | null,
});
const units = (assignments: readonly Assignment[]) =>
  unitsOn({ byDepartment: { "Bureau du budget": "DAF" }, assignments }, TODAY);

const PERSON = {
  address: "Alix.Exemple@ministere.example",
  addresses: ["alix.exemple@ministere.example", "alix@achats.example"],
  department: "Bureau du budget",
};

describe("a person", () => {
  test.each<[string, readonly Assignment[], string | null]>([
    ["by the department, where nothing else is said", [], "DAF"],
    ["by the address, whatever its case", [said("alix.exemple@ministere.example", "DRH")], "DRH"],
    ["by another address", [said("alix@achats.example", "Achats")], "Achats"],
    ["by the domain of any", [said("@achats.example", "Achats")], "Achats"],
    [
      "by the address before the domain",
      [said("@ministere.example", "SG"), said("alix@achats.example", "Achats")],
      "Achats",
    ],
    [
      "by the domain of the first address before the others'",
      [said("@achats.example", "Achats"), said("@ministere.example", "SG")],
      "SG",
    ],
    ["not by a domain within", [said("@example", "SG")], "DAF"],
    ["not before its day", [said("alix.exemple@ministere.example", "DRH", "2026-12-01")], "DAF"],
    ["from its day on", [said("alix.exemple@ministere.example", "DRH", "2026-11-30")], "DRH"],
    [
      "by the latest that has come",
      [
        said("alix.exemple@ministere.example", "DSI", "2026-06-01"),
        said("alix.exemple@ministere.example", "DRH", "2025-01-01"),
        said("alix.exemple@ministere.example", "SG", "2027-01-01"),
        said("alix.exemple@ministere.example", "DAJ"),
      ],
      "DSI",
    ],
    [
      "by the last of two of the same day",
      [said("@ministere.example", "A", "2026-01-01"), said("@ministere.example", "B", "2026-01-01")],
      "B",
    ],
  ])("%s", (_case, assignments, expected) => {
    expect(units(assignments).ofPerson(PERSON)).toBe(expected);
  });

  test("a department that is not listed is its own directorate, whatever every object inherits", () => {
    const { ofPerson } = units([]);
    expect(["DSI", "constructor", null].map((department) => ofPerson({ ...PERSON, department }))).toEqual([
      "DSI",
      "constructor",
      null,
    ]);
  });
});

const GROUP = {
  id: "6F9619FF-0000-4000-8000-00000000000A",
  address: "achats@ministere.example",
  name: "Équipe Achats",
};

test.each<[string, readonly Assignment[], string | null]>([
  ["nothing, where its owners are to say it", [], null],
  ["its address", [said("achats@ministere.example", "Achats")], "Achats"],
  ["its id", [said("6f9619ff-0000-4000-8000-00000000000a", "Achats")], "Achats"],
  ["its name", [said("équipe achats", "Achats")], "Achats"],
  ["its domain last", [said("@ministere.example", "SG"), said("équipe achats", "Achats")], "Achats"],
])("a group by %s", (_case, assignments, expected) => {
  expect(units(assignments).ofGroup(GROUP)).toBe(expected);
});

test("lines that named nobody are counted, those to come left out", () => {
  const told = units([
    said("@ministere.example", "SG"),
    said("nobody@ministere.example", "X"),
    said("b", "Y", "2027-01-01"),
  ]);
  expect(told.unused()).toBe(2);
  told.ofPerson(PERSON);
  expect(told.unused()).toBe(1);
});

test.each([
  ["as it is", "Bureau du budget", "DAF"],
  ["with blanks of another kind, and more of them", " Bureau\u00a0du  budget\n", "DAF"],
  ["accents apart from their letters", "De\u0301le\u0301gation", "Délégation"],
  ["in other letters: it may be another one", "BUREAU DU BUDGET", "BUREAU DU BUDGET"],
  ["blank", " \t", null],
  ["what every object has", "constructor", "constructor"],
])("a department, %s", (_name, department, expected) => expect(units([]).ofDepartment(department)).toBe(expected));
