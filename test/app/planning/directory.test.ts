/** Which directorate a space belongs to, whatever word the directory calls it by. */

import { expect, test } from "vitest";
import { belongingOf } from "../../../src/app/planning/directory.ts";
import type { RecordStore } from "../../../src/store/port.ts";
import { groupOf, personOf } from "../../collect/facts.ts";
import { told } from "../../plan/memory-store.ts";

const DIRECTORATES = { "Bureau RH": "DRH", constructor: "Direction de la construction" };

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
  expect((await belongingOf(container, storeOf(department), DIRECTORATES)).unit).toBe(unit);
});

test.each(words)("a group of owners of the department %j is of %j", async (department, unit) => {
  const { container } = told("teams.files", "d", { container: { group: "g" } });
  expect((await belongingOf(container, storeOf(department), DIRECTORATES)).unit).toBe(unit);
});
