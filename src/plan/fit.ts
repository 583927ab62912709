/**
 * Which offer takes a space, weighed by what is in it. A refusal is never outweighed: where every known offer refuses, none
 * is proposed, and each refusal is told. What nobody has looked at is never taken for harmless.
 */

import {
  CONTENTS,
  type ContentKind,
  FITS,
  type Fits,
  type ItemFacts,
  type Marks,
  type Obstacle,
  type ObstacleAbout,
  type ObstacleKind,
  type SpaceFit,
} from "../model/fit.ts";
import type { Offer } from "../model/offer.ts";
import type { Container } from "../model/records.ts";
import type { ServiceId } from "../model/service.ts";

/** What of a space bears on where it can go. */
export interface Space {
  readonly container: Pick<Container, "service" | "traits">;
  readonly items: number | null;
  readonly byDetector: Readonly<Record<string, number>>;
  readonly byCategory: Readonly<Record<string, number>>;
  /** Null where its items are not listed one by one. */
  readonly facts: ItemFacts | null;
  /** All that can be read of it was, or it holds nothing. */
  readonly read: boolean;
  readonly locked: boolean;
  readonly guests: number | null;
}

export type Obstacles = ReadonlyMap<ObstacleKind, ObstacleAbout>;
type Weighed = { readonly offer: Offer; readonly fits: Fits; readonly obstacles: readonly Obstacle[] };

export const byKind = (obstacles: readonly ObstacleAbout[]): Obstacles =>
  new Map(obstacles.map((each) => [each.kind, each]));

const isOf = ({ services }: ObstacleAbout, service: ServiceId) => services === null || services.includes(service);

/** What is to be asked of the items of a service that may go to those offers. */
export function marksOf(service: ServiceId, offers: readonly Offer[], obstacles: Obstacles): Marks {
  const asked = (kind: ObstacleKind) => {
    const about = obstacles.get(kind);
    return about !== undefined && isOf(about, service);
  };
  const limits = asked("file-size") ? offers.map(fileLimit).filter((limit) => limit !== null) : [];
  const formats = asked("format") ? offers.map(({ facts }) => facts.formats).filter((each) => each !== null) : [];
  const traits = [...obstacles.values()].flatMap((about) =>
    about.trait !== null && isOf(about, service) ? [about.trait] : [],
  );
  return { limits: [...new Set(limits)].sort((one, other) => one - other), formats, traits };
}

const fileLimit = ({ limits }: Offer): number | null =>
  limits.find(({ what, value }) => what === "file-bytes" && value !== null)?.value ?? null;

/** The first of the best: of two that fit as well, one whose end is announced comes last, and then the rule's order counts. */
export function choose(space: Space, offers: readonly Offer[], obstacles: Obstacles): SpaceFit {
  const told = traits(space, obstacles);
  const weighed = offers.map((offer) => weigh(space, offer, obstacles, told));
  const rank = ({ fits, offer }: Weighed) => FITS.indexOf(fits) * 2 + (offer.facts.endings.length > 0 ? 1 : 0);
  let chosen: Weighed | null = null;
  for (const each of weighed) {
    if (each.fits !== "no" && (chosen === null || rank(each) < rank(chosen))) chosen = each;
  }
  const before = chosen === null ? weighed : weighed.slice(0, weighed.indexOf(chosen));
  const refusals = before.flatMap((each) => named(each).filter(({ weighs }) => weighs === "no"));
  return {
    target: chosen?.offer.id ?? null,
    fits: chosen?.fits ?? "no",
    obstacles: [...(chosen === null ? [] : named(chosen)), ...refusals],
  };
}

const named = ({ offer, obstacles }: Weighed) => obstacles.map((each) => ({ ...each, offer: offer.id }));

/** @param told what stands in the way of every offer alike. */
export function weigh(space: Space, offer: Offer, obstacles: Obstacles, told = traits(space, obstacles)): Weighed {
  const found: readonly Obstacle[] = [
    ...(offer.facts.toBuild ? [obstacle("to-build", "no")] : []),
    ...contents(space, offer, obstacles),
    ...files(space, offer),
    ...told,
    ...people(space, offer),
    ...(space.locked ? [obstacle("locked", "with-work")] : []),
    ...(space.read || CONTENTS.every((kind) => kind in offer.facts.takes) ? [] : [obstacle("unread", "unread")]),
  ];
  const fits = found.reduce<Fits>(
    (worst, { weighs }) => (FITS.indexOf(weighs) > FITS.indexOf(worst) ? weighs : worst),
    "yes",
  );
  return { offer, fits, obstacles: found };
}

function contents(space: Space, { facts }: Offer, obstacles: Obstacles): readonly Obstacle[] {
  return CONTENTS.flatMap((kind) => {
    const about = obstacles.get(kind);
    const items = about === undefined ? 0 : foundOf(about, space);
    if (about === undefined || items === 0 || kind in facts.takes) return [];
    return [obstacle(kind, stance(kind, about, facts), { items })];
  });
}

const stance = (kind: ContentKind, { unstated }: ObstacleAbout, { refuses }: Offer["facts"]) =>
  kind in refuses ? "no" : unstated;

/** Items with such findings; of several detectors the one that found most, since an item may bear them all. */
function foundOf({ detectors, categories }: ObstacleAbout, { byDetector, byCategory }: Space): number {
  const counts = [...detectors.map((id) => byDetector[id] ?? 0), ...categories.map((id) => byCategory[id] ?? 0)];
  return Math.max(0, ...counts);
}

/** An offer that would take none of the files does not take the space. */
function files({ facts }: Space, offer: Offer): readonly Obstacle[] {
  if (facts === null || facts.files === 0) return [];
  const limit = fileLimit(offer);
  // An offer that states no limit is not taken for one that has none: what passes the others' is to be asked of it.
  const over = limit === null ? Object.values(facts.over)[0] : facts.over[limit];
  const foreign = facts.foreign[(offer.facts.formats ?? []).join()];
  return [
    ...(over
      ? [obstacle("file-size", limit === null || over.items < facts.files ? "with-work" : "no", { ...over, limit })]
      : []),
    ...(foreign ? [obstacle("format", foreign.items < facts.files ? "with-work" : "no", foreign)] : []),
  ];
}

/** What answers told of the items, or of the space itself. */
function traits({ container, facts }: Space, obstacles: Obstacles): readonly Obstacle[] {
  return [...obstacles.values()].flatMap((about) => {
    const { kind, trait } = about;
    if (trait === null || !isOf(about, container.service)) return [];
    const own = container.traits[trait];
    const share = facts?.traits[trait];
    if (share) return [obstacle(kind, "with-work", share)];
    if (own === true) return [obstacle(kind, "with-work")];
    return typeof own === "number" && own > 0 ? [obstacle(kind, "with-work", { count: own })] : [];
  });
}

function people({ guests }: Space, { facts }: Offer): readonly Obstacle[] {
  // Whether guests can come in is as little known where no source says it as where they need an account of their own.
  if (guests === null || guests === 0 || facts.guests?.access === "yes") return [];
  return [obstacle("guests", "with-work", { count: guests })];
}

const obstacle = (kind: ObstacleKind, weighs: Obstacle["weighs"], figures: Partial<Obstacle> = {}): Obstacle => ({
  ...{ items: null, bytes: null, limit: null, count: null },
  ...figures,
  kind,
  weighs,
});
