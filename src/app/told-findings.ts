/** What `findings.ndjson` tells of a store, whoever writes it. */

import { findingJson } from "../export/lines.ts";
import type { Confidence } from "../model/finding.ts";
import type { FindingLine } from "../model/finding-line.ts";
import { NAMED } from "../plan/countable.ts";
import { findingLines } from "../plan/finding-lines.ts";
import type { RecordStore } from "../store/port.ts";

export const toldFindings = (store: Pick<RecordStore, "findings">, least: Confidence) =>
  findingLines(store.findings(least, { named: NAMED }));

export const findingsText = (page: readonly FindingLine[]): string => page.map(findingJson).join("");
