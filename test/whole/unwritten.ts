/** A whole scan and its plan, of which no output is written: most of what a run of a small tenant takes is workbooks. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bookFrom } from "../../src/app/book.ts";
import { type Doctrine, doctrineFor } from "../../src/app/doctrine.ts";
import { scanTenant } from "../../src/app/scanning.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { GapCause } from "../../src/model/gap.ts";
import type { Plan } from "../../src/model/plan.ts";
import { CHOSEN_WORKLOADS } from "../../src/model/service.ts";
import type { Simulator } from "../../src/simulator/index.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { QUIET } from "../app/quiet.ts";

export interface Unwritten {
  readonly plan: Plan;
  /** How many places were refused for that cause. */
  readonly refused: (cause: GapCause) => number;
}

const [asOf, version] = ["2026-11-24" as IsoDate, "9.9.9"];
let doctrine: Doctrine | null = null;

/** Inventory alone. */
export async function unwritten(simulator: Pick<Simulator, "token" | "graphUrl">): Promise<Unwritten> {
  const folder = mkdtempSync(join(tmpdir(), "bascule-unwritten-"));
  const path = join(folder, "store");
  try {
    await scanTenant({
      command: "scan",
      settings: {
        env: {
          BASCULE_ACCESS_TOKEN: simulator.token(),
          BASCULE_GRAPH_URL: simulator.graphUrl,
          BASCULE_CLOCK_SPEED: "20",
        },
        configuration: NO_CONFIGURATION,
        store: path,
        exposed: [],
      },
      workloads: CHOSEN_WORKLOADS,
      content: { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" },
      ...{ extractLabels: false, readSharing: false, acceptsWriting: false, fresh: false, pace: "full" },
      ...{ logRequests: null, seed: null, maxRequests: null, maxSeconds: null, include: [], exclude: [] },
      outputs: { store: path, out: join(folder, "out"), language: "fr", redact: false },
      version,
      now: () => new Date(`${asOf}T09:00:00Z`),
      signal: new AbortController().signal,
      events: QUIET,
    });
    const store = openStore(path, { create: false });
    try {
      const wish = { configuration: NO_CONFIGURATION, asOf, language: "fr", least: "medium", version } as const;
      doctrine ??= doctrineFor({ ...NO_CONFIGURATION, edition: "2021-09-15", asOf });
      const { plan } = await bookFrom(store, wish, doctrine);
      const counts = new Map<GapCause, number>();
      for await (const { cause, count } of store.gaps()) counts.set(cause, (counts.get(cause) ?? 0) + count);
      return { plan, refused: (cause) => counts.get(cause) ?? 0 };
    } finally {
      await store.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
