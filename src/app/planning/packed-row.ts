/**
 * A row of a space as it waits for its sheets: values in a fixed order, without their names. It is read for each sheet that tells of
 * it, and with the names each reading takes more than twice as long.
 */

import type { ContainerRow, Placing } from "../../model/container-row.ts";

type Line = ContainerRow["line"];
/** Why a space leaves when it does, and in which wave: known once all are gathered. */
export interface Leaves {
  readonly wave: number | null;
  readonly placing: Placing | null;
}

export type Packed = readonly [
  id: string,
  service: Line["service"],
  kind: string,
  name: string | null,
  owner: string | null,
  unit: string | null,
  items: number | null,
  bytes: number | null,
  sensitive: number,
  itemsRead: number,
  byDetector: Line["sensitive"]["byDetector"],
  label: Line["label"],
  action: Line["action"],
  target: string | null,
  wave: number | null,
  coverage: Line["coverage"],
  shut: boolean,
  grouped: number | null,
  group: string | null,
  groupName: string | null,
  site: string | null,
  siteName: string | null,
  url: string | null,
  created: string | null,
  lastActivity: string | null,
  owners: number | null,
  guests: number | null,
  unread: ContainerRow["unread"],
  traits: ContainerRow["traits"],
  placing: Placing | null,
  fit: ContainerRow["fit"],
  use: ContainerRow["use"],
];

export function packed({ line, shut = false, siteName = null, ...row }: ContainerRow): Packed {
  const { volume, sensitive } = line;
  return [
    ...([line.id, line.service, line.kind, line.name, line.owner, line.unit, volume.items, volume.bytes] as const),
    ...([sensitive.items, sensitive.itemsRead, sensitive.byDetector, line.label, line.action, line.target] as const),
    ...([line.wave, line.coverage, shut, row.grouped, row.group, row.groupName, row.site, siteName, row.url] as const),
    ...([row.created, row.lastActivity, row.owners, row.guests, row.unread, row.traits, row.placing] as const),
    ...([row.fit, row.use] as const),
  ];
}

export const kindOf = ([, , kind]: Packed): string => kind;

/** @param leaves what is known of it by now; null for as it was packed. */
export function unpacked(row: Packed, leaves: Leaves | null = null): ContainerRow {
  const [
    id,
    service,
    kind,
    name,
    owner,
    unit,
    items,
    bytes,
    sensitive,
    itemsRead,
    byDetector,
    label,
    action,
    target,
    wave,
    coverage,
    shut,
    grouped,
    group,
    groupName,
    site,
    siteName,
    url,
    created,
    lastActivity,
    owners,
    guests,
    unread,
    traits,
    placing,
    fit,
    use,
  ] = row;
  return {
    line: {
      id,
      service,
      kind,
      name,
      owner,
      unit,
      volume: { items, bytes },
      sensitive: { items: sensitive, itemsRead, byDetector },
      label,
      action,
      target,
      wave: leaves === null ? wave : leaves.wave,
      coverage,
    },
    shut,
    grouped,
    group,
    groupName,
    site,
    siteName,
    url,
    created,
    lastActivity,
    owners,
    guests,
    unread,
    traits,
    placing: leaves === null ? placing : leaves.placing,
    fit,
    use,
  };
}
