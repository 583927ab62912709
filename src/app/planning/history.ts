/**
 * Keeps what a finished scan saw of each space, once for each scan and in the walk that its plan is made of: the first plan
 * of a scan writes it, later ones leave it. What the tenant itself changed since the scan before is added up meanwhile, by
 * service, so that the way of a year costs no more than its scans to tell.
 */

import type { Change } from "../../model/change.ts";
import { parisDay } from "../../model/dates.ts";
import type { EarlierRow, KeptRow, KeptScan, Standing } from "../../model/history.ts";
import { type Amount, NO_AMOUNT, plus } from "../../model/history.ts";
import { SERVICES, type ServiceId } from "../../model/service.ts";
import { changesOf, type Pair, pairOf } from "../../plan/change.ts";
import { type Coverage, coverageOf, isShut, type Told, volumeOf } from "../../plan/told.ts";
import { unitsOn } from "../../plan/unit.ts";
import type { RecordStore, Scan } from "../../store/port.ts";
import { type Belonging, belongingIn } from "./directory.ts";
import { provenanceOf, type RestsOn } from "./provenance.ts";

const AT_ONCE = 500;

export interface HistoryKeeping {
  see(row: KeptRow): Promise<void>;
  end(standing: Standing): Promise<void>;
}

/** Null where there is nothing to keep: the scan goes on, is kept already, or nothing may be written. */
export async function historyOf(store: RecordStore, scan: Scan, provenance: Standing): Promise<HistoryKeeping | null> {
  if (scan.finishedAt === null) return null;
  const kept = await store.keptScans();
  // What was kept without a plan is kept again with the first one.
  if (kept.some(({ number, doctrine }) => number === scan.number && doctrine !== null)) return null;
  if (!(await store.beginHistory(scan.number))) return null;
  const before = kept.filter(({ number }) => number !== scan.number);
  return keepingIn(store, { ...scan, finishedAt: scan.finishedAt }, provenance, before);
}

/**
 * Keeps the last scan before another one takes its place, where no plan of it did: its outputs could not be written, or an
 * earlier version made it.
 */
export async function keepUnplanned(
  store: RecordStore,
  { configuration, tolerances }: Pick<RestsOn, "configuration" | "tolerances">,
): Promise<void> {
  const scan = await store.lastScan();
  if (scan?.finishedAt == null || (await store.keptScans()).some(({ number }) => number === scan.number)) return;
  const { wish } = scan;
  const asOf = parisDay(new Date(scan.finishedAt));
  const least = "medium";
  const provenance = provenanceOf({ wish, made: await store.made(), configuration, tolerances, least, asOf });
  const standing = { asOf, content: wish.content, doctrine: null, provenance, services: [] };
  const keeping = await historyOf(store, scan, standing);
  if (keeping === null) return;
  const belongingOf = belongingIn(store, unitsOn(configuration.directorates, asOf));
  for await (const told of store.totals(least)) {
    if (!told.container.listed) continue;
    await keeping.see(keptRowOf(told, coverageOf(told, wish.content), await belongingOf(told.container)));
  }
  await keeping.end(standing);
}

/** A space as its history tells it: nothing was found in what was refused. */
export function keptRowOf(
  told: Told,
  coverage: Coverage,
  { unit, department }: Pick<Belonging, "unit" | "department">,
): KeptRow {
  const { service, id } = told.container;
  const sensitive = isShut(told) ? 0 : told.sensitiveItems;
  return { service, id, unit, department, ...volumeOf(told), sensitive, coverage };
}

