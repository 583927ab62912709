/** No sum that readers are told, nor any number that follows from several, tells what is intimate of fewer than ten people. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withheldAmong } from "../../src/export/sums/withheld.ts";
import { FEWEST_PEOPLE, ONE_EACH } from "../../src/model/individual.ts";
import { isOfFewPeople, type OwnSpaces, peopleAmong } from "../../src/model/own-spaces.ts";
import type { ServiceId } from "../../src/model/service.ts";
import { runs } from "../runs.ts";

const SERVICES = ["exchange.mail", "onedrive.files", "teams.chat"] as const satisfies readonly ServiceId[];

const ownOf = (counts: readonly number[]): OwnSpaces =>
  new Map(SERVICES.flatMap((service, at) => ((counts[at] ?? 0) > 0 ? [[service, counts[at] as number]] : [])));
const withheld = (...units: readonly (readonly number[])[]) => [...withheldAmong(units.map(ownOf))].sort();

describe("directorates by their mailboxes, drives and chats", () => {
  test.each<[string, readonly (readonly number[])[], readonly number[]]>([
    ["all of ten people and more", [[10], [12]], []],
    ["one of nine goes with the next", [[9], [10], [12]], [0, 1]],
    ["small ones hide each other", [[4], [6], [12]], [0, 1]],
    ["the only other goes with the only small one", [[1], [30]], [0, 1]],
    ["one with nothing of anybody's own hides nobody", [[], [9], [30], [40]], [1, 2]],
    ["chats are no people", [[12], [0, 0, 40], [13]], [0, 1]],
    ["less a directorate that has mailboxes alone, the mailboxes of three are left", [[12], [3, 11]], [0, 1]],
    [
      "the same of drives",
      [
        [0, 12],
        [15, 2],
      ],
      [0, 1],
    ],
    [
      "chats of no more people than their own directorate has",
      [
        [1, 0, 1],
        [0, 0, 9],
        [16, 0, 8],
        [1, 15],
      ],
      [0, 1, 2, 3],
    ],
    ["mailboxes of so few that they tell nothing intimate hide nobody", [[0, 6], [4], [1, 15, 1]], [0, 1, 2]],
    [
      "mailboxes of all, drives of two in one of them",
      [
        [20, 10],
        [30, 2],
        [40, 0],
      ],
      [],
    ],
  ])("%s", (_case, units, expected) => expect(withheld(...units)).toEqual(expected));
});

/** A basis of what follows from some sums, each a row of how often every cell is in it, in reduced form. */
function reducedBasis(sums: readonly (readonly number[])[]): number[][] {
  const basis: number[][] = [];
  for (const sum of sums) {
    const rest = lessAll(sum, basis);
    const lead = rest.findIndex((value) => Math.abs(value) > 1e-9);
    if (lead >= 0) basis.push(rest.map((value) => value / (rest[lead] as number)));
  }
  return basis;
}

function lessAll(row: readonly number[], basis: readonly (readonly number[])[]): number[] {
  let rest = [...row];
  for (const one of basis) {
    const lead = one.findIndex((value) => Math.abs(value) > 1e-9);
    const times = rest[lead] as number;
    rest = rest.map((value, at) => value - times * (one[at] as number));
  }
  return rest;
}

test("whatever is added to and taken from what is told", () => {
  const counts = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 14 }), fc.integer({ min: 15, max: 60 }));
  const unit = fc.tuple(counts, counts, counts);
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 4 }), (units) => {
      const own = units.map(ownOf);
      const untold = withheldAmong(own);
      const all = ownOf(SERVICES.map((_service, at) => units.reduce((sum, unit) => sum + (unit[at] as number), 0)));
      // Not even the sum is told of so few.
      if (peopleAmong(all) < FEWEST_PEOPLE) return;
      const cells = own.flatMap((spaces, at) =>
        SERVICES.filter((service) => spaces.has(service)).map((service) => ({ at, service })),
      );
      const sumOver = (isIn: (cell: (typeof cells)[number]) => boolean) => cells.map((cell) => Number(isIn(cell)));
      const told = [
        ...SERVICES.map((service) => sumOver((cell) => cell.service === service)),
        ...own.flatMap((_spaces, at) => (untold.has(at) ? [] : [sumOver((cell) => cell.at === at)])),
        sumOver(() => true),
      ];
      const basis = reducedBasis(told);
      // Of a service that few people have, a sum tells everything that was found, and nothing intimate of it.
      const intimate = SERVICES.filter((service) => !isOfFewPeople(service, own));
      const peopleOf = (chosen: readonly (typeof cells)[number][]) =>
        own.reduce((sum, spaces, at) => {
          const services = intimate.filter((service) =>
            chosen.some((cell) => cell.at === at && cell.service === service),
          );
          const people = services.map((service) => {
            const many = spaces.get(service) as number;
            return ONE_EACH.has(service) ? many : Math.min(many, Math.max(1, peopleAmong(spaces)));
          });
          return sum + Math.max(0, ...people);
        }, 0);
      for (let choice = 1; choice < 2 ** cells.length; choice += 1) {
        const chosen = cells.filter((_cell, at) => (choice >> at) & 1);
        const people = peopleOf(chosen);
        if (people === 0 || people >= FEWEST_PEOPLE) continue;
        const rest = lessAll(
          sumOver((cell) => chosen.includes(cell)),
          basis,
        );
        const follows = rest.every((value) => Math.abs(value) < 1e-9);
        expect(follows, JSON.stringify({ units, untold: [...untold], chosen })).toBe(false);
      }
    }),
    { numRuns: runs(60) },
  );
});
