/** After which wave each licence has nothing left to open for its holder: people are walked one by one, and counted. */

import type { Clusters } from "../../model/cluster.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { Freeable, LicenceRow } from "../../model/licences.ts";
import { ownOf } from "../../model/own.ts";
import { besideIn, opensWhatMoves } from "../../plan/licences.ts";
import type { RecordStore } from "../../store/port.ts";
import { factsOf } from "./facts.ts";

export async function licenceRowsOf(
  store: RecordStore,
  declared: Configuration["licences"],
): Promise<readonly LicenceRow[]> {
  const rows: LicenceRow[] = [];
  for await (const licence of factsOf(store, "licence")) {
    const { name, plans } = licence;
    const contractEnd = ownOf(declared, name)?.contractEnd ?? null;
    rows.push({ ...licence, moving: opensWhatMoves(plans), beside: besideIn(plans), contractEnd });
  }
  return rows;
}

export async function freeableIn(
  store: RecordStore,
  clusters: Clusters,
  licences: readonly LicenceRow[],
): Promise<readonly Freeable[]> {
  const counted = new Map<string, Map<number | null, number>>();
  for (const { id, moving } of licences) if (moving) counted.set(id, new Map());
  if (counted.size === 0) return [];
  for await (const { id, licences: assigned } of factsOf(store, "person")) {
    const held = assigned.filter((licence) => counted.has(licence));
    if (held.length === 0) continue;
    const wave = await lastWaveOf(id, clusters);
    for (const licence of held) {
      const waves = counted.get(licence) as Map<number | null, number>;
      waves.set(wave, (waves.get(wave) ?? 0) + 1);
    }
  }
  return [...counted].flatMap(([licence, waves]) =>
    [...waves]
      .sort(([one], [other]) => (one ?? Number.POSITIVE_INFINITY) - (other ?? Number.POSITIVE_INFINITY))
      .map(([wave, licences]) => ({ licence, wave, licences })),
  );
}

/** Of what is a person's own: the mailbox, the personal drive, the webinars. */
async function lastWaveOf(person: string, clusters: Clusters): Promise<number | null> {
  const root = `person/${person}`;
  const placed = [await clusters.placed({ root, stage: "move" }), await clusters.placed({ root, stage: "keep" })];
  const waves = placed.flatMap((place) => place?.wave ?? []);
  return waves.length === 0 ? null : Math.max(...waves);
}
