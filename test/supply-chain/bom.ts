/** `npm run bom`: the bill of materials of the program, beside what was compiled. */

import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { billOf } from "./bill.ts";

const ROOT = resolve(import.meta.dirname, "../..");
writeFileSync(join(ROOT, "dist", "bom.cdx.json"), billOf(ROOT, { optional: true }));
