/** What the figures of a plan rest on beside the tenant, in digests: two plans that differ in one say so when they are compared. */

import { detectorsWith } from "../../detect/custom.ts";
import { digest } from "../../doctrine/canonical.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { CustomDetector } from "../../model/custom-detector.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { Tolerances } from "../../model/difference.ts";
import type { Directorates } from "../../model/directorates.ts";
import type { Confidence } from "../../model/finding.ts";
import type { Made, Provenance } from "../../model/history.ts";
import { VERSION } from "../../model/version.ts";
import type { ScanWish } from "../../store/port.ts";

/** Those of this version, by its number, and those of the administration, word by word. */
export const detectorsDigest = (customs: readonly CustomDetector[]): string =>
  digest({ version: VERSION, detectors: detectorsWith(customs).map(({ id }) => id), customs });

export interface RestsOn {
  readonly wish: ScanWish;
  readonly made: Made;
  readonly configuration: Configuration;
  readonly tolerances: Tolerances;
  readonly least: Confidence;
  readonly asOf: IsoDate;
}

export function provenanceOf({ wish, made, configuration, tolerances, least, asOf }: RestsOn): Provenance {
  const { administration, directorates, project, declared, waves, licences, sharing, sampling, ...rest } =
    configuration;
  const { include, exclude, excludeContent, countTeamsMessages, extractLabels = false } = wish;
  return {
    detectors: made.detectors,
    thresholds: { minConfidence: least, tolerances: digest({ tolerances }) },
    configuration: {
      scope: digest({
        ...{ include: set(include), exclude: set(exclude), excludeContent: set(excludeContent) },
        ...{ countTeamsMessages, extractLabels },
      }),
      directorates: digest(inForce(directorates, asOf)),
      project: digest({ type: administration.type, project, declared, ...beyond(rest) }),
      planning: digest({ waves, licences, sharing, sampling }),
    },
    workloads: wish.workloads,
    permissions: made.permissions,
    listed: made.listed,
  };
}

const set = (words: readonly string[]) => [...new Set(words)].sort();

/** What a later version of the configuration adds bears on the decisions, but for what is known to bear on nothing. */
function beyond({
  content: _1,
  scope: _2,
  teams: _3,
  retention: _4,
  outputs: _5,
  network: _6,
  request: _7,
  // What its files say is in the digest of the doctrine.
  templates: _8,
  // Nor does it matter where in the file an answer stands.
  answers: { places: _9, ...answers },
  ...rest
}: Rest) {
  return { answers, ...rest };
}
type Rest = Omit<
  Configuration,
  "administration" | "directorates" | "project" | "declared" | "waves" | "licences" | "sharing" | "sampling"
>;

/** A line of the file that begins later says nothing yet. */
function inForce({ byDepartment, assignments }: Directorates, asOf: IsoDate) {
  const begun = assignments.filter(({ since }) => since === null || since <= asOf);
  return { byDepartment, assignments: begun };
}
