/**
 * A thread that writes `findings.ndjson` from the store by itself, while the other outputs are written. It is given paths and a
 * setting, and gives back the digest of the file. Whatever fails ends it: see `findings-beside.ts`.
 */

import { parentPort, workerData } from "node:worker_threads";
import type { Confidence } from "../model/finding.ts";
import { openDraft } from "../store/draft-file.ts";
import { openStore } from "../store/open.ts";
import { writeText } from "./text-output.ts";
import { findingsText, toldFindings } from "./told-findings.ts";

export interface FindingsErrand {
  readonly store: string;
  readonly least: Confidence;
  /** Where the file is written; nothing stands there. */
  readonly path: string;
}

const { store: place, least, path } = workerData as FindingsErrand;
const store = await openStore(place, { create: false });
try {
  const digest = await writeText(await openDraft(path), toldFindings(store, least), findingsText);
  parentPort?.postMessage(digest);
} finally {
  await store.close();
}
