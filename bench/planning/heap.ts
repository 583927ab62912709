/** The heap as `src/main.ts` bounds it. */

import { boundHeap } from "../../src/cli/heap.ts";

boundHeap();
