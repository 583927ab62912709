/**
 * What our own layers cost: processor time for each request through the whole Graph edge, against a bare loop of `fetch`
 * and `JSON.parse` over the same page, block after block in one process. A scan then reads the shape of what it uses and
 * writes it down: that is the work itself, and is in `bench/scale.ts`.
 * Run: `./node_modules/.bin/node bench/layers.ts [requests] [rounds]`.
 */

import { join } from "node:path";
import { measured } from "./runs/measured.ts";
import { rounded, spreadOf, tell } from "./runs/rounds.ts";
import { startTenant } from "./tenant/tenant.ts";

const [REQUESTS, ROUNDS] = [Number(process.argv[2] ?? 1000), Number(process.argv[3] ?? 9)];
const CPU = join(import.meta.dirname, "runs/cpu.ts");
const USERS = "/users?$select=id,displayName,userPrincipalName,mail,assignedLicenses";

/** A small answer, where the layers weigh the most; as many as a page of a drive holds; the largest page that there is. */
const PAGES = [
  ["one thing", "/subscribedSkus?$select=id", 1, "free"],
  ["one thing, both at the directory's pace", "/subscribedSkus?$select=id", 1, "paced"],
  ["200 things", `${USERS}&$top=200`, 2, "free"],
  ["999 things", `${USERS}&$top=999`, 5, "free"],
] as const;

const tenant = await startTenant({ size: { users: 2000 }, seed: "bench" });
try {
  for (const [page, path, fewer, pace] of PAGES) {
    const { out } = await measured(CPU, [path, String(Math.ceil(REQUESTS / fewer)), String(ROUNDS), pace], {
      env: { GRAPH_URL: tenant.graphUrl, GRAPH_TOKEN: tenant.token },
      flags: ["--expose-gc"],
    });
    const told = JSON.parse(out) as { layered: number; bare: number }[];
    const each = (figure: "layered" | "bare") => rounded(spreadOf(told.map((round) => round[figure])).median);
    const ratio = spreadOf(told.map(({ layered, bare }) => layered / bare));
    tell({ bench: "layers", page, ratioToFetch: ratio, ofMedians: rounded(each("layered") / each("bare")) });
  }
} finally {
  await tenant.stop();
}
