/** The heap as `src/main.ts` bounds it: loaded before a program that is measured. */

import { boundHeap } from "../../src/cli/heap.ts";

boundHeap();
