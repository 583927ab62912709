/** Processes that tests start share what Node has compiled: the command is loaded a hundred times. */

import { tmpdir } from "node:os";
import { join } from "node:path";

export const COMPILED = { NODE_COMPILE_CACHE: join(tmpdir(), "bascule-test-compiled") } as const;
