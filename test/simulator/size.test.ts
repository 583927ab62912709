/** Two hundred thousand people that nobody ever lists in memory. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ministryOf } from "../../src/simulator/ministry/ministry.ts";
import { withServed } from "./served.ts";

const large = ministryOf({ seed: "grand", size: "large" });

test("everybody of two hundred thousand is found again by id and by address", () => {
  fc.assert(
    fc.property(fc.nat(large.people - 1), (index) => {
      const { id, address } = large.person(index);
      return large.personIndex(id) === index && large.personIndex(address) === index;
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.nat(large.groups - 1), (index) => large.groupIndex(large.group(index).id) === index),
    { numRuns: 300 },
  );
});

test("what is no id, or one of another ministry, is nobody", () => {
  fc.assert(fc.property(fc.string(), (text) => large.personIndex(text) === null && large.groupIndex(text) === null));
  fc.assert(fc.property(fc.uuid(), (id) => large.personIndex(id) === null));
  const other = ministryOf({ seed: "autre", size: { users: 20 } });
  const small = ministryOf({ seed: "grand", size: { users: 20 } });
  for (let index = 0; index < 20; index++) expect(small.personIndex(other.person(index).id)).toBeNull();
  expect(small.personIndex(large.person(20).id)).toBeNull();
  expect(small.person(3)).toEqual(large.person(3));
});

test("members of a group are people of the ministry, each once, owners first", () => {
  fc.assert(
    fc.property(fc.nat(large.groups - 1), (group) => {
      const members = large.members(group);
      const people = members.map(({ person }) => person);
      const owners = members.filter(({ owner }) => owner).length;
      return (
        new Set(people).size === people.length &&
        people.every((person) => person < large.people) &&
        members.slice(0, owners).every(({ owner }) => owner)
      );
    }),
    { numRuns: 200 },
  );
});

describe("a large ministry is served as it is asked for", () => {
  test("its people page, its counts are told, and any mailbox opens", async () => {
    await withServed({ size: "large", seed: "grand" }, async ({ ask, odd }) => {
      const first = await ask("/users?$select=id&$top=999&$count=true", { headers: { consistencylevel: "eventual" } });
      expect(first.body["@odata.count"]).toBe(200_000);
      expect(first.body.value).toHaveLength(999);
      const second = await ask(first.body["@odata.nextLink"] ?? "");
      expect(second.body.value[0]?.id).toBe(large.person(999).id);
      const folders = await ask(`/users/${large.person(199_990).id}/mailFolders/delta?$top=50`);
      expect(folders.body.value.length).toBeGreaterThan(8);
      expect((await ask("/groups/$count", { headers: { consistencylevel: "eventual" } })).text).toBe("25000");
      expect((await ask("/subscribedSkus")).body.value.length).toBeGreaterThan(3);
      expect(odd).toEqual([]);
    });
  });
});

test("the same seed serves the same; another does not", () => {
  const truth = (seed: string) => {
    const ministry = ministryOf({ seed, size: "tiny" });
    return Array.from({ length: 14 }, (_, index) => ministry.person(index));
  };
  expect(truth("a")).toEqual(truth("a"));
  expect(truth("a").map(({ id }) => id)).not.toEqual(truth("b").map(({ id }) => id));
});

test.each([{ users: 3 }, { users: 4.5 }, { users: -1 }])("a ministry of %o is none", (size) => {
  expect(() => ministryOf({ seed: "x", size })).toThrow(RangeError);
});
