/**
 * Whether a project stood where an edition wants it. The note of 2021 asks how far it was on 5 July 2021; later texts ask
 * only that it was engaged, and do not all say by which day. What the configuration leaves open stays open: null.
 */

import type { Project } from "../model/configuration.ts";
import type { Eligibility } from "../model/edition.ts";

export function isEligible(
  { requires, on, openUntil }: Eligibility,
  { stage, engagedOn }: Pick<Project, "stage" | "engagedOn">,
): boolean | null {
  // Whatever began after the last day that any reading leaves was neither engaged nor advanced on it.
  if (engagedOn !== null && engagedOn > (openUntil ?? on)) return false;
  if (requires === "very-advanced") return stage === null ? null : stage === "very-advanced";
  // What was very advanced on 5 July 2021 was engaged by then.
  if (stage === "very-advanced") return true;
  return engagedOn !== null && engagedOn <= on ? true : null;
}
