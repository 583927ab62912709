/**
 * The use case behind `diff`: two folders of outputs, two scans of a store, or one of each, walked side by side in plan order.
 * Nothing of the tenant is held but sums, and nothing is written.
 */

import type { StandChange } from "../model/change.ts";
import type { BurnDown, Side } from "../model/history.ts";
import { changesOf, pairOf, standChanges } from "../plan/change.ts";
import { openStore } from "../store/open.ts";
import type { RecordStore } from "../store/port.ts";
import { joined } from "./diff/join.ts";
import { asksStore, lastScans, type OpenSide, openSide } from "./diff/sides.ts";
import { type ChangeSums, ChangeTally, type Largest, type SpaceChange } from "./diff/tally.ts";
import { SettingFault } from "./faults.ts";

export interface DiffRequest {
  /** Folders and numbers of scans, two at the most; what is not named is the last of the store. */
  readonly asked: readonly string[];
  readonly cwd: string;
  readonly store: string;
  /** Told of what is compared before anything of it is. */
  begun(sides: Pick<Diff, "from" | "to" | "rests">): void;
  /** Each space that changed, in plan order. */
  changed(change: SpaceChange): void;
}

/** What the two rest on, as far as it differs. */
interface Rests {
  readonly sameScan: boolean;
  /** The second is older than the first. */
  readonly backwards: boolean;
  /** One of them was written by a version that did not note it. */
  readonly unknown: boolean;
  readonly detectors: boolean;
  readonly doctrine: boolean;
  readonly scope: boolean;
  readonly directorates: boolean;
  readonly project: boolean;
  readonly planning: boolean;
  readonly day: boolean;
  /** Null where a token did not say what it held. */
  readonly permissions: { readonly withdrawn: readonly string[]; readonly granted: readonly string[] } | null;
}

type Told = Pick<OpenSide, "tenant" | "tenantName" | "scan" | "asOf" | "doctrine" | "source" | "vouched">;

export interface Diff extends ChangeSums {
  readonly from: Told;
  readonly to: Told;
  readonly rests: Rests;
  readonly services: readonly StandChange[];
  readonly largest: readonly Largest[];
  /** As the second side tells it. */
  readonly burnDown: readonly BurnDown[];
}

export async function diffOf(request: DiffRequest): Promise<Diff> {
  const { asked, cwd } = request;
  if (asked.length > 2) throw new SettingFault(({ history }) => history.faults.tooMany);
  const store = asksStore(asked) ? await openStore(request.store, { create: false }) : null;
  const open: OpenSide[] = [];
  try {
    for (const side of await namesOf(asked, store)) open.push(await openSide(side, cwd, store));
    return await compared(open[0] as OpenSide, open[1] as OpenSide, request);
  } finally {
    for (const side of open) side.close();
    await store?.close();
  }
}

async function namesOf(asked: readonly string[], store: RecordStore | null): Promise<readonly string[]> {
  return store === null ? asked : [...asked, ...(await lastScans(store, 2 - asked.length))];
}

async function compared(one: OpenSide, other: OpenSide, request: DiffRequest): Promise<Diff> {
  if (one.tenant !== other.tenant) {
    const copies = [one, other].filter(({ tenant }) => isCopy(tenant)).length;
    throw new SettingFault(({ history }) => history.faults.otherTenant(nameOf(one), nameOf(other), copies === 1));
  }
  const pair = pairOf(one, other);
  const about = { from: told(one), to: told(other), rests: restsOn(one, other) };
  request.begun(about);
  const tally = new ChangeTally();
  for await (const [from, to] of joined(one.spaces(), other.spaces())) {
    const change = { from, to, changes: changesOf(from, to, pair) };
    tally.see(change);
    if (change.changes.length > 0) request.changed(change);
  }
  const services = standChanges(one, other, pair);
  return { ...about, ...tally.sums(), services, largest: tally.largest(), burnDown: other.burnDown };
}

/** A copy for publication bears a number in the place of the tenant's id. */
const isCopy = (tenant: string) => /^tenant-\d+$/.test(tenant);
const nameOf = ({ tenant, tenantName }: OpenSide) => tenantName ?? tenant;

function told({ tenant, tenantName, scan, asOf, doctrine, source, vouched }: OpenSide): Told {
  const { id, startedAt, finishedAt } = scan;
  return { tenant, tenantName, scan: { id, startedAt, finishedAt }, asOf, doctrine, source, vouched };
}

function restsOn(one: Side, other: Side): Rests {
  const { sameScan, unknown, detectors, doctrine, scope, directorates, project, planning, day } = pairOf(one, other);
  const [had, has] = [one.provenance?.permissions ?? null, other.provenance?.permissions ?? null];
  const lacking = (those: readonly string[], from: readonly string[]) => those.filter((name) => !from.includes(name));
  const backwards = !sameScan && one.scan.startedAt > other.scan.startedAt;
  return {
    ...{ sameScan, backwards: backwards || (sameScan && one.asOf > other.asOf), unknown, detectors, doctrine, scope },
    ...{ directorates, project, planning, day },
    permissions: had && has && { withdrawn: lacking(had, has), granted: lacking(has, had) },
  };
}
