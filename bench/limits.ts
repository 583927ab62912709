/**
 * Under all limits that Microsoft publishes, on a clock that goes faster: how much of the binding limit is used from the
 * second minute on, how much is refused, and whether anything is sent inside a pause; beside a plain loop over the Graph
 * client, whose own waits are shortened by as much. Two limits bind here: SharePoint's units a minute, when sites and
 * drives are walked, and Teams' requests a second, when chats are listed.
 * Run: `./node_modules/.bin/node bench/limits.ts [drives|chats] [speed of the clock]`.
 */

import { seatsOf } from "../src/simulator/ministry/licences.ts";
import { ministryOf } from "../src/simulator/ministry/ministry.ts";
import { openFolder } from "./runs/bascule.ts";
import { plainly } from "./runs/plain.ts";
import { rounded, spreadOf, tell } from "./runs/rounds.ts";
import { startTenant, type Tenant } from "./tenant/tenant.ts";

type Counters = Awaited<ReturnType<Tenant["counters"]>>;

const SEED = "bench";
const SPEED = Number(process.argv[3] ?? 5);
const MINUTE = 60;
/** Microsoft's tables: units a minute by licences, and requests a second of which 83 % may be kept up. */
const TIERS = [
  [1000, 1250],
  [5000, 2500],
  [15_000, 3750],
  [50_000, 5000],
] as const;
const HIGHEST_TIER = 6250;
const CHATS = { second: 20, sustained: 0.83 };

const CASES = {
  drives: { family: "sharepoint", workload: "onedrive,sharepoint", size: { users: 900 } },
  chats: { family: "teams", workload: "teams", size: { users: 5000 } },
} as const;
type Case = keyof typeof CASES;

function limitOf(name: Case): number {
  if (name === "chats") return CHATS.second * CHATS.sustained * MINUTE;
  const seats = seatsOf(ministryOf({ seed: SEED, size: CASES[name].size }));
  return TIERS.find(([most]) => seats <= most)?.[1] ?? HIGHEST_TIER;
}

const started = ({ size }: (typeof CASES)[Case]): Promise<Tenant> =>
  startTenant({ size, seed: SEED, limits: "real", clockSpeed: SPEED, latencyMs: 50 });

/** Shares of the limit that passed, minute by minute, the first and the last left out. */
function used(name: Case, counters: Counters): readonly number[] {
  const { minutes } = counters.byFamily[CASES[name].family];
  const numbers = Object.keys(minutes)
    .map(Number)
    .sort((one, other) => one - other);
  const whole = numbers.slice(1, -1);
  return whole.map((number) => ((minutes[number]?.units ?? 0) - (minutes[number]?.refused ?? 0)) / limitOf(name));
}

function told(name: Case, counters: Counters) {
  const { requests, refused, sentInsidePause } = counters.byFamily[CASES[name].family];
  const shares = used(name, counters);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return {
    minutes: shares.length,
    ofLimit: { mean: rounded(mean), ...spreadOf(shares) },
    requests,
    refused,
    refusedShare: rounded(refused / requests),
    sentInsidePause,
    inAnyPause: counters.sentInsidePause,
  };
}

async function bascule(name: Case): Promise<object> {
  const tenant = await started(CASES[name]);
  const folder = openFolder();
  try {
    const { exit } = await folder.scan(tenant, ["--workload", CASES[name].workload]);
    return { exit, ...told(name, await tenant.counters()) };
  } finally {
    folder.remove();
    await tenant.stop();
  }
}

async function plain(name: Case): Promise<object> {
  const tenant = await started(CASES[name]);
  try {
    const { out } = await plainly(tenant, name, SPEED);
    return { said: JSON.parse(out) as object, ...told(name, await tenant.counters()) };
  } finally {
    await tenant.stop();
  }
}

const wanted = process.argv[2];
for (const name of ["drives", "chats"] as const) {
  if (wanted !== undefined && wanted !== name) continue;
  tell({
    bench: "limits",
    need: name,
    speed: SPEED,
    limitAMinute: limitOf(name),
    bascule: await bascule(name),
    plainLoop: await plain(name),
  });
}