function keepingIn(
  store: RecordStore,
  scan: Pick<Scan, "number" | "id" | "startedAt"> & { readonly finishedAt: string },
  now: Standing,
  kept: readonly KeptScan[],
): HistoryKeeping {
  const last = kept.at(-1) ?? null;
  const stood = new Map<ServiceId, Amount>();
  const moved = new Map<ServiceId, Amount>();
  const add = (to: Map<ServiceId, Amount>, service: ServiceId, amount: Amount) =>
    void to.set(service, plus(to.get(service) ?? NO_AMOUNT, amount));
  const pairs = new Map(kept.map((before) => [before.number, pairOf(told(before), { ...now, scan })] as const));
  let waiting: KeptRow[] = [];

  const flush = async () => {
    const rows = waiting;
    waiting = [];
    const earlier = await store.keepRows(scan.number, rows, last !== null);
    for (const [at, row] of rows.entries()) {
      add(stood, row.service, amountOf(row));
      if (last !== null) add(moved, row.service, tenantsOwn(earlier[at] ?? null, row, pairs, last.number));
    }
  };
  return {
    see: async (row) => {
      waiting.push(row);
      if (waiting.length >= AT_ONCE) await flush();
    },
    end: async (standing) => {
      await flush();
      if (last !== null) {
        let gone: KeptRow[] = [];
        const pair = pairs.get(last.number) as Pair;
        for await (const row of store.missing(last.number, scan.number)) {
          if (!isTenants(changesOf(named(row), null, pair)[0])) continue;
          add(moved, row.service, less(amountOf(row)));
          gone.push(row);
          if (gone.length < AT_ONCE) continue;
          await store.keepGone(scan.number, gone);
          gone = [];
        }
        await store.keepGone(scan.number, gone);
      }
      const sums = SERVICES.flatMap(({ id: service }) => {
        const [all, own] = [stood.get(service), moved.get(service)];
        return all || own ? [{ service, stood: all ?? NO_AMOUNT, moved: own ?? NO_AMOUNT }] : [];
      });
      const { number, id, startedAt, finishedAt } = scan;
      await store.endHistory({ ...standing, number, id, startedAt, finishedAt, sums });
    },
  };
}

const told = (kept: KeptScan) => ({ ...kept, scan: { id: kept.id, finishedAt: kept.finishedAt } });
const named = (row: KeptRow) => ({ ...row, name: null });
const isTenants = (change: Change | undefined) => change?.causes.join() === "tenant";

/** Nothing of what was refused or locked is known. */
const amountOf = ({ items, bytes, sensitive }: KeptRow): Amount => ({
  ...{ spaces: 1, items: items ?? 0, bytes: bytes ?? 0, sensitive },
});

const less = ({ spaces, items, bytes, sensitive }: Amount): Amount => ({
  ...{ spaces: -spaces, items: -items, bytes: -bytes, sensitive: -sensitive },
});

const VOLUME: ReadonlySet<Change["kind"]> = new Set(["grown", "shrunk"]);
const FOUND: ReadonlySet<Change["kind"]> = new Set([
  ...(["newly-sensitive", "more-sensitive", "less-sensitive", "no-longer-sensitive"] as const),
]);

/** By how much a space changed since it was last seen to its end, as far as the tenant alone is the cause. */
function tenantsOwn(before: EarlierRow | null, now: KeptRow, pairs: ReadonlyMap<number, Pair>, last: number): Amount {
  const pair = pairs.get(before?.scan ?? last);
  if (pair === undefined) return NO_AMOUNT;
  const from = before === null || before.gone ? null : before;
  const own = changesOf(from && named(from), named(now), pair).filter(isTenants);
  if (from === null) return own.length > 0 ? amountOf(now) : NO_AMOUNT;
  const [was, is] = [amountOf(from), amountOf(now)];
  const volume = own.some(({ kind }) => VOLUME.has(kind));
  const by = (one: number | null, other: number | null) => (one === null || other === null ? 0 : other - one);
  return {
    spaces: 0,
    items: volume ? by(from.items, now.items) : 0,
    bytes: volume ? by(from.bytes, now.bytes) : 0,
    sensitive: own.some(({ kind }) => FOUND.has(kind)) ? is.sensitive - was.sensitive : 0,
  };
}
