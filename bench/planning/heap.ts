/** The heap as `bascule plan` bounds it: loaded before a program that is measured. */

import { isMainThread } from "node:worker_threads";
import { boundHeap, PLANNING } from "../../src/cli/heap.ts";

if (isMainThread) boundHeap(PLANNING);
