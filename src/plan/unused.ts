/**
 * Whether nobody uses a service, and how one knows: what is not used is not told to leave. People's own word comes first; what
 * shows that somebody does use it comes before their word that nobody does.
 */

import type { Unused, Volume } from "../model/plan-service.ts";
import type { ServiceCoverage } from "./service-coverage.ts";

export function unusedOf({ status, reasons, known }: ServiceCoverage, { containers, items }: Volume): Unused | null {
  const told = <K extends (typeof reasons)[number]["kind"]>(kind: K) =>
    reasons.find((reason): reason is Extract<(typeof reasons)[number], { kind: K }> => reason.kind === kind);
  const [declared, licensed, active] = [told("declared"), told("licensed"), told("active")];
  if (declared?.used || (active && active.people > 0)) return null;
  if (known && ((containers ?? 0) > 0 || (items ?? 0) > 0)) return null;
  if ((told("archives")?.mailboxes ?? 0) > 0) return null;
  if (declared) return "declared";
  if (licensed?.accounts === 0) return "unlicensed";
  if (active?.people === 0) return "inactive";
  return known && status === "complete" && containers === 0 ? "empty" : null;
}
