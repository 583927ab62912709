/** What is compared: a folder of outputs, or a scan by its number in the store's history. */

import { join } from "node:path";
import type { BurnDown, KeptScan, Side, SpaceRow } from "../../model/history.ts";
import { SERVICES } from "../../model/service.ts";
import { burnDownOf } from "../../plan/burn-down.ts";
import { standing as standingAt } from "../../store/folder.ts";
import { openPlanFolder } from "../../store/plan-folder.ts";
import type { RecordStore } from "../../store/port.ts";
import { SettingFault } from "../faults.ts";
import { standOf } from "../plan.ts";

/** A side that is open. */
export interface OpenSide extends Side {
  /** As it was asked for: a folder, or the number of a scan. */
  readonly source: { readonly folder: string } | { readonly number: number };
  readonly tenantName: string | null;
  /** False of a folder of which nothing tells what its files were. */
  readonly vouched: boolean;
  readonly burnDown: readonly BurnDown[];
  spaces(): AsyncIterable<SpaceRow>;
  close(): void;
}

const isNumber = (asked: string) => /^\d{1,9}$/.test(asked);
export const asksStore = (asked: readonly string[]) => asked.length < 2 || asked.some(isNumber);

/** @param store open where a scan is asked for. */
export async function openSide(asked: string, cwd: string, store: RecordStore | null): Promise<OpenSide> {
  if (isNumber(asked) && store !== null) {
    const kept = await store.keptScans();
    const scan = kept.find(({ number }) => number === Number(asked));
    if (scan === undefined) {
      const numbers = kept.map(({ number }) => String(number));
      throw new SettingFault(({ history }) => history.faults.noScan(asked, numbers));
    }
    return scanSide(scan, kept, store);
  }
  return folderSide(asked, cwd);
}

/** The last scans of the history, ascending: that many, or it is told how to come to them. */
export async function lastScans(store: RecordStore, many: number): Promise<readonly string[]> {
  const kept = await store.keptScans();
  if (kept.length < many) {
    throw new SettingFault(({ history }) => (kept.length === 0 ? history.faults.none : history.faults.onlyOne));
  }
  return kept.slice(-many).map(({ number }) => String(number));
}

async function scanSide(scan: KeptScan, kept: readonly KeptScan[], store: RecordStore): Promise<OpenSide> {
  const { number, id, startedAt, finishedAt, sums: _, ...standing } = scan;
  const tenant = (await store.lastScan())?.tenant ?? "";
  const [organisation] = await store.facts("organisation", null, 1);
  const apart = new Set(standing.services.flatMap(({ id: of, label }) => (label === "not-concerned" ? [of] : [])));
  const concerned = new Set(SERVICES.map(({ id: of }) => of).filter((of) => !apart.has(of)));
  return {
    ...standing,
    tenant,
    tenantName: organisation?.displayName ?? null,
    scan: { id, startedAt, finishedAt },
    source: { number },
    vouched: true,
    burnDown: burnDownOf(
      kept.filter((one) => one.number <= number),
      concerned,
    ),
    spaces: () => store.history(number),
    close: () => {},
  };
}

async function folderSide(folder: string, cwd: string): Promise<OpenSide> {
  const path = folder.startsWith("/") ? folder : join(cwd, folder);
  if (standingAt(path) === null) throw new SettingFault(({ history }) => history.faults.nowhere(folder));
  const { plan, vouched, spaces, close } = await openPlanFolder(path, folder);
  return {
    tenant: plan.tenant.id,
    tenantName: plan.tenant.displayName,
    scan: plan.scan,
    asOf: plan.asOf,
    content: plan.scan.content,
    doctrine: plan.doctrine,
    provenance: plan.provenance ?? null,
    services: plan.services.map(standOf),
    burnDown: plan.scan.burnDown ?? [],
    source: { folder },
    vouched,
    spaces,
    close,
  };
}
