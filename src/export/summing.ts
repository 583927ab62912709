/** Sums and lists over services, as the first page and the web page tell them. */

import type { PlanWave } from "../model/plan.ts";
import type { PlanService } from "../model/plan-service.ts";
import { SAME_SPACES, WORKLOADS, type Workload } from "../model/service.ts";
import type { Label } from "../model/verdict.ts";
import type { View } from "./view.ts";

export interface Total {
  readonly containers: number | null;
  readonly items: number | null;
  readonly bytes: number | null;
  readonly sensitive: { readonly items: number; readonly itemsRead: number };
}

/** Unknown figures are left out; a sum of unknown figures alone is unknown. */
export function totalOf(services: readonly PlanService[]): Total {
  const sum = (pick: (service: PlanService) => number | null) => {
    const known = services.map(pick).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
  };
  return {
    containers: sum(({ id, volume }) => (SAME_SPACES.has(id) ? null : volume.containers)),
    items: sum(({ volume }) => volume.items),
    bytes: sum(({ volume }) => volume.bytes),
    sensitive: {
      items: sum(({ sensitive }) => sensitive.items) ?? 0,
      itemsRead: sum(({ sensitive }) => sensitive.itemsRead) ?? 0,
    },
  };
}

/** Spaces as every service counts them, where a mailbox is three; null where that makes no difference. */
export function countedApart({ book, t, format }: View): string | null {
  const { services } = book.plan;
  const spaces = services.reduce((sum, { volume }) => sum + (volume.containers ?? 0), 0);
  return spaces === (totalOf(services).containers ?? 0) ? null : t.summary.countedApart(format.count(spaces));
}

export function byWorkload(view: View): readonly { workload: Workload; total: Total }[] {
  return WORKLOADS.map((workload) => ({
    workload,
    total: totalOf(view.book.plan.services.filter((service) => service.workload === workload)),
  }));
}

/** What nobody uses is told apart: it stands in nothing that is to leave. */
export const isUsed = ({ unused }: Pick<PlanService, "unused">): boolean => unused === null;

/** The order of urgency, in which people read them. */
const URGENCY: readonly Label[] = ["move-now", "derogable", "review", "not-concerned"];

export interface Share {
  readonly label: Label;
  readonly services: readonly PlanService[];
  readonly total: Total;
  /** Offers first proposed, the most frequent first. */
  readonly targets: readonly string[];
}

export function byLabel(view: View): readonly Share[] {
  return URGENCY.map((label) => {
    const services = view.book.plan.services.filter(
      (service) => service.label === label && (isUsed(service) || label === "not-concerned"),
    );
    return {
      label,
      services,
      total: totalOf(services),
      targets: label === "not-concerned" ? [] : firstTargets(services),
    };
  });
}

function firstTargets(services: readonly PlanService[]): readonly string[] {
  const times = new Map<string, number>();
  for (const { targets } of services)
    for (const { offer } of targets.slice(0, 1)) times.set(offer, (times.get(offer) ?? 0) + 1);
  return [...times].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([offer]) => offer);
}

/** Bytes of waves taken together; null where no size is known of any. */
export function waveBytes(waves: readonly PlanWave[], { book }: View): number | null {
  const known = waves.filter(({ id }) => !book.unweighed.has(id));
  return known.length === 0 ? null : known.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** An unknown figure leaves the sum of the known ones; all unknown stay unknown. */
export function sumOfKnown(one: number | null, other: number | null): number | null {
  return other === null ? one : (one ?? 0) + other;
}

export function serviceNames(services: readonly PlanService[], view: View): string {
  return services.map(({ id }) => view.t.names.service[id]).join(", ");
}
