/** All that each directorate has, what leaves of it and in which waves; and the sum of them. */

import type { ContainerRow } from "../../model/container-row.ts";
import { FEWEST_PEOPLE } from "../../model/individual.ts";
import { isOwnSearched, OwnByUnit, type OwnSpaces, ownAmong, peopleAmong } from "../../model/own-spaces.ts";
import type { PlanService } from "../../model/plan-service.ts";
import type { Label } from "../../model/verdict.ts";
import { sumOfKnown } from "../summing.ts";
import { withheldAmong } from "./withheld.ts";

export interface DirectorateShare {
  /**
   * `few`: what is intimate in directorates that are not told apart, whose other figures stand in their own rows. `whole`: what
   * is counted without a space that would be somebody's (meetings).
   */
  readonly of: "unit" | "few" | "whole" | "sum";
  /** Null of no known directorate, and of what is no directorate's. */
  readonly unit: string | null;
  mailboxes: number;
  spaces: number;
  readonly labels: Record<Label, number>;
  items: number | null;
  bytes: number | null;
  read: number;
  sensitive: number;
  /** Intimate matters in what is one person's own: no part of `sensitive`. Null where they stand with those of others, or nowhere. */
  grouped: number | null;
  /** Some of its spaces are one person's own, and were searched. */
  personal: boolean;
  first: number | null;
  last: number | null;
}

const emptyShare = (unit: string | null, of: DirectorateShare["of"] = "unit"): DirectorateShare => ({
  ...{ unit, of, mailboxes: 0, spaces: 0, items: null, bytes: null, read: 0, first: null, last: null },
  ...{ sensitive: 0, grouped: 0, personal: false },
  labels: { "move-now": 0, review: 0, derogable: 0, "not-concerned": 0 },
});

/** Held in memory: a directorate is a few figures. */
export class DirectorateSums {
  readonly #units = new Map<string | null, DirectorateShare>();
  readonly #all = emptyShare(null, "sum");
  readonly #own = new OwnByUnit();

  see(row: ContainerRow): void {
    const { unit } = row.line;
    const share = this.#units.get(unit) ?? emptyShare(unit);
    this.#units.set(unit, share);
    this.#own.see(row);
    for (const sum of [share, this.#all]) add(sum, row);
  }

  /** Of each directorate, what its people have of their own. */
  own(): readonly OwnSpaces[] {
    return this.#own.shares();
  }

  /** As they are read; last those that are told together, what is nobody's, and the sum. */
  shares(services: readonly PlanService[]): readonly DirectorateShare[] {
    const units = [...this.#units.values()].map((share) => ({ ...share }));
    const [few, whole, all] = [emptyShare(null, "few"), emptyShare(null, "whole"), { ...this.#all }];
    const together = [...withheldAmong(this.own())].map((at) => units[at] as DirectorateShare);
    for (const share of together) {
      few.grouped = sumOfKnown(few.grouped, share.grouped);
      share.grouped = null;
    }
    const own = ownAmong(this.own());
    const known = own.size === 0 || peopleAmong(own) >= FEWEST_PEOPLE;
    if (!known) all.grouped = null;
    for (const service of services)
      if (!service.volume.containers) for (const sum of [whole, all]) addWhole(sum, service);
    return [
      ...units.sort(byName),
      ...(known && together.length > 0 ? [few] : []),
      ...(whole.items ? [whole] : []),
      ...(units.length > 0 ? [all] : []),
    ];
  }
}

function addWhole(share: DirectorateShare, { volume, sensitive }: PlanService): void {
  share.items = sumOfKnown(share.items, volume.items);
  share.bytes = sumOfKnown(share.bytes, volume.bytes);
  share.read += sensitive.itemsRead;
  share.sensitive += sensitive.items;
}

/** As people look for it; what has none comes last. */
function byName({ unit: one }: DirectorateShare, { unit: other }: DirectorateShare): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one.localeCompare(other, "fr") || (one < other ? -1 : 1);
}

function add(share: DirectorateShare, row: ContainerRow): void {
  const { line, shut, grouped } = row;
  // What was shut is to be moved, and in no count.
  if (!shut) {
    share.spaces += 1;
    share.labels[line.label] += 1;
    if (line.service === "exchange.mail" && line.kind === "user") share.mailboxes += 1;
  }
  share.items = sumOfKnown(share.items, line.volume.items);
  share.bytes = sumOfKnown(share.bytes, line.volume.bytes);
  share.read += line.sensitive.itemsRead;
  share.sensitive += line.sensitive.items - (grouped ?? 0);
  share.grouped = (share.grouped ?? 0) + (grouped ?? 0);
  share.personal ||= isOwnSearched(row);
  if (line.wave === null) return;
  share.first = Math.min(line.wave, share.first ?? line.wave);
  share.last = Math.max(line.wave, share.last ?? line.wave);
}
