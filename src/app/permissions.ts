/** Which permissions the chosen part of a scan needs, why, and what is lost without each. Pure. */

import type { Collector } from "../collect/collector.ts";
import { type ChosenWorkload, type ContentModes, chosenWorkloadOf } from "../model/service.ts";

export interface NeededPermission {
  readonly permission: string;
  readonly reasons: readonly { readonly fr: string; readonly en: string }[];
  /** Titles of the collectors that cannot do their part without it. */
  readonly collectors: readonly string[];
  /** Only the reading of content needs it. */
  readonly forContent: boolean;
}

/** Collectors of the chosen workloads; those without a service read the directory, which every workload needs. */
export function chosenCollectors(
  collectors: readonly Collector[],
  workloads: readonly ChosenWorkload[],
): readonly Collector[] {
  return collectors.filter(
    ({ services }) =>
      services.length === 0 || services.some((service) => workloads.includes(chosenWorkloadOf(service))),
  );
}

/** Sorted by name. Those for content alone are left out where no content of their services is read. */
export function permissionsNeeded(
  collectors: readonly Collector[],
  workloads: readonly ChosenWorkload[],
  content: ContentModes,
  {
    extractLabels = false,
    readSharing = false,
  }: { readonly extractLabels?: boolean; readonly readSharing?: boolean } = {},
): readonly NeededPermission[] {
  const needed = new Map<
    string,
    { reasons: Map<string, NeededPermission["reasons"][number]>; titles: Set<string>; forContent: boolean }
  >();
  for (const collector of chosenCollectors(collectors, workloads)) {
    const reads = collector.services.some((service) => content[chosenWorkloadOf(service)] !== "none");
    for (const { permission, reason, forContent, forLabels, forSharing } of collector.needs) {
      if ((forContent && !reads) || (forLabels && !extractLabels) || (forSharing && !readSharing)) continue;
      const known = needed.get(permission) ?? { reasons: new Map(), titles: new Set(), forContent: true };
      known.reasons.set(reason.fr, reason);
      known.titles.add(collector.title);
      known.forContent &&= forContent === true;
      needed.set(permission, known);
    }
  }
  return [...needed]
    .map(([permission, { reasons, titles, forContent }]) => ({
      permission,
      reasons: [...reasons.values()],
      collectors: [...titles],
      forContent,
    }))
    .sort((one, other) => (one.permission < other.permission ? -1 : 1));
}

/** Permissions that cover others: a token that holds the wider one lacks nothing. Source: Microsoft Graph permissions reference. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  "Mail.ReadBasic.All": ["Mail.Read"],
  "Calendars.ReadBasic": ["Calendars.ReadBasic.All", "Calendars.Read"],
  "Chat.ReadBasic.All": ["Chat.Read.All"],
  "Team.ReadBasic.All": ["TeamSettings.Read.All"],
  "Channel.ReadBasic.All": ["ChannelSettings.Read.All"],
  "Group-Conversation.Read.All": ["Group.Read.All"],
  "GroupMember.Read.All": ["Group.Read.All", "Directory.Read.All"],
  "Group.Read.All": ["Directory.Read.All"],
  "User.Read.All": ["Directory.Read.All"],
  "Organization.Read.All": ["Directory.Read.All"],
  "Domain.Read.All": ["Directory.Read.All"],
  "LicenseAssignment.Read.All": ["Organization.Read.All", "Directory.Read.All"],
  "Application.Read.All": ["Directory.Read.All"],
  "SensitivityLabel.Read": ["SensitivityLabels.Read.All"],
};

/** True when the granted permissions cover the one needed. */
export function covers(granted: ReadonlySet<string>, permission: string): boolean {
  return granted.has(permission) || (WIDER[permission] ?? []).some((wider) => granted.has(wider));
}
