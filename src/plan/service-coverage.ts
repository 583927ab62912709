/** How much of a service was seen, and why no more: a word for scripts, and reasons that a language file puts into sentences. */

import type { CoverageRow } from "../model/book.ts";
import type { Declared } from "../model/configuration.ts";
import { FOUNDATIONS, GAP_CAUSES, type GapCause, INCOMPLETE_CAUSES } from "../model/gap.ts";
import { type ChosenWorkload, chosenWorkloadOf, type ServiceId } from "../model/service.ts";
import { COUNTED, FETCHED_WHOLE } from "./countable.ts";
import type { SampleTold } from "./estimate.ts";
import type { ServiceSum } from "./sums.ts";
import type { Coverage } from "./told.ts";

export type Reason =
  | { readonly kind: "not-chosen"; readonly workload: ChosenWorkload }
  /** Not in this scan; an earlier one saw it. */
  | { readonly kind: "earlier"; readonly workload: ChosenWorkload }
  | { readonly kind: "not-shown" }
  | { readonly kind: "messages-not-fetched" }
  | { readonly kind: "sampled" }
  | ({ readonly kind: "drawn" } & Pick<SampleTold, "drawn" | "outOf" | "whole" | "marked">)
  | { readonly kind: "drawn-unread"; readonly items: number; readonly high: number | null }
  | { readonly kind: "unseen"; readonly places: number; readonly items: number }
  | { readonly kind: "unfinished" }
  | { readonly kind: "directory"; readonly where: string }
  | {
      readonly kind: "declared";
      readonly used: boolean;
      readonly quantity: number | null;
      readonly note: string | null;
    }
  | { readonly kind: "licensed"; readonly accounts: number }
  | { readonly kind: "active"; readonly people: number; readonly day: string | null }
  | { readonly kind: "archives"; readonly mailboxes: number }
  | {
      readonly kind: "gap";
      readonly cause: GapCause;
      readonly permission: string | null;
      readonly containers: number;
      readonly count: number;
    };

export interface ScanFacts {
  readonly workloads: readonly string[];
  readonly finished: boolean;
  /** Teams messages were fetched, to be read or to be counted. */
  readonly messagesFetched: boolean;
  readonly declared: Declared | undefined;
  /** What licences and reports tell of a service that cannot be counted. */
  readonly used: readonly Reason[];
  /** Null where nothing was drawn. */
  readonly sample: SampleTold | null;
}

export interface ServiceCoverage {
  readonly status: Coverage;
  readonly reasons: readonly Reason[];
  /** False when nothing can be said of how much there is: then every figure of the volume is null. */
  readonly known: boolean;
}

export function coverageOfService(
  service: ServiceId,
  sum: ServiceSum,
  rows: readonly CoverageRow[],
  { workloads, finished, messagesFetched, declared, used, sample }: ScanFacts,
): ServiceCoverage {
  const told: Reason[] = declared ? [{ kind: "declared", ...declared }] : [];
  const unfetched = FETCHED_WHOLE.has(service) && !messagesFetched;
  // Of messages that were not fetched, each space has a gap that says so: one sentence is enough.
  const own = rows.filter((row) => row.service === service);
  const gaps = gapReasons(unfetched ? own.filter((row) => row.cause !== "left-out" || row.containers === 0) : own);
  const workload = chosenWorkloadOf(service);
  if (!COUNTED.has(service)) {
    // Saying twice that Graph does not show it tells nothing more.
    const further = gaps.filter((reason) => reason.kind !== "gap" || reason.cause !== "invisible");
    return { status: "not-scanned", reasons: [{ kind: "not-shown" }, ...used, ...told, ...further], known: false };
  }
  if (!workloads.includes(workload)) {
    if (has(sum)) return { status: "partial", reasons: [{ kind: "earlier", workload }, ...gaps, ...told], known: true };
    return { status: "not-scanned", reasons: [{ kind: "not-chosen", workload }, ...told], known: false };
  }
  const directory = rows.filter(
    (row) => row.service === null && FOUNDATIONS.has(row.where) && INCOMPLETE_CAUSES.has(row.cause),
  );
  const cut: Reason[] = [
    ...(finished ? [] : [{ kind: "unfinished" } as const]),
    ...[...new Set(directory.map(({ where }) => where))].map((where) => ({ kind: "directory", where }) as const),
  ];
  const refused = gaps.some((reason) => reason.kind === "gap" && INCOMPLETE_CAUSES.has(reason.cause));
  const seen = [...sum.coverages].some((coverage) => coverage !== "not-scanned");
  const reasons = [...cut, ...missing(sum, unfetched, sample), ...gaps, ...told];
  // What was left out on purpose is no incompleteness of the scan, and no whole service either.
  const narrowed = own.some((row) => row.cause === "left-out" && row.containers === 0 && row.where !== "content");
  if (cut.length > 0 || refused || narrowed)
    return { status: seen ? "partial" : "not-scanned", reasons, known: seen || has(sum) };
  return { status: unfetched ? "not-scanned" : whole(sum.coverages), reasons, known: true };
}

const has = ({ volume }: ServiceSum) => (volume.containers ?? 0) > 0;

/** Nothing to see is seen whole. */
function whole(coverages: ReadonlySet<Coverage>): Coverage {
  return (["partial", "sampled"] as const).find((status) => coverages.has(status)) ?? "complete";
}

function missing({ coverages }: ServiceSum, unfetched: boolean, sample: SampleTold | null): readonly Reason[] {
  if (unfetched) return [{ kind: "messages-not-fetched" }];
  if (sample !== null) return reasonsOf(sample);
  return coverages.has("sampled") ? [{ kind: "sampled" }] : [];
}

/** What a sample says of itself: what was drawn, what of it could not be read, and where reading did not come to its end. */
export function reasonsOf(sample: SampleTold): readonly Reason[] {
  const { drawn, outOf, whole, marked, unread, highOfRead, unseen } = sample;
  return [
    ...(outOf > 0 ? [{ kind: "drawn", drawn, outOf, whole, marked } as const] : []),
    ...(unread > 0 ? [{ kind: "drawn-unread", items: unread, high: highOfRead } as const] : []),
    ...(unseen.places > 0 ? [{ kind: "unseen", ...unseen } as const] : []),
  ];
}

function gapReasons(rows: readonly CoverageRow[]): readonly Reason[] {
  const reasons = new Map<string, Extract<Reason, { kind: "gap" }>>();
  for (const { cause, permission, containers, count } of rows) {
    const key = `${GAP_CAUSES.indexOf(cause)} ${permission ?? ""}`;
    const known = reasons.get(key);
    reasons.set(key, {
      kind: "gap",
      cause,
      permission,
      containers: (known?.containers ?? 0) + containers,
      count: (known?.count ?? 0) + count,
    });
  }
  const order = ({ cause, permission }: { cause: GapCause; permission: string | null }) =>
    `${String(GAP_CAUSES.indexOf(cause)).padStart(2, "0")} ${permission ?? ""}`;
  return [...reasons.values()].sort((one, other) => (order(one) < order(other) ? -1 : 1));
}
