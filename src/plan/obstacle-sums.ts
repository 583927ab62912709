/** What stands in the way of the spaces of each service, how they are used and what fits them, added up. */

import {
  CONTENTS,
  EVERYWHERE,
  type EverywhereKind,
  FITS,
  type Fits,
  type Fitted,
  type KeptByContents,
  OBSTACLES,
  type ObstacleAbout,
  type ObstacleKind,
  type ObstacleSum,
  type SpaceFit,
  USES,
  type Use,
} from "../model/fit.ts";
import type { Offer } from "../model/offer.ts";
import { SERVICES, type ServiceId } from "../model/service.ts";
import { byKind, type Obstacles } from "./fit.ts";
import { type Told, volumeOf } from "./told.ts";

/** How the spaces of a service are used, and what fits them. */
export interface SpaceCounts {
  readonly use: Readonly<Record<Use, number>>;
  readonly fit: Readonly<Record<Fits, number>>;
}

type Sum = { -readonly [K in keyof ObstacleSum]: ObstacleSum[K] };

/** Grows with services, offers, kinds of obstacle and directorates, not with the tenant. */
export class ObstacleSums {
  readonly #obstacles: Obstacles;
  readonly #sums = new Map<string, Sum>();
  readonly #targets = new Map<ServiceId, Map<string, { containers: number; bytes: number | null }>>();
  readonly #counts = new Map<ServiceId, { use: Record<Use, number>; fit: Record<Fits, number> }>();
  readonly #told = new Set<string>();
  readonly #own = new Map<string, { -readonly [K in keyof KeptByContents]: KeptByContents[K] }>();

  constructor(about: readonly ObstacleAbout[]) {
    this.#obstacles = byKind(about);
  }

  see(told: Told, fitted: Fitted | null, unit: string | null, use: Use): void {
    const { service, traits } = told.container;
    const counts = this.#countsOf(service);
    counts.use[use] += 1;
    for (const { trait } of this.#obstacles.values()) {
      if (trait !== null && (trait in traits || told.facts?.told.includes(trait)))
        this.#told.add(`${service} ${trait}`);
    }
    if (fitted === null) return;
    // What a marking alone keeps from an offer is told by kind, and moves no other figure: they would tell where it stands.
    const { whole, open: fit, shown } = fitted;
    if (fit !== shown && shown.target !== null) this.#seeOwn(service, unit, shown.target, fit.target !== shown.target);
    // As each space tells it: less these, a sum would say how many people's own spaces are kept by what they hold.
    counts.fit[shown.fits] += 1;
    for (const { offer, kind, items, bytes } of [...fit.obstacles, ...restrictedIn(whole, fit)])
      this.#add({ service, offer, kind, items, bytes });
    if (fit.target === null) return;
    const targets = this.#targets.get(service) ?? new Map<string, { containers: number; bytes: number | null }>();
    this.#targets.set(service, targets);
    const at = targets.get(fit.target) ?? { containers: 0, bytes: null };
    const { bytes } = volumeOf(told);
    targets.set(fit.target, {
      containers: at.containers + 1,
      bytes: bytes === null ? at.bytes : (at.bytes ?? 0) + bytes,
    });
  }

