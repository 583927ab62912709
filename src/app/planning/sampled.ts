/** What the samples of a scan drew, and what came of it, walked over the store service by service. Holds sums, never rows. */

import type { Confidence } from "../../model/finding.ts";
import type { Draw } from "../../model/records.ts";
import { chosenWorkloadOf, SERVICES, type ServiceId } from "../../model/service.ts";
import { isReadable } from "../../plan/countable.ts";
import { emptySample, type SampleSum } from "../../plan/estimate.ts";
import type { RecordStore, Scan } from "../../store/port.ts";
import type { Readable } from "../../store/totals.ts";
import { type Drawn, drawnIn } from "../scan/sampling.ts";

export type Samples = ReadonlyMap<ServiceId, SampleSum>;

export async function samplesOf(store: RecordStore, scan: Scan, least: Confidence): Promise<Samples> {
  const samples = new Map<ServiceId, SampleSum>();
  const { content, workloads } = scan.wish;
  for (const { id } of SERVICES) {
    const workload = chosenWorkloadOf(id);
    if (content[workload] !== "sample" || !isReadable(id)) continue;
    const draw = await store.fact("draw", id);
    // One that this scan has not drawn yet is not told by what an earlier one drew: what it saw is being written over.
    if (draw === null || (workloads.includes(workload) && draw.scan !== scan.number)) continue;
    samples.set(id, await sampleOf(draw, store, least));
  }
  return samples;
}

async function sampleOf(draw: Draw, store: RecordStore, least: Confidence): Promise<SampleSum> {
  const sum = emptySample();
  let unreached: string | null = null;
  for await (const { container, counted, unseen, items } of store.population(draw.id, draw.scan, least)) {
    // A chat is read in the lists of its members: those of its messages that were drawn and not reached are told one by one.
    if (unseen && draw.id !== "teams.chat") {
      const held = counted + items.filter(({ listed }) => listed).length;
      // One that was shut holds nothing that is known of, and is told elsewhere.
      if (held > 0 && unreached !== container.id) sum.unseen.places += 1;
      if (held > 0) unreached = container.id;
      sum.unseen.items += held;
      continue;
    }
    const drawn = drawnIn(draw, container);
    if (counted > 0) hold(sum, drawn({ id: "" }, false), counted);
    for (const item of items) {
      const by = drawn(item, item.marked);
      if (item.listed) hold(sum, by, 1);
      if (item.marked) sum.whole.marked += 1;
      look(sum, by, item);
    }
  }
  return sum;
}

/** So many items more, of which nothing is known yet where all are read. */
function hold({ whole, rest }: SampleSum, by: Drawn, items: number): void {
  if (by === "whole") {
    whole.items += items;
    whole.unknown += items;
  } else rest.items += items;
}

/** What came of one of them. What was read in part, and bears no finding there, is as little known as what was not read. */
function look({ whole, rest }: SampleSum, by: Drawn, { sensitive, came }: Readable): void {
  const known = sensitive ? "sensitive" : came === "read" ? "clean" : null;
  if (by === "whole") {
    if (known !== null) whole.unknown -= 1;
    if (known === "sensitive") whole.sensitive += 1;
  } else if (by === "common") {
    rest.drawn += 1;
    if (known === "sensitive") rest.sensitive += 1;
    else if (known === null) rest.unknown += 1;
  } else if (known !== null) rest.beyond[known] += 1;
}
