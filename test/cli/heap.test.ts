/** The heap of the program: small, with room for what is new. */

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOM = join(import.meta.dirname, "../../src/cli/heap.ts");
/** What is kept for a while is what makes the space grow, where it may. */
const PROGRAM = `
  import { getHeapSpaceStatistics } from "node:v8";
  import { boundHeap } from ${JSON.stringify(ROOM)};
  const space = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space").space_size;
  boundHeap();
  const bound = space();
  let kept = [];
  for (let made = 0; made < 100_000; made += 1) {
    kept.push(new Array(100).fill(made));
    if (made % 20_000 === 0) kept = [];
  }
  console.log(JSON.stringify([bound, space()]));`;

test("the space for new objects is two halves of four megabytes, and stays so", () => {
  const told = execFileSync(process.execPath, ["--input-type=module", "--eval", PROGRAM], { encoding: "utf8" });
  expect(JSON.parse(told)).toEqual([8_388_608, 8_388_608]);
});
