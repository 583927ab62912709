/** What licences and usage reports tell of the services that Graph cannot count: how many may use them, how many did. */

import { assignedId, usageId, WHOLE_TENANT } from "../../collect/usage.ts";
import type { CoverageRow } from "../../model/book.ts";
import { INCOMPLETE_CAUSES } from "../../model/gap.ts";
import { SERVICES, type ServiceId } from "../../model/service.ts";
import { COUNTED } from "../../plan/countable.ts";
import type { Reason } from "../../plan/service-coverage.ts";
import type { RecordStore } from "../../store/port.ts";

/** Columns of the whole tenant's row that tell who used a service; of several, the largest: nobody counts twice. */
const ACTIVE: Readonly<Partial<Record<ServiceId, readonly ["apps" | "activePeople", readonly string[]]>>> = {
  "other.desktop-apps": ["apps", ["windows", "mac"]],
  "other.office-web": ["apps", ["web"]],
  "other.viva-engage": ["activePeople", ["vivaEngage"]],
};

/**
 * `archives` is null when no mailbox was seen. Where licences could not be read, nothing is said of them; where people were
 * not all listed, that nobody holds one is not said either.
 */
export async function usageOf(
  store: RecordStore,
  archives: number | null,
  gaps: readonly Pick<CoverageRow, "service" | "where" | "cause">[],
): Promise<ReadonlyMap<ServiceId, readonly Reason[]>> {
  const used = new Map<ServiceId, readonly Reason[]>();
  const listed = !gaps.some(
    ({ service, where, cause }) => service === null && where === "users" && INCOMPLETE_CAUSES.has(cause),
  );
  const licences = (await store.facts("licence", null, 1)).length > 0;
  for (const { id } of SERVICES) {
    if (COUNTED.has(id)) continue;
    used.set(id, [
      ...(id === "exchange.archives" && archives !== null ? [{ kind: "archives", mailboxes: archives } as const] : []),
      ...(licences ? (await licensed(store, id)).filter(({ accounts }) => listed || accounts > 0) : []),
      ...(await active(store, id)),
    ]);
  }
  return used;
}

async function licensed(
  store: RecordStore,
  service: ServiceId,
): Promise<readonly Extract<Reason, { kind: "licensed" }>[]> {
  const accounts = (await store.fact("usage", assignedId(service)))?.figures.accounts;
  return typeof accounts === "number" ? [{ kind: "licensed", accounts }] : [];
}

async function active(store: RecordStore, service: ServiceId): Promise<readonly Reason[]> {
  const columns = ACTIVE[service];
  if (columns === undefined) return [];
  const row = await store.fact("usage", usageId(columns[0], WHOLE_TENANT));
  if (row === null) return [];
  const figures = columns[1].map((name) => row.figures[name]).filter((figure) => typeof figure === "number");
  return figures.length === 0 ? [] : [{ kind: "active", people: Math.max(...figures), day: row.day }];
}
