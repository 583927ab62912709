import type { coverageSheet as french } from "../../fr/sheets/coverage.ts";

export const coverageSheet: typeof french = {
  title: "Coverage",
  note: "What was not seen or read, and why. Four causes are kept apart: a permission or a setting is missing; it is unreadable, or nothing answered; you or the rule left it out; Microsoft Graph shows it to nobody. What this scan does not tell is not absent from the tenant. Then what the tenant’s own reports and counts say otherwise: a difference is to be looked at, and does not make the scan incomplete.",
  columns: {
    family: "Kind",
    service: "Service",
    cause: "Cause",
    where: "Where",
    detail: "Detail and what to do",
    count: "Number",
    containers: "Spaces",
    incomplete: "Makes the scan incomplete",
    permission: "Permission that would open it",
    code: "Microsoft Graph code",
  },
};
