/** The use case behind `status`: what the store holds, without a connection. */

import { type LimitStanding, standingOf } from "../graph/lanes/shared/standing.ts";
import type { Crew } from "../model/crew.ts";
import { type IsoDate, parisDay } from "../model/dates.ts";
import type { GapCause } from "../model/gap.ts";
import { sharepointTier } from "../model/limits.ts";
import type { Oddity } from "../model/oddity.ts";
import { SAME_SPACES, type Workload, workloadOf } from "../model/service.ts";
import { isShut, volumeOf } from "../plan/told.ts";
import { StoreFault } from "../store/fault.ts";
import { limitTable } from "../store/limits.ts";
import { openStore, sharedRowsIn, storeName } from "../store/open.ts";
import type { RecordStore } from "../store/port.ts";
import { type Course, courseOf } from "./forecast/course.ts";
import { type Deletion, deletionOf } from "./retention.ts";

export interface Status {
  readonly tenant: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly complete: boolean | null;
  readonly left: readonly { readonly collector: string; readonly tasks: number }[];
  readonly workloads: readonly {
    readonly workload: Workload;
    readonly containers: number;
    /** What can be told of them: null where no container's items can. */
    readonly items: number | null;
  }[];
  readonly gaps: readonly { readonly cause: GapCause; readonly count: number }[];
  /** What was odd in the answers of the last scan, and was handled. */
  readonly oddities: readonly Oddity[];
  /** What it was expected to take, and took so far. */
  readonly course: Course;
  /** What is left of the forecast; null where there is none, or nothing is left to do. */
  readonly ahead: { readonly requests: number; readonly units: number; readonly seconds: number } | null;
  /** Who works at it, and who has what in hand, where several processes may; null of a store of one. */
  readonly crew: Crew | null;
  /** What services let be asked, as far as the store knows; null once nothing is asked any more. */
  readonly lanes: Lanes | null;
  /** From which day on the store should be deleted, and whether that day has come. */
  readonly deletion: Deletion;
}

interface Lanes {
  /** Left alone until then: a service as a whole, or one of its places. */
  readonly pauses: readonly { readonly lane: string; readonly until: string }[];
  /** Units of SharePoint and OneDrive of the last 24 hours, and how many a tenant of that size may spend in them. */
  readonly day: { readonly spent: number; readonly limit: number };
  /** Of the tenant, where several processes share them: units used or leased in so many seconds, of how many. */
  readonly limits: readonly Pick<LimitStanding, "limit" | "amount" | "seconds" | "used">[];
}

const DAY_MS = 24 * 3_600_000;

async function lanesOf(store: RecordStore, path: string, now: Date): Promise<Lanes> {
  const instant = now.getTime();
  const spent = (await store.spent()).filter(({ from }) => from > instant - DAY_MS);
  const licences = (await store.foreseen())?.size.licences ?? null;
  const shared = await sharedRowsIn(path);
  const standing = shared === null ? { limits: [], pauses: [] } : standingOf(shared.rows, shared.now);
  const told = (lane: string, until: number) => ({ lane, until: new Date(until).toISOString() });
  return {
    pauses: [
      ...(await store.pauses()).filter(({ until }) => until > instant).map(({ lane, until }) => told(lane, until)),
      ...standing.pauses.map(({ lane, milliseconds }) => told(lane, instant + milliseconds)),
    ],
    day: {
      spent: spent.reduce((sum, { units }) => sum + units, 0),
      limit: sharepointTier(limitTable(), licences).day,
    },
    limits: standing.limits.map(({ limit, amount, seconds, used }) => ({ limit, amount, seconds, used })),
  };
}

/** A forecast that was too low leaves nothing, and no less. */
function aheadOf({ forecast, total, seconds }: Course): Status["ahead"] {
  if (forecast === null) return null;
  return {
    requests: Math.max(0, forecast.requests - total.requests),
    units: Math.max(0, forecast.units - total.units),
    seconds: Math.max(0, Math.round(forecast.seconds - seconds)),
  };
}

export async function statusOf(path: string, retentionMonths: number, now: Date): Promise<Status> {
  const today: IsoDate = parisDay(now);
  return withStore(path, async (store) => {
    const scan = await store.lastScan();
    if (scan === null) throw new StoreFault("missing", { path: storeName(path) });
    const workloads = new Map<Workload, { containers: number; items: number | null }>();
    // As the plan counts: what was refused or locked is in no count, and a mailbox is one space, calendar and all.
    for await (const told of store.totals("medium")) {
      const { container } = told;
      const name = workloadOf(container.service);
      const sum = workloads.get(name) ?? { containers: 0, items: null };
      const { items } = volumeOf(told);
      const space = container.listed && !isShut(told) && !SAME_SPACES.has(container.service);
      workloads.set(name, {
        containers: sum.containers + (space ? 1 : 0),
        items: items === null ? sum.items : (sum.items ?? 0) + items,
      });
    }
    const course = await courseOf(store);
    const gaps = new Map<GapCause, number>();
    for await (const { cause, count } of store.gaps()) gaps.set(cause, (gaps.get(cause) ?? 0) + count);
    return {
      tenant: scan.tenant,
      startedAt: scan.startedAt,
      finishedAt: scan.finishedAt,
      complete: scan.complete,
      left: [...(await store.pending())].map(([collector, tasks]) => ({ collector, tasks })),
      workloads: [...workloads].map(([workload, sums]) => ({ workload, ...sums })),
      gaps: [...gaps].map(([cause, count]) => ({ cause, count })),
      oddities: await store.oddities(),
      course,
      ahead: scan.finishedAt === null ? aheadOf(course) : null,
      crew: scan.finishedAt === null ? await store.crew() : null,
      lanes: scan.finishedAt === null ? await lanesOf(store, path, now) : null,
      deletion: await deletionOf(store, scan, retentionMonths, today),
    };
  });
}

/** Opens the store for reading, and closes it whatever happens. */
export async function withStore<T>(path: string, work: (store: RecordStore) => Promise<T>): Promise<T> {
  const store = await openStore(path, { create: false });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
