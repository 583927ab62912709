/** Sums by key on the disk: what they add up to, and that memory does not hold them. */

import { expect, test } from "vitest";
import { NO_WEIGHT, type Tally, type Weight } from "../../src/model/weight.ts";
import { openTally } from "../../src/store/scratch/tally.ts";
import { memoryTally } from "../plan/memory-store.ts";

const PLACE = { service: "onedrive.files", id: "b!1", name: "Camille Exemple" } as const;
const weight = (key: string, some: Partial<Weight> = {}): Weight => ({ ...NO_WEIGHT, key, ...some });

test.each<[string, () => Tally]>([
  ["on the disk", () => openTally("store")],
  ["in memory, for tests", memoryTally],
])("%s: figures of a key add up, what is taken is gone, the rest comes in order", async (_case, open) => {
  const tally = open();
  await tally.add([weight("b", { items: 3 }), weight("a", { items: 1, bytes: 5 })]);
  await tally.add([weight("b", { items: 4, place: PLACE }), weight("é"), weight("b", { listed: 1 })]);
  expect(await tally.take("b")).toEqual(weight("b", { items: 7, listed: 1, place: PLACE }));
  expect(await tally.take("b")).toBeNull();
  expect(await Array.fromAsync(tally.left())).toEqual([weight("a", { items: 1, bytes: 5 }), weight("é")]);
  await tally.close();
});

test("many keys are read in windows, none twice", async () => {
  const tally = openTally("store");
  const keys = Array.from({ length: 1234 }, (_, index) => String(index).padStart(5, "0"));
  await tally.add(keys.map((key) => weight(key, { items: 1 })));
  expect((await Array.fromAsync(tally.left())).map(({ key }) => key)).toEqual(keys);
  await tally.close();
});
