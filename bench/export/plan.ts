/** `bascule plan`, with every output. Run by the bench: `plan.ts STORE FOLDER`. */

import { statSync } from "node:fs";
import { join } from "node:path";
import { planFromStore } from "../../src/app/outputs.ts";
import { ASKED } from "../planning/asked.ts";

const [store = "", out = ""] = process.argv.slice(2);
const { files } = await planFromStore({ ...ASKED, store, out, redact: false, today: ASKED.asOf });
const megabytes = files.reduce((sum, file) => sum + statSync(join(out, file)).size, 0) / 1e6;
process.stdout.write(JSON.stringify({ files: files.length, megabytes: Math.round(megabytes) }));