  #seeOwn(service: ServiceId, unit: string | null, offer: string, isKept: boolean): void {
    const key = `${service} ${offer} ${unit ?? ""}`;
    const own = this.#own.get(key) ?? { service, unit, offer, spaces: 0, kept: 0 };
    this.#own.set(key, own);
    own.spaces += 1;
    if (isKept) own.kept += 1;
  }

  /** By service, offer and directorate. */
  own(): readonly KeptByContents[] {
    return SERVICES.flatMap(({ id }) =>
      [...this.#own]
        .filter(([, { service }]) => service === id)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([, own]) => own),
    );
  }

  countsOf(service: ServiceId): SpaceCounts {
    return this.#countsOf(service);
  }

  /** @param targets what is proposed for services that have no space to list. */
  sums(offers: readonly Offer[], targets: (service: ServiceId) => readonly string[]): readonly ObstacleSum[] {
    const known = new Map(offers.map((offer) => [offer.id, offer]));
    const everywhere = SERVICES.flatMap(({ id: service }) => [
      ...[...(this.#targets.get(service) ?? [])].flatMap(([id, share]) => {
        const offer = known.get(id);
        return offer
          ? EVERYWHERE.filter((kind) => this.#holds(kind, service, offer)).map((kind) =>
              sumOf(service, id, kind, share),
            )
          : [];
      }),
      ...this.#meetings(service, known, targets(service)),
      ...this.#untold(service),
    ]);
    const place = ({ service, offer, kind }: ObstacleSum) =>
      [SERVICES.findIndex(({ id }) => id === service), OBSTACLES.indexOf(kind), offer ?? ""] as const;
    return [...this.#sums.values(), ...everywhere].sort((one, other) => {
      const [left, right] = [place(one), place(other)];
      return left[0] - right[0] || left[1] - right[1] || (left[2] < right[2] ? -1 : 1);
    });
  }

  #countsOf(service: ServiceId) {
    const counts = this.#counts.get(service) ?? { use: zeros(USES), fit: zeros(FITS) };
    this.#counts.set(service, counts);
    return counts;
  }

  #add({
    service,
    offer,
    kind,
    items,
    bytes,
  }: Pick<ObstacleSum, "service" | "kind" | "items" | "bytes"> & { offer: string }) {
    const key = `${service} ${offer} ${kind}`;
    const sum = this.#sums.get(key) ?? sumOf(service, offer, kind, { containers: 0, bytes: null });
    this.#sums.set(key, sum);
    sum.containers += 1;
    if (items !== null) sum.items = (sum.items ?? 0) + items;
    if (bytes !== null) sum.bytes = (sum.bytes ?? 0) + bytes;
  }

  /** What is told of all spaces of a service that go to that offer. */
  #holds(kind: EverywhereKind, service: ServiceId, { facts }: Offer): boolean {
    if (kind === "import") return facts.imports !== null && facts.imports.way !== "tool";
    if (kind === "ending") return facts.endings.length > 0;
    return kind !== "people" && this.#asked(kind, service);
  }

  #asked(kind: ObstacleKind, service: ServiceId): boolean {
    return this.#obstacles.get(kind)?.services?.includes(service) ?? false;
  }

  /** How many took part in a meeting is not collected: the limit of the offer stands against what is not known. */
  #meetings(service: ServiceId, known: ReadonlyMap<string, Offer>, targets: readonly string[]): readonly ObstacleSum[] {
    const [first] = targets;
    const limited = known.get(first ?? "")?.limits.some(({ what }) => what === "people") ?? false;
    if (first === undefined || !limited || !this.#asked("people", service)) return [];
    const containers = this.#targets.get(service)?.get(first)?.containers ?? 0;
    return [sumOf(service, first, "people", { containers, bytes: null })];
  }

  /** Of what no answer told anything, nobody knows how much there is. */
  #untold(service: ServiceId): readonly ObstacleSum[] {
    const containers = Object.values(this.#counts.get(service)?.use ?? {}).reduce((sum, count) => sum + count, 0);
    return [...this.#obstacles.values()].flatMap(({ kind, trait, services }) =>
      trait === null || containers === 0 || !services?.includes(service) || this.#told.has(`${service} ${trait}`)
        ? []
        : [{ ...sumOf(service, null, kind, { containers, bytes: null }), known: false }],
    );
  }
}

/** Contents that stand against an offer in what is there, and not in what is told of it. */
const restrictedIn = (whole: SpaceFit, open: SpaceFit) => {
  const told = new Set(open.obstacles.map(({ kind }) => kind));
  return whole.obstacles.filter(({ kind }) => CONTENTS.some((each) => each === kind) && !told.has(kind));
};

const sumOf = (
  service: ServiceId,
  offer: string | null,
  kind: ObstacleKind,
  { containers, bytes }: { readonly containers: number; readonly bytes: number | null },
): Sum => ({ service, offer, kind, known: true, containers, items: null, bytes });

const zeros = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
