/**
 * Promise 7, for hours: tenants in which all goes wrong at once are scanned again and again by one process, that comes to the
 * plan of a day without faults each time, leaves nothing unheard, and is as large at the end as it was at the beginning. Half an
 * hour by `npm run soak` (BASCULE_SOAK_MINUTES for another time); a few scans of a small tenant in `npm test`.
 */

import { beforeAll, expect, test } from "vitest";
import type { Told } from "./soak/cycles.ts";
import { type Soaked, soak, TENANTS } from "./soak/soak.ts";

const MINUTES = Number(process.env.BASCULE_SOAK_MINUTES ?? 0);
const LONG = MINUTES > 0;
const MEBIBYTE = 1024 * 1024;

let soaked: Soaked;

/** For whoever watches for half an hour. */
function lineOf({ tenant, calm, exits, heap, resident, active }: Told): string {
  const [own, all] = [heap, resident].map((bytes) => Math.round(bytes / MEBIBYTE));
  return `${new Date().toISOString()} tenant ${tenant}${calm ? ", calm" : ""}: ${exits.join(" ")}, heap ${own} MiB of ${all}, ${active} open\n`;
}

const calm = () => soaked.told.filter((one) => one.calm);
const ill = () => soaked.told.filter((one) => !one.calm);

beforeAll(
  async () => {
    const wish = LONG
      ? { tenants: TENANTS, size: "tiny" as const, speed: 20, seconds: MINUTES * 60, cycles: 6, scans: 2 }
      : { tenants: TENANTS.slice(-1), size: { users: 4 }, speed: 60, seconds: 0, cycles: 3, scans: 2 };
    soaked = await soak(wish, (told) => {
      if (LONG) process.stderr.write(lineOf(told));
    });
  },
  (MINUTES + 20) * 60_000,
);

test("nothing is left unheard, and the process ends by itself", () => {
  const { told, exit, err } = soaked;
  expect(told.flatMap(({ unheard }) => unheard)).toEqual([]);
  expect(told.map(({ said }) => said).join("")).toBe("");
  expect({ exit, err }).toEqual({ exit: 0, err: "" });
});

test("all went wrong, for two minutes at least by the tenants’ clock", () => {
  expect(soaked.refused).toBeGreaterThan(20);
  expect(soaked.requests).toBeGreaterThan(500);
  expect(soaked.tenantSeconds).toBeGreaterThan(120);
  // A scan of these tenants is incomplete: some of their places are closed to whoever asks.
  expect(soaked.told.flatMap(({ exits }) => exits).filter((exit) => exit !== 1)).toEqual([]);
});

test("every plan is that of a day without what passes", () => {
  const undisturbed = new Map(calm().map(({ tenant, plans }) => [tenant, plans[0]]));
  expect(undisturbed.size).toBe(LONG ? 2 : 1);
  expect(ill().length).toBeGreaterThan(2);
  for (const [cycle, { tenant, plans }] of ill().entries())
    expect(plans, `cycle ${cycle}`).toEqual(plans.map(() => undisturbed.get(tenant)));
});

test("memory is flat, and nothing is left open", () => {
  // What is loaded and compiled on the way is there after the first scans of each tenant.
  const settled = ill().slice(LONG ? 4 : 1);
  const third = Math.max(1, Math.floor(settled.length / 3));
  const most = (of: "heap" | "outside" | "active", some: typeof settled) => Math.max(...some.map((one) => one[of]));
  const [early, late] = [settled.slice(0, third), settled.slice(-third)];
  for (const of of ["heap", "outside"] as const)
    expect(most(of, late), of).toBeLessThan(most(of, early) * 1.1 + (LONG ? 4 : 8) * MEBIBYTE);
  expect(most("active", late)).toBeLessThanOrEqual(most("active", early) + 2);
});
