/** Run in a process of its own: begins a scan in the store given, says so, and holds it until it is killed. */

import { openStore } from "../../src/store/sqlite/store.ts";
import { begin } from "./pages.ts";

await begin(openStore(process.argv[2] ?? "", { create: true, command: "scan" }), 1);
process.stdout.write("held\n");
setInterval(() => {}, 1000);
