/**
 * How much a scan asks for: requests and resource units of `bascule scan --content none`, workload by workload, against
 * the least that the plans documented by Microsoft need (`minimum/`), reckoned from what the tenant holds; then beside a
 * plain loop over the Graph client. Beside the two peers: `peers/compare.ts`.
 * Run: `./node_modules/.bin/node bench/requests.ts [people]`.
 */

import { ministryOf } from "../src/simulator/ministry/ministry.ts";
import { allNeeds } from "./minimum/all.ts";
import type { Need } from "./minimum/need.ts";
import { openFolder } from "./runs/bascule.ts";
import { plainly } from "./runs/plain.ts";
import { rounded, tell } from "./runs/rounds.ts";
import { WORKLOADS } from "./tenant/cost.ts";
import type { Tally } from "./tenant/tally.ts";
import { startTenant, type Tenant } from "./tenant/tenant.ts";

const PEOPLE = Number(process.argv[2] ?? 1200);
const SEED = "bench";
/** Requests are counted here, not time: the pace that the limits allow is kept on a faster clock. */
const CLOCK_SPEED = 15;
const size = { users: PEOPLE };

async function scanned(tenant: Tenant, words: readonly string[] = []): Promise<Tally> {
  const folder = openFolder();
  try {
    await folder.scan(tenant, words);
    return await tenant.tally();
  } finally {
    folder.remove();
  }
}

function besideMinimum(needs: readonly Need[], { workloads, roundTrips, requests }: Tally): object {
  const rows = WORKLOADS.map((workload) => {
    const wanted = needs.filter((need) => need.workload === workload);
    const least = { requests: total(wanted, "requests"), units: total(wanted, "units") };
    const asked = workloads[workload] ?? { requests: 0, units: 0 };
    const ratio = { requests: rounded(asked.requests / least.requests), units: rounded(asked.units / least.units) };
    return { workload, asked, least, ratio };
  });
  const least = { requests: total(needs, "requests"), units: total(needs, "units") };
  const units = Object.values(workloads).reduce((sum, { units: each }) => sum + each, 0);
  const whole = { requests: rounded(requests / least.requests), units: rounded(units / least.units), roundTrips };
  return { rows, whole };
}

const total = (needs: readonly Need[], figure: "requests" | "units") =>
  Math.round(needs.reduce((sum, need) => sum + need[figure], 0));

const ministry = ministryOf({ seed: SEED, size });
const tenant = await startTenant({ size, seed: SEED, clockSpeed: CLOCK_SPEED });
try {
  const tally = await scanned(tenant);
  const reports = Object.entries(tally.routes).reduce(
    (sum, [route, times]) => sum + (route.startsWith("/reports/") ? times : 0),
    0,
  );
  const needs = allNeeds(ministry, Math.min(reports, 7));
  tell({ bench: "requests", people: PEOPLE, ...besideMinimum(needs, tally) });
  tell({
    needs: needs.map(({ workload, what, requests, units }) => ({ workload, what, requests, units: Math.round(units) })),
  });
  tell({ routes: tally.routes });
  for (const [need, workload] of [
    ["mailboxes", "exchange"],
    ["drives", "onedrive"],
  ] as const) {
    await plainly(tenant, need);
    const [plain, ours] = [await tenant.tally(), await scanned(tenant, ["--workload", workload])];
    tell({
      need,
      plainLoop: brief(plain),
      bascule: brief(ours),
      fewerRoundTrips: rounded(plain.roundTrips / ours.roundTrips),
    });
  }
} finally {
  await tenant.stop();
}

function brief({ roundTrips, requests, workloads }: Tally): object {
  return { roundTrips, requests, workloads };
}
