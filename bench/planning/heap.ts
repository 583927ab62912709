/** The heap as `src/main.ts` bounds it: loaded before a program that is measured. */

import { isMainThread } from "node:worker_threads";
import { boundHeap } from "../../src/cli/heap.ts";

if (isMainThread) boundHeap();
