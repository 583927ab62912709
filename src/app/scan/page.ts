/** A page of a scan on its way into the store: read, masked, and committed with the cursor of its task. */

import type { LimitFunction } from "p-limit";
import type { Graph } from "../../graph/graph.ts";
import type { TenantRecord } from "../../model/records.ts";
import { chosenWorkloadOf } from "../../model/service.ts";
import type { Page, Task } from "../../model/task.ts";
import type { RecordStore, Scan } from "../../store/port.ts";
import { type Reader, readContents } from "./contents.ts";
import { labelFindings } from "./labelled.ts";
import { inheritedFindings, type MaskName, maskNames } from "./names.ts";

export interface PageWork {
  readonly store: RecordStore;
  readonly scan: Scan;
  readonly reader: Reader;
  readonly maskName: MaskName;
  /** The tenant's own sensitivity labels; null when nobody told them. */
  readonly knownLabels?: () => Promise<ReadonlySet<string> | null>;
}

/** A walk may serve several services: of one that was not asked for nothing is kept, nor is anything missing. */
const asked =
  ({ wish }: Scan) =>
  (record: TenantRecord) =>
    !("service" in record) || record.service === null || wish.workloads.includes(chosenWorkloadOf(record.service));

export async function commitPage(
  task: Task,
  given: Page,
  {
    store,
    scan,
    graph,
    reader,
    maskName,
    knownLabels,
    atOnce,
  }: PageWork & { readonly graph: Graph; readonly atOnce: LimitFunction },
): Promise<void> {
  const { outcomes, gaps } = await readContents(given.readings ?? [], graph, reader, atOnce);
  const records = [...given.records, ...gaps].filter(asked(scan));
  const { page, nameFindings } = maskNames({ ...given, records }, maskName);
  await store.commit({
    task,
    page,
    outcomes: outcomes.map((outcome) => ({
      ...outcome,
      name: outcome.name === null ? null : maskName(outcome.name).masked,
    })),
    nameFindings: [...(await inheritedFindings(page, store)), ...nameFindings],
    labelFindings: labelFindings(given.labelled ?? [], (given.labelled && (await knownLabels?.())) ?? null),
  });
}
