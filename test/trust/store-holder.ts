/**
 * Run in a process of its own: begins a scan in the store given, says so, and holds it until it is killed. It keeps no
 * reference to the store and collects what nothing refers to: a scan is held for as long as its process lives.
 */

import { openStore } from "../../src/store/sqlite/store.ts";
import { begin } from "./pages.ts";

await begin(openStore(process.argv[2] ?? "", { create: true, command: "scan" }), 1);
if (!globalThis.gc) throw new Error("run with --expose-gc");
setTimeout(() => {
  globalThis.gc?.();
  process.stdout.write("held\n");
}, 50);
setInterval(() => {}, 1000);
