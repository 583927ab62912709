/** What a tenant hides from its own lists is told by its reports and its counts; what its answers do oddly is counted. */

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/index.ts";
import { type Bench, benchFor, tiny } from "./bench.ts";
import { type Json, type Spoilt, spoilt } from "./spoilt.ts";

let simulator: Simulator;
let front: Spoilt;
let spoil: (path: string, body: Json) => void = () => undefined;
const benches: Bench[] = [];

beforeAll(async () => {
  simulator = await tiny();
  front = await spoilt(simulator.graphUrl, (path, body) => spoil(path, body));
});
afterAll(async () => {
  for (const bench of benches) bench.remove();
  await front.close();
  await simulator.close();
});

/** The demonstration tenant refuses some places on purpose: exit 1. */
async function scanned(words: readonly string[] = [], ends = 1): Promise<Bench> {
  const bench = benchFor({ graphUrl: front.graphUrl, token: () => simulator.token() });
  benches.push(bench);
  const { exit, err } = await bench.bascule(["scan", "--out", bench.out, ...words]);
  expect(exit, err).toBe(ends);
  return bench;
}
const told = (bench: Bench) =>
  bench
    .plan()
    .coverage.skipped.filter(({ scope }) => /reports\/|\$count/.test(scope))
    .map(({ scope, reason }) => `${scope} ${reason}`.replace(/\s/g, " "));
/** Keeps the things of a list that the test wants. */
const only = (list: RegExp, keeps: (thing: Json, index: number) => boolean) => (path: string, body: Json) => {
  if (list.test(path) && Array.isArray(body.value)) body.value = (body.value as Json[]).filter(keeps);
};

test.each<[string, typeof spoil, readonly string[], readonly RegExp[]]>([
  ["nothing is hidden: nothing is told", () => undefined, [], []],
  [
    "half of the files of each library",
    only(/\/root\/delta/, (thing, index) => !thing.file || index % 2 === 0),
    ["--workload", "onedrive"],
    [
      /^onedrive\.files: reports\/getOneDriveUsageAccountDetail Le rapport .* annonce \d+ fichiers dans \d+ OneDrive.*écart non expliqué\.$/,
    ],
  ],
])("%s", async (_case, spoils, words, expected) => {
  spoil = spoils;
  const rows = told(await scanned(words));
  expect(rows).toHaveLength(expected.length);
  for (const [index, row] of rows.entries()) expect(row).toMatch(expected[index] as RegExp);
});

test("most accounts are hidden where nothing is refused: told, and no incompleteness", async () => {
  spoil = only(/\/users\?/, (_, index) => index < 3);
  const bench = await scanned(["--workload", "exchange"], 0);
  expect(bench.plan().scan.complete).toBe(true);
  const [mailboxes, accounts, ...more] = told(bench);
  expect(mailboxes).toMatch(
    /^exchange\.mail: reports\/getMailboxUsageDetail Le rapport .* nomme \d+ boîtes aux lettres que l’annuaire n’a pas/,
  );
  expect(accounts).toMatch(/^users\/\$count Microsoft Graph annonce \d+ comptes, le relevé en a listé 3 : écart/);
  expect(more).toEqual([]);
});

test("odd answers are counted by workload, told by status, and change no plan", async () => {
  spoil = () => undefined;
  const plain = await scanned();
  const odd = await tiny({ faults: { emptyPages: 0.3, duplicates: 0.3 } });
  const bench = benchFor(odd);
  benches.push(bench);
  try {
    expect(await bench.bascule(["scan", "--out", bench.out])).toMatchObject({ exit: 1 });
    const { out } = await bench.bascule(["status", "--json"]);
    const { oddities } = JSON.parse(out) as { oddities: { kind: string; count: number }[] };
    expect(new Set(oddities.map(({ kind }) => kind))).toEqual(new Set(["empty-page", "row-repeated"]));
    expect((await bench.bascule(["status"])).out).toMatch(/Réponses étranges, .*Page vide\s: \d/);
    expect(bench.plan().services).toEqual(plain.plan().services);
    expect(bench.plan().coverage.skipped).toEqual(plain.plan().coverage.skipped);
  } finally {
    await odd.close();
  }
});
