/**
 * Personal drives cut to measure, for whoever wants to know how long a million files take: exactly so many drives, of
 * the first people who can have one, with exactly so many files each, and folders besides.
 */

import { keepsFiles, TURN } from "./people.ts";

/** What an item's number leaves room for, folders and what is added later included. */
export const MOST_FILES = 900_000;

const OWNERS: readonly boolean[] = Array.from({ length: TURN }, (_, index) => keepsFiles(index));
const BEFORE = OWNERS.map((_, index) => OWNERS.slice(0, index).filter(Boolean).length);
const PER_TURN = OWNERS.filter(Boolean).length;

/** How many of the first so many people can have a drive. */
export function ownersAmong(people: number): number {
  return Math.floor(people / TURN) * PER_TURN + (BEFORE[people % TURN] ?? 0);
}

export function hasShapedDrive(person: number, drives: number): boolean {
  return OWNERS[person % TURN] === true && ownersAmong(person) < drives;
}
