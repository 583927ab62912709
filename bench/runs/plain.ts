/** Runs the plain loop against a tenant, in a process and a folder of its own. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Tenant } from "../tenant/tenant.ts";
import { measured, type Took } from "./measured.ts";

const PROGRAM = join(import.meta.dirname, "plain-loop.ts");
const FAST_CLOCK = join(import.meta.dirname, "fast-clock.ts");
/** What an ordinary developer would dare to ask for at once. */
const AT_ONCE = "16";

/**
 * @param speed of the tenant's clock: the client's own waits are shortened likewise.
 * @param seconds after which it stops where it is, and tells how many it has found by then.
 */
export async function plainly(tenant: Tenant, need: string, speed = 1, seconds = Infinity): Promise<Took> {
  const folder = mkdtempSync(join(tmpdir(), "bascule-bench-plain-"));
  const env = { GRAPH_URL: tenant.graphUrl, GRAPH_TOKEN: tenant.token, CLOCK_SPEED: String(speed) };
  const words = [need, AT_ONCE, ...(seconds === Infinity ? [] : [String(seconds)])];
  try {
    return await measured(PROGRAM, words, {
      env,
      cwd: folder,
      flags: ["--max-old-space-size=8000", "--import", FAST_CLOCK],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
