/** Weighs each space of a walk against the offers that the edition proposes for it. */

import { targetsOn } from "../../doctrine/offers.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { Group } from "../../model/directory-records.ts";
import { RESTRICTED_CATEGORIES, RESTRICTED_DETECTORS } from "../../model/finding.ts";
import type { Fitted, Marks, ObstacleAbout } from "../../model/fit.ts";
import type { Offer } from "../../model/offer.ts";
import type { ServiceId } from "../../model/service.ts";
import type { Verdict } from "../../model/verdict.ts";
import { byKind, choose, marksOf, type Space } from "../../plan/fit.ts";
import { type Coverage, groupedOf, isShut, type Told } from "../../plan/told.ts";

export interface Fitting {
  /** What is to be asked of the items of each service. */
  readonly marks: ReadonlyMap<ServiceId, Marks>;
  /** Null where nothing is proposed: what the text does not concern has nowhere to go. */
  of(told: Told, group: Group | null, coverage: Coverage): Fitted | null;
}

export function fittingOf(
  verdicts: ReadonlyMap<ServiceId, Verdict>,
  offers: readonly Offer[],
  about: readonly ObstacleAbout[],
  asOf: IsoDate,
): Fitting {
  const obstacles = byKind(about);
  const proposed = new Map([...verdicts].map(([id, verdict]) => [id, candidatesOf(verdict, offers, asOf)]));
  return {
    marks: new Map(
      [...proposed].map(([service, candidates]) => [
        service,
        marksOf(service, [...new Set([...candidates.values()].flat())], obstacles),
      ]),
    ),
    of: (told, group, coverage) => {
      const { container } = told;
      const candidates = proposed.get(container.service);
      const those = candidates?.get(container.type) ?? candidates?.get(null) ?? [];
      if (verdicts.get(container.service)?.label === "not-concerned") return null;
      const space = spaceOf(told, group, coverage);
      const whole = choose(space, those, obstacles);
      const open = holdsRestricted(told) ? choose(withoutRestricted(space), those, obstacles) : whole;
      if (groupedOf(told) === null) return { whole, open, shown: open };
      return { whole, open, shown: choose({ ...space, byDetector: {}, byCategory: {} }, those, obstacles) };
    },
  };
}

const holdsRestricted = ({ byDetector }: Pick<Told, "byDetector">) =>
  [...RESTRICTED_DETECTORS].some((detector) => (byDetector[detector] ?? 0) > 0);

/** A category that holds restricted findings goes with them: what is left of it could not be told from them. */
function withoutRestricted(space: Space): Space {
  const kept = (counts: Readonly<Record<string, number>>, withheld: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(counts).filter(([id]) => !withheld.has(id)));
  const { byDetector, byCategory } = space;
  return {
    ...space,
    byDetector: kept(byDetector, RESTRICTED_DETECTORS),
    byCategory: kept(byCategory, RESTRICTED_CATEGORIES),
  };
}

/** Offers by the type of container that the edition treats apart; null is every other. */
function candidatesOf(
  { targets, rule }: Verdict,
  offers: readonly Offer[],
  asOf: IsoDate,
): ReadonlyMap<string | null, readonly Offer[]> {
  const named = (those: Verdict["targets"]) =>
    those.flatMap(({ offer }) => offers.find(({ id }) => id === offer) ?? []);
  return new Map<string | null, readonly Offer[]>([
    [null, named(targets)],
    ...(rule?.parts ?? []).flatMap(({ types, targets: theirs }) =>
      types.map((type) => [type, named(targetsOn(theirs, offers, asOf))] as const),
    ),
  ]);
}

function spaceOf(told: Told, group: Group | null, coverage: Coverage): Space {
  const { container, itemsRead, byDetector, byCategory, facts, gaps } = told;
  const items = isShut(told) ? null : told.items;
  const guests = group?.guests ?? container.traits.guests;
  return {
    ...{ container, items, byDetector, byCategory, facts },
    read: items === 0 || (itemsRead > 0 && coverage === "complete"),
    locked: gaps.some(({ cause }) => cause === "locked"),
    guests: typeof guests === "number" ? guests : null,
  };
}
