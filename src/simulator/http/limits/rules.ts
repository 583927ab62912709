/**
 * The numbers of Microsoft's limits, as data: what each lane may take in what time, and what it says when it is over.
 * https://learn.microsoft.com/graph/throttling-limits and the note on SharePoint of 2 October 2025.
 */

import { unitsOfDirectory, unitsOfSharePoint } from "./costs.ts";
import type { Lane, LaneKind, Visit } from "./lanes.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** What the tenant is, as far as limits depend on it. */
export interface Standing {
  readonly people: number;
  /** Seats that are paid for. */
  readonly licences: number;
}

export interface Bound {
  readonly kind: "window" | "bucket";
  readonly most: number;
  readonly span: number;
}

export interface Rule {
  readonly units: (visit: Visit) => number;
  /** The first is the one that headers tell of. */
  readonly bounds: (standing: Standing, lane: Lane) => readonly Bound[];
  /** Some say nothing of when to come back. */
  readonly silent?: true;
}

/** Units of SharePoint a minute and a day, by licences. */
const TIERS = [
  [1000, 1250, 1_200_000],
  [5000, 2500, 2_400_000],
  [15_000, 3750, 3_600_000],
  [50_000, 5000, 4_800_000],
  [Number.POSITIVE_INFINITY, 6250, 6_000_000],
] as const;
/** Units of the directory in ten seconds, by people: below fifty, up to five hundred, above. */
const DIRECTORY = [
  [49, 3500],
  [500, 5000],
  [Number.POSITIVE_INFINITY, 8000],
] as const;
/** Sustained rates of Teams stop there. */
const SUSTAINED = 0.83;

const one = () => 1;
const within = (most: number, span: number): Bound => ({ kind: "window", most, span });
const rule = (...bounds: readonly Bound[]): Rule => ({ units: one, bounds: () => bounds });
const rated: Rule = {
  units: one,
  bounds: (_standing, { rate = 1 }) => [
    {
      kind: "bucket",
      most: Math.max(1, rate * SUSTAINED),
      span: (Math.max(1, rate * SUSTAINED) / (rate * SUSTAINED)) * SECOND,
    },
  ],
};

export const RULES: Readonly<Record<LaneKind, Rule>> = {
  sharepoint: {
    units: unitsOfSharePoint,
    bounds: ({ licences }) => {
      const [, minute, day] = TIERS.find(([most]) => licences <= most) ?? TIERS[4];
      return [within(minute, MINUTE), within(day, DAY)];
    },
  },
  mailbox: rule(within(10_000, 10 * MINUTE)),
  "teams-row": rated,
  "teams-thing": rated,
  directory: {
    units: unitsOfDirectory,
    bounds: ({ people }) => [
      { kind: "bucket", most: (DIRECTORY.find(([most]) => people <= most) ?? DIRECTORY[2])[1], span: 10 * SECOND },
    ],
  },
  "sign-ins": rule(within(10, MINUTE)),
  reports: rule(within(40, 10 * MINUTE)),
  report: rule(within(14, 10 * MINUTE)),
  calls: rule(within(1500, 20 * SECOND)),
  "call-list": rule(within(40, 20 * SECOND)),
  call: rule(within(40, 20 * SECOND)),
  onenote: { ...rule(within(240, MINUTE), within(800, 60 * MINUTE)), silent: true },
  unlimited: rule(),
};
