/** `npm run lock`: says what is wrong with the lock file, one sentence a line. Exit 1 if anything is. */

import { theLock, theManifest, thePolicy } from "./files.ts";
import { packagesIn, troublesOf } from "./lock.ts";

const lock = theLock();
const troubles = troublesOf(lock, theManifest(), thePolicy());
const all = packagesIn(lock);
const shipped = all.filter(({ dev }) => !dev).length;
for (const trouble of troubles) process.stdout.write(`${trouble}\n`);
process.stdout.write(`${all.length} packages, ${shipped} of them shipped; ${troubles.length} things wrong.\n`);
process.exitCode = troubles.length === 0 ? 0 : 1;
