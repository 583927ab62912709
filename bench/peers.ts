/**
 * Bascule beside CLI for Microsoft 365 and rclone, on the part of the work that they can do: the list of accounts, and a
 * drive. They take no other address than Microsoft's, so all of it runs in a network namespace that holds a loopback and
 * nothing else, with a hosts file of its own: nothing can leave the machine. A peer that is not installed is skipped, and
 * said to be. Needs Linux, util-linux and leave to make namespaces; `peers/install.sh` installs the peers.
 * Run: `./node_modules/.bin/node bench/peers.ts [people]`.
 */

import { spawnSync } from "node:child_process";
import { join } from "node:path";

const inside = [process.execPath, join(import.meta.dirname, "peers/compare.ts"), ...process.argv.slice(2)];
const { status, error } = spawnSync("unshare", ["--map-root-user", "--mount", "--net", ...inside], {
  stdio: "inherit",
});
if (error !== undefined) throw error;
process.exitCode = status ?? 1;
