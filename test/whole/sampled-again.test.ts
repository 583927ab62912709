/** A second scan by sample: the same draw, nothing of mail, calendars and files asked for again, and the same plan. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/index.ts";
import { checkRequest } from "../openapi/check.ts";
import { type Bench, benchFor, tiny } from "./bench.ts";
import { comparable } from "./comparable.ts";

let simulator: Simulator;
let bench: Bench;
const sent: { method: string; url: string }[] = [];
beforeAll(async () => {
  simulator = await tiny({ onRequest: (method, url) => void sent.push({ method, url }) });
  bench = benchFor(simulator);
  writeFileSync(join(bench.folder, "bascule.config.yaml"), "sampling: { halfWidth: 0.1 }\n");
});
afterAll(async () => {
  await simulator.close();
  bench.remove();
});

const CONTENT = /\/(messages|events)\/[^/?]+\?|\/items\/[^/]+\/content|\/attachments/;
const scan = async () => {
  sent.splice(0);
  const { exit, err } = await bench.bascule(["scan", "--content", "sample", "--out", bench.out]);
  expect(exit, err).toBe(1);
  for (const { method, url } of sent) checkRequest(method, url);
  expect(simulator.surprises()).toBe(0);
  return sent.filter(({ url }) => CONTENT.test(url)).length;
};

test("is told like the first, and fetches nothing again", async () => {
  expect(await scan()).toBeGreaterThan(10);
  const first = comparable(bench);
  const mail = bench.plan().services.find(({ id }) => id === "exchange.mail");
  expect(mail?.sensitive.estimate).not.toBeNull();
  expect(mail?.sensitive.itemsRead).toBeLessThan((mail?.volume.items ?? 0) / 2);
  const again = await scan();
  expect(comparable(bench)).toEqual(first);
  expect(again).toBe(0);
}, 600_000);
