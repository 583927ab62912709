/** What `bench/peers.ts` runs in its namespace: the same tenant, asked by each for the same, and how often it was asked. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { librariesOf } from "../../src/simulator/ministry/drives.ts";
import { treeIn } from "../../src/simulator/ministry/files.ts";
import { type Ministry, ministryOf } from "../../src/simulator/ministry/ministry.ts";
import { PERSONAL, placeOf } from "../../src/simulator/ministry/sites-places.ts";
import { openFolder } from "../runs/bascule.ts";
import { rounded, tell } from "../runs/rounds.ts";
import type { Tally } from "../tenant/tally.ts";
import { startTenant } from "../tenant/tenant.ts";
import { GRAPH, openFront, SIGN_IN } from "./front.ts";
import { closeIn } from "./namespace.ts";
import { m365, type Peer, rclone } from "./programs.ts";

const PEOPLE = Number(process.argv[2] ?? 2000);
const SEED = "bench";
const APPLICATION = "0f0e0d0c-0b0a-4908-8706-050403020100";
/** Among whom the largest drive is looked for. */
const LOOKED_AT = 60;

const home = mkdtempSync(join(tmpdir(), "bascule-peers-"));
closeIn(home, [GRAPH, SIGN_IN]);
const size = { users: PEOPLE };
const tenant = await startTenant({ size, seed: SEED });
const front = await openFront(tenant);
const certificate = join(home, "ca.pem");
writeFileSync(certificate, front.certificate);
const ministry = ministryOf({ seed: SEED, size });

/** Round trips of one who does one thing; null, and said loudly, where it is not installed. */
async function asking(
  peer: Peer,
  steps: readonly (readonly string[])[],
): Promise<{ asked: Tally; said: string } | null> {
  if (peer.run === null) {
    process.stderr.write(`SKIPPED: ${peer.name} is not installed here; see bench/peers/install.sh\n`);
    return null;
  }
  await tenant.tally();
  let said = "";
  for (const words of steps) said = await peer.run(words);
  return { asked: await tenant.tally(), said };
}

async function accounts(): Promise<void> {
  const signIn = ["login", "--authType", "secret", "--connectionName", "bench", "--appId", APPLICATION];
  const cli = await asking(m365({ home, certificate }), [
    [...signIn, "--tenant", tenant.tenantId, "--secret", "none"],
    ["entra", "user", "list", "--output", "json"],
  ]);
  const folder = openFolder();
  await folder.scan(tenant, ["--workload", "exchange"]);
  folder.remove();
  const ours = (await tenant.tally()).routes["/users"] ?? 0;
  if (cli === null) return;
  const listed = (JSON.parse(cli.said) as unknown[]).length;
  if (listed !== PEOPLE) throw new Error(`the peer listed ${listed} accounts of ${PEOPLE}`);
  tell({
    need: "accounts",
    people: PEOPLE,
    peer: cli.asked.roundTrips,
    bascule: ours,
    fewer: rounded(cli.asked.roundTrips / ours),
  });
}

async function drive(): Promise<void> {
  const { person, library, entries } = largest(ministry);
  const { address } = ministry.person(person);
  const peer = await asking(rclone({ home, certificate }, tenant.token, library.id), [["size", "--json", "bench:"]]);
  const folder = openFolder();
  await tenant.tally();
  await folder.scan(tenant, ["--workload", "onedrive", "--include", address]);
  folder.remove();
  const { routes } = await tenant.tally();
  const ours = Object.entries(routes).reduce(
    (sum, [route, times]) => sum + (route.startsWith("/drives/") ? times : 0),
    0,
  );
  if (peer === null) return;
  const { count } = JSON.parse(peer.said) as { count: number };
  tell({
    need: "a drive",
    entries,
    filesSeenByPeer: count,
    peer: peer.asked.roundTrips,
    bascule: ours,
    fewer: rounded(peer.asked.roundTrips / ours),
  });
}

function largest(of: Ministry) {
  const drives = Array.from({ length: Math.min(LOOKED_AT, of.people) }, (_, person) => {
    const library = librariesOf(of, placeOf(PERSONAL, person)).find(({ locked }) => !locked);
    return library === undefined ? [] : [{ person, library, entries: treeIn(of, library).nodes.length }];
  });
  const [first] = drives.flat().toSorted((one, other) => other.entries - one.entries);
  if (first === undefined) throw new Error("this tenant has no drive to compare on");
  return first;
}

try {
  await accounts();
  await drive();
  if (front.unknown.length > 0) {
    process.stderr.write(`the tenant did not know: ${front.unknown.slice(0, 20).join("; ")}\n`);
    process.exitCode = 1;
  }
} finally {
  await front.close();
  await tenant.stop();
  rmSync(home, { recursive: true, force: true });
}
