/** Which spaces move together, told from what they belong to. */

import { type ClusterKey, chatsOf, type Placed, type Root, type Share, type Stage } from "../model/cluster.ts";
import type { Placing } from "../model/plan.ts";
import type { Container } from "../model/records.ts";
import { workloadOf } from "../model/service.ts";
import type { Action, Verdict } from "../model/verdict.ts";
import { groupedOf, type Told, volumeOf } from "./told.ts";

const STAGE: Readonly<Record<Action, Stage | null>> = {
  "move-now": "move",
  decide: "decide",
  "establish-eligibility": "keep",
  request: "keep",
  await: "keep",
  "keep-until": "keep",
  none: null,
};

/** Of a space with this action; null where nothing moves. */
export function clusterOf(container: Container, action: Action, unit: string | null): ClusterKey | null {
  const stage = STAGE[action];
  return stage === null ? null : { root: rootOf(container, unit), stage };
}

/** A space that was seen, as its share of the cluster that it moves with; null where nothing moves. */
export function shareOf(told: Told, { action, derogation, answer }: Verdict, unit: string | null): Share | null {
  const { container, sensitiveItems } = told;
  const key = clusterOf(container, action, unit);
  if (key === null) return null;
  const { bytes } = volumeOf(told);
  return {
    ...key,
    unit,
    people: peopleOf(container),
    spaces: 1,
    bytes: bytes ?? 0,
    weighed: bytes === null ? 0 : 1,
    // What puts a person among the first is told of that person: it is nothing intimate.
    sensitive: sensitiveItems - (groupedOf(told) ?? 0),
    lastActivity: container.lastActivity,
    until: (answer?.derogation ?? derogation)?.until ?? null,
    workload: workloadOf(container.service),
  };
}

/**
 * Who takes part in a chat is not known, but for a directorate of theirs: its chats make one root. A site that belongs to no group is one
 * by itself; its pages are a space with the site's own id.
 */
function rootOf({ service, id, group, site, owner }: Container, unit: string | null): string {
  if (service === "teams.chat") return chatsOf(unit);
  if (group !== null) return `team/${group}`;
  if (owner !== null) return `person/${owner}`;
  if (service === "sharepoint.pages") return `site/${site ?? id}`;
  return site === null ? `alone/${service}/${id}` : `site/${site}`;
}

export function placingOf({ root, stage }: ClusterKey, { sensitive, spaces: together, follows }: Placed): Placing {
  const kind = root.split("/", 1)[0] as Root;
  const leaves = kind === "chats" ? "chat" : sensitive ? "sensitive" : "closed";
  const because = { move: leaves, decide: follows ? "follows" : "choice", keep: "kept" } as const;
  return { because: because[stage], root: kind, together };
}

/** People are counted by their own mailboxes: rooms, shared mailboxes, teams and sites stand for nobody. */
function peopleOf({ service, type }: Container): number {
  return service === "exchange.mail" && type === "user" ? 1 : 0;
}
