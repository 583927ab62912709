/** For {@link measured}: the heap is bounded before anything is loaded, as `bascule plan` does; what loading takes, it would keep. */

import { join } from "node:path";

export const BOUNDED = { flags: ["--import", join(import.meta.dirname, "../planning/heap.ts")] };
