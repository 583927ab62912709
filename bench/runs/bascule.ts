/** A scan as it is typed: `bascule scan`, in a process of its own, into a folder that is forgotten afterwards. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Tenant } from "../tenant/tenant.ts";
import { measured, type Took } from "./measured.ts";

const MAIN = join(import.meta.dirname, "../../src/main.ts");
/** Done, and done but incomplete: the simulated tenant refuses some places for good. */
const EXPECTED = [0, 1];

export interface Folder {
  readonly path: string;
  scan(tenant: Pick<Tenant, "graphUrl" | "token" | "clock">, words?: readonly string[]): Promise<Took>;
  remove(): void;
}

export function openFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), "bascule-bench-"));
  return {
    path,
    scan: ({ graphUrl, token, clock }, words = []) =>
      measured(MAIN, ["scan", "--content", "none", ...words], {
        cwd: path,
        env: {
          BASCULE_ACCESS_TOKEN: token,
          BASCULE_GRAPH_URL: graphUrl,
          BASCULE_CLOCK_SPEED: clock,
          BASCULE_LANG: "en",
        },
        expected: EXPECTED,
      }),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
