/** Gathers the spaces of a plan in clusters and puts each into a wave: walked in order, none held in memory. */

import {
  areChats,
  type Cluster,
  type ClusterKey,
  type Clusters,
  chatsOf,
  type Leaving,
  type Share,
} from "../../model/cluster.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { DatedWave, Schedule } from "../../model/schedule.ts";
import { WORKLOADS, type Workload, workloadOf } from "../../model/service.ts";
import type { Verdict } from "../../model/verdict.ts";
import { usedSince } from "../../plan/idle.ts";
import { shareOf } from "../../plan/linked.ts";
import type { Told } from "../../plan/told.ts";
import { dated, LEGS, unitsInOrder, WaveFiller } from "../../plan/waves.ts";

const AT_ONCE = 500;
/** Takes in the spaces of a plan as they are walked. */
export interface Gathering {
  /** Workloads of which a space stays where it is. */
  readonly stays: ReadonlySet<Workload>;
  see(told: Told, verdict: Verdict, unit: string | null): Promise<void>;
  end(): Promise<void>;
}

export function gatheringIn(clusters: Clusters): Gathering {
  let waiting: Share[] = [];
  const stays = new Set<Workload>();
  const flush = async () => {
    await clusters.add(waiting);
    waiting = [];
  };
  return {
    stays,
    see: async (told, verdict, unit) => {
      const share = shareOf(told, verdict, unit);
      if (share === null) {
        stays.add(workloadOf(told.container.service));
        return;
      }
      waiting.push(share);
      if (waiting.length >= AT_ONCE) await flush();
    },
    end: flush,
  };
}

/** By which waves each workload leaves, once all spaces are placed. */
export async function leavingBy(
  clusters: Clusters,
  { stays }: Pick<Gathering, "stays">,
): Promise<ReadonlyMap<Workload, Leaving>> {
  const found = new Map<Workload, Leaving>();
  for (const workload of WORKLOADS) {
    const leaving = await clusters.leaving(workload);
    found.set(workload, stays.has(workload) ? { ...leaving, last: null } : leaving);
  }
  return found;
}

export async function planWaves(clusters: Clusters, schedule: Schedule, asOf: IsoDate): Promise<readonly DatedWave[]> {
  const filler = new WaveFiller(schedule.capacity);
  const units = unitsInOrder(await clusters.units());
  // A space that nobody used for longer moves after the others of its directorate.
  const used = usedSince(asOf);
  let waiting: (ClusterKey & { readonly wave: number })[] = [];
  const flush = async () => {
    await clusters.place(waiting);
    waiting = [];
  };
  const put = async (cluster: Cluster, leg: (typeof LEGS)[number]) => {
    waiting.push(filler.put(cluster, leg));
    if (waiting.length >= AT_ONCE) await flush();
  };
  // Chats go with the first that leaves of their directorate, and by themselves where nothing else does.
  const chats = new Map<string | null, Cluster>();
  for (const unit of units) {
    const those = await clusters.of({ root: chatsOf(unit), stage: "move" });
    if (those !== null) chats.set(unit, those);
  }
  const putChats = async (unit: string | null, leg: (typeof LEGS)[number]) => {
    const those = chats.get(unit);
    chats.delete(unit);
    if (those !== undefined) await put(those, leg);
  };
  for (const leg of LEGS) {
    for (const unit of units) {
      for await (const cluster of clusters.inOrder(leg.stage, { sensitive: leg.sensitive, unit, usedSince: used })) {
        if (leg.stage === "move" && areChats(cluster)) continue;
        await putChats(unit, leg);
        await put(cluster, leg);
      }
      if (leg.stage === "move" && leg.sensitive === false) await putChats(unit, leg);
    }
  }
  await flush();
  return dated(filler.waves, schedule);
}
