/** A tenant that has changed: people and teams gone, and back. A later scan has to say what a first one would. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/index.ts";
import { type Bench, benchFor, tiny } from "./bench.ts";
import { type Json, type Spoilt, spoilt } from "./spoilt.ts";

let simulator: Simulator;
let front: Spoilt;
let away: (path: string, thing: Json) => boolean = () => false;
const benches: Bench[] = [];

beforeAll(async () => {
  simulator = await tiny();
  front = await spoilt(simulator.graphUrl, (path, body) => {
    if (Array.isArray(body.value)) body.value = (body.value as Json[]).filter((thing) => !away(path, thing));
  });
});
afterAll(async () => {
  for (const bench of benches) bench.remove();
  await front.close();
  await simulator.close();
});

const benchOf = () => {
  const bench = benchFor({ graphUrl: front.graphUrl, token: () => simulator.token() });
  benches.push(bench);
  return bench;
};

async function scanned(bench: Bench, words: readonly string[] = []): Promise<readonly string[]> {
  const { exit, err } = await bench.bascule(["scan", "--out", bench.out, ...words]);
  expect(exit, err).toBe(1);
  const { scan: _scan, coverage, ...plan } = bench.plan();
  const lines = (name: string) => readFileSync(join(bench.out, name), "utf8");
  return [
    JSON.stringify({ ...plan, skipped: coverage.skipped }, null, 1),
    lines("containers.ndjson"),
    lines("findings.ndjson"),
  ];
}

test.each<[string, typeof away]>([
  [
    "a person",
    (path, { userPrincipalName, userType }) =>
      /\/users\?/.test(path) && userType === "Member" && String(userPrincipalName) < "c",
  ],
  [
    "every team",
    (path, { groupTypes }) => /\/groups\?/.test(path) && Array.isArray(groupTypes) && groupTypes.includes("Unified"),
  ],
  ["sites", (path, { displayName }) => /\/sites|getAllSites/.test(path) && /^[A-M]/i.test(String(displayName))],
])("%s gone, and back", async (_case, leaves) => {
  const bench = benchOf();
  away = () => false;
  const whole = await scanned(bench);
  away = leaves;
  const without = await scanned(benchOf());
  expect(without[1]).not.toBe(whole[1]);
  expect(await scanned(bench)).toEqual(without);
  away = () => false;
  expect(await scanned(bench)).toEqual(whole);
});

test("one workload alone leaves what is known of the others as it was, shut places too", async () => {
  const bench = benchOf();
  away = () => false;
  await scanned(bench);
  const shut = bench
    .containers()
    .filter(({ service, coverage }) => service !== "exchange.mail" && coverage !== "complete");
  const others = () => bench.containers().filter(({ service }) => !service.startsWith("exchange"));
  const before = others();
  expect(shut.length).toBeGreaterThan(0);
  await scanned(bench, ["--workload", "exchange"]);
  expect(others()).toEqual(before);
});

test("who is left out of a later scan is in its plan no more, and back in the next", async () => {
  const bench = benchOf();
  away = () => false;
  const whole = await scanned(bench, ["--workload", "onedrive"]);
  const owner = bench.containers().find(({ coverage, owner: of }) => coverage === "complete" && of !== null)
    ?.owner as string;
  const words = ["--workload", "onedrive", "--exclude", owner];
  const without = await scanned(benchOf(), words);
  expect(await scanned(bench, words)).toEqual(without);
  expect(without[1]).not.toContain(owner);
  expect(await scanned(bench, ["--workload", "onedrive"])).toEqual(whole);
});

test("what a scan that was left had not come to the end of passes for seen in no narrower one", async () => {
  const bench = benchOf();
  away = () => false;
  const scan = (...words: string[]) => bench.bascule(["scan", "--out", bench.out, "--workload", "onedrive", ...words]);
  const unfinished = () => bench.plan().coverage.skipped.filter(({ reason }) => reason.startsWith("Laissé inachevé"));
  expect((await scan("--max-requests", "25")).exit).toBe(1);
  await scan("--include", "nobody@ministere.example");
  expect(unfinished()).not.toEqual([]);
  expect(bench.plan().scan.complete).toBe(false);
  await scan();
  expect(unfinished()).toEqual([]);
});
