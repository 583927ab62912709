/** Which spaces move together, told from what they belong to. */

import { type ClusterKey, chatsOf, type Placed, type Root, type Share, type Stage, stageOf } from "../model/cluster.ts";
import type { Placing } from "../model/container-row.ts";
import { isIndividual } from "../model/individual.ts";
import type { Container } from "../model/records.ts";
import { workloadOf } from "../model/service.ts";
import type { Action, Verdict } from "../model/verdict.ts";
import { groupedOf, type Told, volumeOf } from "./told.ts";

/** Of a space with this action; null where nothing moves. */
export function clusterOf(container: Container, action: Action, unit: string | null): ClusterKey | null {
  const stage = stageOf(action);
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
    // What leaves without waiting has no term to keep to: it is refused, or passed.
    until: key.stage === "keep" ? ((answer === null ? derogation : answer.derogation)?.until ?? null) : null,
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

/** Why a space that was seen is in the wave of its cluster. */
export function placingOf(
  { root, stage }: ClusterKey,
  { sensitive, spaces: together, follows }: Placed,
  { unfound, verdict }: { readonly unfound: Unfound; readonly verdict: Verdict },
): Placing {
  const kind = root.split("/", 1)[0] as Root;
  const because = kind === "chats" ? "chat" : causeOf(stage, follows, verdict);
  const ranked = stage === "move" && kind !== "chats";
  return { because, rank: ranked ? (sensitive ? "found" : unfound) : null, root: kind, together };
}

/** Of a space of which nothing was seen; null where nothing of its service moves. */
export function shutPlacing(container: Container, action: Action, unit: string | null): Placing | null {
  const key = clusterOf(container, action, unit);
  return key && { because: "shut", rank: null, root: key.root.split("/", 1)[0] as Root, together: 1 };
}

function causeOf(stage: Stage, follows: boolean, { label, derogation, answer }: Verdict): Placing["because"] {
  if (stage === "decide") return follows ? "follows" : "choice";
  const status = (answer === null ? derogation : answer.derogation)?.status ?? null;
  if (stage === "keep") return status ?? "to-establish";
  if (label === "move-now" && answer?.label !== "derogable") return "closed";
  return status ?? "answered";
}

export type Unfound = Exclude<NonNullable<Placing["rank"]>, "found">;

/** Nothing sensitive was found in what moves with it: how much that says. */
export function unfoundOf(told: Told): Unfound {
  if (told.itemsRead === 0) return "unread";
  return isIndividual(told.container) ? "grouped" : "none";
}

/**
 * Whoever has a mailbox or a personal drive of their own in it, once: rooms, shared mailboxes, teams and sites stand for nobody,
 * nor does the drive of an account that is gone.
 */
function peopleOf({ service, type, owner }: Container): number {
  return (service === "exchange.mail" && type === "user") || (service === "onedrive.files" && owner !== null) ? 1 : 0;
}
