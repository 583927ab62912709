/**
 * What differs between two sights of a tenant, and why, by exclusion: a cause is named when what it stands for differs and
 * nothing rules it out; several that cannot be told apart are all named. It is the same read backwards.
 */

import { CAUSES, type Cause, type Change, STAND_ASPECTS, type StandAspect, type StandChange } from "../model/change.ts";
import type { Side, SpaceRow, Standing } from "../model/history.ts";
import { chosenWorkloadOf, type ServiceId } from "../model/service.ts";

/** Of what the figures rest on, what may differ between the two; what was not noted may. */
export interface Pair {
  readonly sameScan: boolean;
  /** One of them says nothing of what it rests on. */
  readonly unknown: boolean;
  readonly detectors: boolean;
  readonly doctrine: boolean;
  readonly scope: boolean;
  readonly directorates: boolean;
  readonly project: boolean;
  readonly planning: boolean;
  readonly day: boolean;
  readonly permissions: boolean;
  /** Another share of its content was to be read. */
  contentOf(service: ServiceId): boolean;
  /** Why a space that stands on the one side may not stand on the other. */
  absentFrom(side: "one" | "other", service: ServiceId): readonly Cause[];
}

type Compared = Standing & { readonly scan: Pick<Side["scan"], "id" | "finishedAt"> };

export function pairOf(one: Compared, other: Compared): Pair {
  const [from, to] = [one.provenance, other.provenance];
  const unknown = from === null || to === null;
  const differ = (what: (of: NonNullable<Standing["provenance"]>) => unknown) =>
    unknown || !same(what(from), what(to)) || what(from) === null;
  const sameScan = one.scan.id === other.scan.id && one.scan.finishedAt === other.scan.finishedAt;
  const scope = !sameScan && differ(({ configuration, workloads }) => [configuration.scope, workloads]);
  const least = differ(({ thresholds }) => thresholds.minConfidence);
  return {
    sameScan,
    unknown,
    detectors: least || (!sameScan && differ(({ detectors }) => detectors)),
    doctrine: one.doctrine === null || other.doctrine === null || !same(one.doctrine, other.doctrine),
    scope,
    directorates: differ(({ configuration }) => configuration.directorates),
    project: differ(({ configuration }) => configuration.project),
    planning: differ(({ configuration }) => configuration.planning),
    day: one.asOf !== other.asOf,
    permissions: !sameScan && differ(({ permissions }) => permissions),
    contentOf: (service) => one.content[chosenWorkloadOf(service)] !== other.content[chosenWorkloadOf(service)],
    absentFrom: (side, service) => {
      const lacking = side === "one" ? from : to;
      if (sameScan) return ["coverage"];
      if (lacking !== null && !lacking.workloads.includes(chosenWorkloadOf(service))) return ["configuration"];
      const listing = lacking?.listed[service] ?? null;
      if (lacking !== null && listing === null) return scope ? ["coverage", "configuration"] : ["coverage"];
      return inOrder(["tenant", listing !== "whole" && "coverage", scope && "configuration"]);
    },
  };
}

/** One of both is there. */
export function changesOf(one: SpaceRow | null, other: SpaceRow | null, pair: Pair): readonly Change[] {
  if (one === null || other === null) {
    if (other !== null) return [{ kind: "new", causes: pair.absentFrom("one", other.service) }];
    return one === null ? [] : [{ kind: "gone", causes: pair.absentFrom("other", one.service) }];
  }
  const changes = [
    unitChange(one, other, pair),
    volumeChange(one, other, pair),
    sensitiveChange(one, other, pair),
    coverageChange(one, other, pair),
  ].filter((change) => change !== null);
  const target = targetChange(one, other, pair, changes);
  return target === null ? changes : [...changes, target];
}

function unitChange(one: SpaceRow, other: SpaceRow, pair: Pair): Change | null {
  if (one.unit === other.unit) return null;
  const told = one.department !== undefined && other.department !== undefined;
  const tenant = !pair.sameScan && (!pair.directorates || !told || one.department !== other.department);
  const causes = inOrder([tenant && "tenant", pair.directorates && "configuration"]);
  return { kind: "moved-unit", causes: causes.length > 0 ? causes : ["program"] };
}

/** What was not seen to its end may have lost nothing but the sight of it. */
const isHalfSeen = ({ coverage }: SpaceRow) => coverage === "partial" || coverage === "not-scanned";

function volumeChange(one: SpaceRow, other: SpaceRow, pair: Pair): Change | null {
  const by = difference(one.items, other.items) || difference(one.bytes, other.bytes);
  if (by === 0) return null;
  const half = isHalfSeen(one) || isHalfSeen(other);
  const causes = inOrder([!pair.sameScan && "tenant", (half || pair.sameScan) && "coverage"]);
  return { kind: by > 0 ? "grown" : "shrunk", causes };
}

