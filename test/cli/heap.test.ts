/** The heap of the program: small, with room for what is new. */

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOM = join(import.meta.dirname, "../../src/cli/heap.ts");
/** What is kept for a while is what makes the space grow, where it may. */
const programOf = (enough: string) => `
  import { getHeapSpaceStatistics } from "node:v8";
  import { boundHeap, PLANNING } from ${JSON.stringify(ROOM)};
  const space = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space").space_size;
  boundHeap();
  boundHeap(${enough});
  const bound = space();
  let kept = [];
  for (let made = 0; made < 100_000; made += 1) {
    kept.push(new Array(100).fill(made));
    if (made % 20_000 === 0) kept = [];
  }
  console.log(JSON.stringify([bound, space()]));`;

test.each([
  ["two halves of four megabytes", "", 8_388_608],
  ["for a plan, two halves of sixteen", "PLANNING", 33_554_432],
])("the space for new objects is %s, and stays so", (_case, enough, bytes) => {
  const told = execFileSync(process.execPath, ["--input-type=module", "--eval", programOf(enough)], {
    encoding: "utf8",
  });
  expect(JSON.parse(told)).toEqual([bytes, bytes]);
});
