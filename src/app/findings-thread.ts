/**
 * A thread that writes `findings.ndjson` from the store by itself, while the other outputs are written. It is given paths and a
 * setting, and gives back the digest of the file. Whatever fails ends it: see `findings-beside.ts`.
 */

import { parentPort, workerData } from "node:worker_threads";
import { findingJson } from "../export/lines.ts";
import type { Confidence } from "../model/finding.ts";
import { NAMED } from "../plan/countable.ts";
import { findingLines } from "../plan/finding-lines.ts";
import { openDraft } from "../store/draft-file.ts";
import { openStore } from "../store/open.ts";
import { writeText } from "./text-output.ts";

export interface FindingsErrand {
  readonly store: string;
  readonly least: Confidence;
  /** Where the file is written; nothing stands there. */
  readonly path: string;
}

const { store: place, least, path } = workerData as FindingsErrand;
const store = await openStore(place, { create: false });
try {
  const lines = findingLines(store.findings(least, { named: NAMED }));
  const digest = await writeText(await openDraft(path), lines, (page) => page.map(findingJson).join(""));
  parentPort?.postMessage(digest);
} finally {
  await store.close();
}