/** 0 where one of them cannot be told: that is no change of size, but of what is known. */
const difference = (from: number | null, to: number | null) => (from === null || to === null ? 0 : to - from);

function sensitiveChange(one: SpaceRow, other: SpaceRow, pair: Pair): Change | null {
  if (one.sensitive === other.sensitive) return null;
  const kind =
    one.sensitive === 0
      ? "newly-sensitive"
      : other.sensitive === 0
        ? "no-longer-sensitive"
        : one.sensitive < other.sensitive
          ? "more-sensitive"
          : "less-sensitive";
  const seen = isHalfSeen(one) || isHalfSeen(other) || [one, other].some(({ coverage }) => coverage === "sampled");
  const others = [
    seen && ("coverage" as const),
    pair.detectors && ("detectors" as const),
    (pair.contentOf(one.service) || pair.scope) && ("configuration" as const),
  ].filter((cause) => cause !== false);
  const changed = one.items !== other.items || one.bytes !== other.bytes;
  const tenant = !pair.sameScan && (changed || others.length === 0);
  return { kind, causes: inOrder([tenant && "tenant", ...others, pair.sameScan && "detectors"]) };
}

function coverageChange(one: SpaceRow, other: SpaceRow, pair: Pair): Change | null {
  const known = (row: SpaceRow) => `${row.items === null} ${row.bytes === null}`;
  if (one.coverage === other.coverage && known(one) === known(other)) return null;
  const chosen = pair.contentOf(one.service) || pair.scope;
  const refused = one.coverage === "partial" || other.coverage === "partial" || !chosen;
  return { kind: "coverage", causes: inOrder([refused && "coverage", chosen && "configuration"]) };
}

/** A target follows from the texts, the offers of the day, the configuration, and what is known of the space. */
function targetChange(one: SpaceRow, other: SpaceRow, pair: Pair, known: readonly Change[]): Change | null {
  if (one.target === undefined || other.target === undefined || one.target === other.target) return null;
  const own = known.flatMap(({ kind, causes }) => (kind === "moved-unit" ? [] : causes));
  const causes = inOrder([
    ...own,
    pair.doctrine && "doctrine",
    (pair.project || pair.planning) && "configuration",
    pair.day && "day",
  ]);
  return { kind: "target", causes: causes.length > 0 ? causes : ["program"] };
}

/** What the two plans say otherwise of services, one by one; a service that one of them does not tell is left out. */
export function standChanges(one: Compared, other: Compared, pair: Pair): readonly StandChange[] {
  const before = new Map(one.services.map((service) => [service.id, service]));
  return other.services.flatMap((to) => {
    const from = before.get(to.id);
    if (from === undefined) return [];
    return STAND_ASPECTS.flatMap((aspect) => {
      const [was, is] = [written(from[aspect]), written(to[aspect])];
      if (was === undefined || is === undefined || was === is) return [];
      return [{ service: to.id, aspect, from: was, to: is, causes: standCauses(aspect, to.id, pair, [was, is]) }];
    });
  });
}

function standCauses(
  aspect: StandAspect,
  service: ServiceId,
  pair: Pair,
  values: readonly (string | null)[],
): readonly Cause[] {
  if (aspect === "coverage") {
    const chosen = pair.contentOf(service) || pair.scope;
    const causes = inOrder([(!chosen || pair.permissions) && "coverage", chosen && "configuration"]);
    return pair.project && !chosen ? inOrder([...causes, "configuration"]) : causes;
  }
  if (aspect === "unused") {
    // What people declare comes from nowhere else.
    const scanned = !pair.sameScan && !(pair.project && values.includes("declared"));
    const causes = inOrder([
      scanned && "tenant",
      scanned && pair.permissions && "coverage",
      pair.project && "configuration",
    ]);
    return causes.length > 0 ? causes : ["program"];
  }
  const causes = inOrder([
    pair.doctrine && "doctrine",
    pair.project && "configuration",
    pair.day && aspect !== "label" && "day",
  ]);
  return causes.length > 0 ? causes : ["program"];
}

/** Undefined where an earlier version noted nothing. */
function written(value: string | number | null | undefined | readonly string[]): string | null | undefined {
  if (typeof value === "number") return String(value);
  return value === null || value === undefined || typeof value === "string" ? value : value.join(", ") || null;
}

function inOrder(causes: readonly (Cause | false)[]): readonly Cause[] {
  return CAUSES.filter((cause) => causes.includes(cause));
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
