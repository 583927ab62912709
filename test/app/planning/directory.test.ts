/** Which directorate a space belongs to, whatever word the directory calls it by. */

import { expect, test } from "vitest";
import { belongingIn } from "../../../src/app/planning/directory.ts";
import type { IsoDate } from "../../../src/model/dates.ts";
import { unitsOn } from "../../../src/plan/unit.ts";
import type { RecordStore } from "../../../src/store/port.ts";
import { groupOf, personOf } from "../../collect/facts.ts";
import { told } from "../../plan/memory-store.ts";

const UNITS = unitsOn(
  {
    byDepartment: { "Bureau RH": "DRH", constructor: "Direction de la construction" },
    assignments: [{ key: "projet x", directorate: "Achats", since: null }],
  },
  "2026-11-30" as IsoDate,
);

const storeOf = (department: string | null) =>
  ({
    fact: async (kind: string, id: string) =>
      kind === "person" ? personOf(id, { department }) : kind === "group" ? groupOf(id, { owners: ["a"] }) : null,
  }) as unknown as RecordStore;

const words = [
  ["Bureau RH", "DRH"],
  ["DSI", "DSI"],
  ["constructor", "Direction de la construction"],
  ["__proto__", "__proto__"],
  ["toString", "toString"],
  ["hasOwnProperty", "hasOwnProperty"],
  [null, null],
] as const;

test.each(words)("a person of the department %j is of %j", async (department, unit) => {
  const { container } = told("exchange.mail", "a", { container: { owner: "a" } });
  expect((await belongingIn(storeOf(department), UNITS)(container)).unit).toBe(unit);
});

test.each(words)("a group of owners of the department %j is of %j", async (department, unit) => {
  const { container } = told("teams.files", "d", { container: { group: "g" } });
  expect((await belongingIn(storeOf(department), UNITS)(container)).unit).toBe(unit);
});

test.each(words)("a chat whose people are of the department %j is of %j", async (department, unit) => {
  const { container } = told("teams.chat", "c", { container: { department } });
  expect((await belongingIn(storeOf(null), UNITS)(container)).unit).toBe(unit);
});

test("what is said of a group goes before its owners", async () => {
  const { container } = told("teams.files", "d", { container: { group: "g" } });
  const store = {
    fact: async (kind: string, id: string) =>
      kind === "person" ? personOf(id, { department: "DSI" }) : groupOf(id, { owners: ["a"], name: "Projet X" }),
  } as unknown as RecordStore;
  expect((await belongingIn(store, UNITS)(container)).unit).toBe("Achats");
});
