/** What the contract wants to be equal byte for byte of two plans of the same tenant in the same state. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bench } from "./bench.ts";

/** What it lets differ from run to run is taken out of the plan; both lists are whole. */
export function comparable(bench: Bench, out = bench.out): readonly string[] {
  const { scan: _scan, coverage, ...plan } = bench.plan(out);
  const { requests: _requests, throttled: _throttled, ...told } = coverage;
  return [
    JSON.stringify({ ...plan, coverage: told }, null, 1),
    readFileSync(join(out, "containers.ndjson"), "utf8"),
    readFileSync(join(out, "findings.ndjson"), "utf8"),
  ];
}
