/**
 * Reads the same page over and over, in turn through Bascule's layers and by a bare `fetch`, and says what each request
 * took of the processor. Both in one process, block after block: on a shared machine two processes are not alike. Run by
 * `bench/layers.ts` with `--expose-gc`: `cpu.ts PATH REQUESTS ROUNDS PACE`. A processor that waits between two requests
 * takes longer for each of them, whoever asks: with `free`, no limit of ours makes anybody wait; with `paced`, they hold,
 * and `fetch` asks as slowly.
 */

import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { connect } from "../../src/graph/connect.ts";
import { limitTable } from "../../src/store/limits.ts";

const [path = "/users", requests = "500", rounds = "9", pace = "free"] = process.argv.slice(2);
const { GRAPH_URL: root = "", GRAPH_TOKEN: token = "" } = process.env;
const AT_ONCE = 4;
const Item = z.object({ id: z.string() });

const table = limitTable();
/** As many as nobody asks: what the directory lets through is what the page is asked of. */
const unlimited = { ...table, directory: { ...table.directory, tiers: [{ people: null, units: 1e9 }] } };

const headers = { authorization: `Bearer ${token}` };
const { graph } = await connect({
  env: { BASCULE_ACCESS_TOKEN: token, BASCULE_GRAPH_URL: root },
  version: "bench",
  // Any page of a pretend tenant.
  admit: () => null,
  limits: pace === "paced" ? table : unlimited,
  signal: new AbortController().signal,
  giveUpAfterSeconds: 60,
  onDeviceCode: () => undefined,
});

/** Reads one page, and says how many things it held. */
type Read = () => Promise<number>;

/** Milliseconds from one request of the layers to the next, in their last block; and when `fetch` may ask again. */
let [apart, next] = [0, 0];

async function asSlowly(): Promise<void> {
  const now = performance.now();
  next = Math.max(next, now) + apart;
  if (next - now >= 1) await delay(next - now);
}

const bare: Read = async () => {
  if (pace === "paced") await asSlowly();
  const answer = await fetch(root + path, { headers });
  const { value } = (await answer.json()) as { value: unknown[] };
  return value.length;
};

/** Through every layer: the gate that only reads, retries, lanes, signature, account, wire, and the shape of each item. */
const layered: Read = async () => {
  for await (const answer of graph.pages(path, Item)) {
    if (!answer.ok) throw new Error(`${path} was refused`);
    return answer.value.items.length;
  }
  throw new Error(`${path} has no page`);
};

/** Microseconds of processor for each request. */
async function costOf(read: Read): Promise<number> {
  globalThis.gc?.();
  const [before, began] = [process.cpuUsage(), performance.now()];
  let left = Number(requests);
  const loop = async () => {
    while (left > 0) {
      left -= 1;
      if ((await read()) === 0) throw new Error(`${path} is empty`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, loop));
  const { user, system } = process.cpuUsage(before);
  if (read === layered) apart = (performance.now() - began) / Number(requests);
  return (user + system) / Number(requests);
}

for (const read of [layered, bare]) await costOf(read);
const told: { readonly layered: number; readonly bare: number }[] = [];
for (let round = 0; round < Number(rounds); round += 1) {
  const first = round % 2 === 0 ? await costOf(layered) : null;
  const fetched = await costOf(bare);
  told.push({ layered: first ?? (await costOf(layered)), bare: fetched });
}
process.stdout.write(JSON.stringify(told));
process.exit();
