/**
 * Size: no limits, 50 ms for every answer. Accounts listed and their mailboxes inventoried, or drives walked, at two
 * sizes: time beside a plain loop over the Graph client, the peak memory of each process, and whether Bascule's grows
 * with the tenant.
 * Run: `./node_modules/.bin/node bench/scale.ts mailboxes [people] [more people]`
 * or `… bench/scale.ts drives 50x2000 500x2000` (so many drives of so many files); `--alone` leaves the plain loop out,
 * `--as-long` stops it when it has taken as long as Bascule did, and tells how many it had by then, of how many.
 */

import { openFolder } from "./runs/bascule.ts";
import type { Took } from "./runs/measured.ts";
import { plainly } from "./runs/plain.ts";
import { rounded, tell } from "./runs/rounds.ts";
import type { Tally } from "./tenant/tally.ts";
import { startTenant, type Tenant } from "./tenant/tenant.ts";

const LATENCY = 50;
/** Not everybody of a ministry has a drive. */
const PEOPLE_PER_DRIVE = 1.4;
const WORKLOAD = { mailboxes: "exchange", drives: "onedrive" } as const;

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const alone = process.argv.includes("--alone");
const asLong = process.argv.includes("--as-long");
const need = words[0] === "drives" ? "drives" : "mailboxes";
const sizes = words.length > 1 ? words.slice(1) : need === "drives" ? ["50x200", "500x200"] : ["2000", "20000"];

/** `20000`: so many people; `500x2000`: so many drives of so many files, and people enough to have them. */
function tenantOf(text: string) {
  const [drives, filesPerDrive] = text.split("x").map(Number);
  if (drives === undefined || filesPerDrive === undefined) return { size: { users: Number(text) } };
  return { size: { users: Math.ceil(drives * PEOPLE_PER_DRIVE) + 60 }, shape: { drives, filesPerDrive } };
}

interface Run extends Took {
  readonly tally: Tally;
}

async function ours(tenant: Tenant): Promise<Run> {
  const folder = openFolder();
  try {
    const took = await folder.scan(tenant, ["--workload", WORKLOAD[need]]);
    return { ...took, tally: await tenant.tally() };
  } finally {
    folder.remove();
  }
}

async function plain(tenant: Tenant, seconds?: number): Promise<Run> {
  const took = await plainly(tenant, need, 1, seconds);
  return { ...took, tally: await tenant.tally() };
}

const brief = ({ seconds, cpuSeconds, peakMegabytes, tally }: Run) => ({
  seconds: rounded(seconds),
  cpuSeconds: rounded(cpuSeconds),
  peakMegabytes: Math.round(peakMegabytes),
  roundTrips: tally.roundTrips,
  requests: tally.requests,
});

const peaks: number[] = [];
for (const size of sizes) {
  const tenant = await startTenant({ ...tenantOf(size), seed: "bench", latencyMs: LATENCY });
  try {
    const bascule = await ours(tenant);
    const loop = alone ? null : await plain(tenant, asLong ? bascule.seconds : undefined);
    peaks.push(bascule.peakMegabytes);
    tell({
      bench: "scale",
      need,
      size,
      bascule: brief(bascule),
      plainLoop: loop && { ...brief(loop), ...JSON.parse(loop.out) },
      timeToPlainLoop: loop && !asLong ? rounded(bascule.seconds / loop.seconds) : null,
    });
  } finally {
    await tenant.stop();
  }
}
tell({
  bench: "scale",
  need,
  sizes,
  peakMegabytes: peaks.map(Math.round),
  growth: rounded((peaks.at(-1) ?? 0) / (peaks[0] ?? 1)),
});
