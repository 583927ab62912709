/** The heap as `src/main.ts` bounds it. */

import { setFlagsFromString } from "node:v8";

for (const flag of ["--semi-space-growth-factor=1", "--heap-growing-percent=30"]) setFlagsFromString(flag);
