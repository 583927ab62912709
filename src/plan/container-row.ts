/** A container as `containers.ndjson` tells it, and what sheets show beside. */

import type { ContainerRow, Placing } from "../model/container-row.ts";
import type { Group } from "../model/directory-records.ts";
import type { Fitted, Use } from "../model/fit.ts";
import type { Verdict } from "../model/verdict.ts";
import { type Coverage, groupedOf, isShut, type Told, unreadIn, volumeOf } from "./told.ts";

/** What a line says that does not stand in the container's own record. */
export interface Around {
  readonly verdict: Verdict;
  readonly coverage: Coverage;
  readonly owner: string | null;
  readonly unit: string | null;
  readonly wave: number | null;
  readonly placing: Placing | null;
  readonly group: Group | null;
  readonly siteName: string | null;
  /** Null where nothing is proposed. */
  readonly fit: Fitted | null;
  readonly use: Use;
}

export function rowOf(
  told: Told,
  { verdict, coverage, owner, unit, wave, placing, group, siteName, fit, use }: Around,
): ContainerRow {
  const { container, sensitiveItems: items, itemsRead, byDetector } = told;
  const nameless = container.service === "teams.chat";
  return {
    line: {
      id: container.id,
      service: container.service,
      kind: container.type,
      name: nameless ? null : container.name,
      owner: nameless ? null : owner,
      unit,
      volume: volumeOf(told),
      sensitive: isShut(told)
        ? { items: 0, itemsRead: 0, byDetector: {} }
        : { items, itemsRead, byDetector: sorted(byDetector) },
      label: verdict.label,
      action: verdict.action,
      target: fit?.whole.target ?? null,
      wave,
      coverage,
    },
    shut: isShut(told),
    grouped: groupedOf(told),
    group: container.group,
    groupName: group?.name ?? null,
    site: container.site,
    siteName,
    url: container.url,
    created: container.created,
    lastActivity: container.lastActivity,
    owners: group?.owners?.length ?? null,
    guests: group?.guests ?? null,
    unread: isShut(told) ? {} : sorted(unreadIn(told)),
    traits: container.traits,
    placing,
    fit: fit?.shown ?? null,
    use,
  };
}

export function sorted(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));
}
