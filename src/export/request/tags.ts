/** What the template of the request may hold: documented in `docs/outputs.md`, and edited by whoever has a word processor. */

import type { FilledBy } from "../document/tags.ts";

const TEXT = { text: null } as const;

const REQUEST = {
  ...{ number: null, count: null, service: null },
  editions: { edition: null, since: null, legal: null, eligibility: null, limit: null, grantedBy: null },
  ...{ eligibility: null, stage: null, evidence: null, constraints: null, proofNote: TEXT, stood: TEXT },
  ...{ scope: null, label: null, rules: null, status: null, reasons: TEXT, parts: null },
  ...{ containers: null, items: null, bytes: null, found: null, presumed: null },
  ...{ findings: TEXT, markings: TEXT, conditions: TEXT, sensitivity: null },
  ...{ acceptableOffer: null, acceptableOfferWhy: null, study: null },
  offers: { offer: null, kind: null, from: null, limits: null, checked: null },
  ...{ security: null, isolation: null, licences: null, applications: null, reversibility: null, funding: null },
  waves: { wave: null, containers: null, bytes: null, start: null, end: null },
  ...{ deadlines: TEXT, late: TEXT, planNote: TEXT },
  opinions: { authority: null, opinion: null, day: null },
  ...{ opinionsNote: TEXT, signatures: { edition: null, text: null }, contentsNote: TEXT },
} as const;

export const REQUEST_TAGS = {
  ...{ administration: null, representative: null, contact: null, mention: null, legend: null, keepSource: null },
  ...{ date: null, scanned: null, edition: null, scan: null, version: null },
  ...{ planDigest: null, annexDigest: null, doctrineDigest: null },
  ...{ draft: TEXT, grounds: TEXT, alerts: TEXT, none: TEXT },
  requests: REQUEST,
  ...{ unknowns: TEXT, assumptions: TEXT, principles: TEXT },
  texts: { title: null, says: null },
} as const;

/** One request: a service, and sections F1 to F11 of the fact sheet on the doctrine. */
export type OneRequest = FilledBy<typeof REQUEST>;

/** That it is a draft stands at the head of each page, and who may have it too; what a classification is not, somewhere. */
export const REQUEST_NEEDS = { draft: "header", mention: "any", legend: "any" } as const;
