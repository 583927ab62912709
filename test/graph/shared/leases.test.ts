/** Several processes keep one tenant's limits together: nothing more passes than for one, and hardly anything less. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../runs.ts";
import type { Counting } from "../service.ts";
import { type Crew, crewAtWork, type Quota } from "./workers.ts";

const CASES: Readonly<Record<string, Omit<Crew, "workers"> & { readonly kept?: number }>> = {
  "SharePoint's units a minute, one by one": {
    path: (turn) => `/drives/d${turn}/root/children`,
    quota: { limit: 1250, span: 60_000, counting: "sliding" },
    seconds: 100,
  },
  "SharePoint's units a minute, by envelopes": {
    path: (turn) => `/drives/d${turn}/root/children`,
    quota: { limit: 1250, span: 60_000, counting: "sliding" },
    seconds: 150,
    parts: 20,
    eager: 8,
  },
  "the directory's units, by envelopes": {
    path: (turn) => `/groups/g${turn}/members`,
    quota: { limit: 3500, span: 10_000, counting: "sliding" },
    seconds: 40,
    parts: 20,
    eager: 12,
  },
  "one channel": {
    path: () => "/teams/t/channels/c/messages",
    quota: { limit: 1, span: 1000, counting: "sliding" },
    // Of which 83 % may be kept up.
    kept: 0.83,
    seconds: 40,
  },
};

describe.each(Object.entries(CASES))("%s", (_case, { kept = 1, ...crew }) => {
  test.each([3, 8])("by %d at work, is used and never exceeded", async (workers) => {
    const { share, refused, each } = await crewAtWork({ ...crew, workers });
    expect(refused).toBe(0);
    expect(share).toBeGreaterThan(0.95 * kept);
    // Nobody is kept from it.
    expect(Math.min(...each)).toBeGreaterThan(Math.max(...each) / 4);
  });
});

const QUOTAS: readonly (Omit<Quota, "counting"> & Pick<Crew, "path" | "parts">)[] = [
  { limit: 1250, span: 60_000, path: (turn) => `/drives/d${turn}/root/children` },
  { limit: 1250, span: 60_000, path: (turn) => `/drives/d${turn}/root/children`, parts: 20 },
  { limit: 3500, span: 10_000, path: (turn) => `/groups/g${turn}/members` },
  { limit: 3500, span: 10_000, path: (turn) => `/groups/g${turn}/members`, parts: 7 },
  { limit: 25, span: 1000, path: () => "/search/query" },
  { limit: 1, span: 1000, path: () => "/chats/c/messages" },
  { limit: 20, span: 1000, path: (turn) => `/chats/c${turn}/messages` },
];

test("nothing is refused, whoever comes, is killed, is slow, or has another clock", async () => {
  const crews = fc.record({
    quota: fc.constantFrom(...QUOTAS),
    counting: fc.constantFrom<Counting[]>("sliding", "fixed", "tokens"),
    // Each from when to when, in seconds, and by how many milliseconds its clock differs.
    lives: fc.array(
      fc.tuple(fc.double({ min: 0, max: 20, noNaN: true }), fc.nat(40), fc.integer({ min: -1e8, max: 1e8 })),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
    eager: fc.integer({ min: 1, max: 30 }),
    latency: fc.constantFrom(20, 150, 900),
    exchange: fc.constantFrom(2, 8, 60, 300),
    seed: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(crews, async ({ quota, counting, lives, ...crew }) => {
      const { refused, requests } = await crewAtWork({
        ...crew,
        ...quota,
        quota: { ...quota, counting },
        workers: lives.length,
        span: (worker) => [lives[worker]?.[0] ?? 0, (lives[worker]?.[0] ?? 0) + (lives[worker]?.[1] ?? 0)],
        skew: (worker) => lives[worker]?.[2] ?? 0,
        seconds: 45,
      });
      expect({ refused, requests }).toEqual({ refused: 0, requests });
    }),
    { numRuns: runs(20) },
  );
}, 300_000);

test.each([
  ["SharePoint", { limit: 1250, span: 60_000, path: (turn: number) => `/drives/d${turn}/root/children` }],
  ["the directory", { limit: 3500, span: 10_000, path: (turn: number) => `/groups/g${turn}/members` }],
])("what was leased to those who were killed is used by who is left: %s", async (_case, { path, ...quota }) => {
  const alone = { path, quota: { ...quota, counting: "sliding" as const }, parts: 5, seconds: 150 };
  const { share, each } = await crewAtWork({ ...alone, workers: 4, span: (worker) => [0, worker === 0 ? 150 : 20] });
  // What the dead had leased counts for one span.
  expect(share).toBeGreaterThan(0.93);
  expect(each[0]).toBeGreaterThan(3 * (each[1] ?? 0));
});
