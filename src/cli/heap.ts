/**
 * How far the heap may grow. Left to itself it grows as far as the machine has room for what is already over: twice the memory.
 * New objects have two halves of four megabytes, and no more: with the one that each begins with, a plan takes a fifth more of
 * the processor, because much of what is over before long is kept, and has to be found again (bench/export.ts).
 */

import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

const ENOUGH = 8 * 1024 * 1024;
/**
 * Of a plan: four times as much, for which it takes a tenth to a sixth less of the processor (bench/export.ts). A scan goes on for
 * hours beside others' work, and waits for the tenant most of the time: it keeps to less.
 */
export const PLANNING = 4 * ENOUGH;
const TIMES = 4;
/** Arrays made between two looks, and their numbers: half a megabyte, kept. */
const [ARRAYS, NUMBERS] = [64, 1024];
/** The space grows once more was kept than it holds; where it does not, it is left as it is. */
const LOOKS = 32;

/** @param enough bytes for new objects, both halves together. May be asked for more later. */
export function boundHeap(enough = ENOUGH): void {
  for (const flag of ["--heap-growing-percent=30", `--semi-space-growth-factor=${TIMES}`]) setFlagsFromString(flag);
  const kept: number[][] = [];
  for (let look = 0; look < LOOKS && spaceOfNew() < enough; look += 1)
    for (let made = 0; made < ARRAYS; made += 1) kept.push(new Array<number>(NUMBERS).fill(made));
  setFlagsFromString("--semi-space-growth-factor=1");
}

/** Bytes. */
function spaceOfNew(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space")?.space_size ?? 0;
}
