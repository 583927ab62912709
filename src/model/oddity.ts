/**
 * What a tenant's answers did that no list should do, each of them handled: counted so that it is known how much was, and
 * kept out of the plan, which is the same whether or not it happened.
 */

export const ODDITIES = [
  /** A page without a row that leads to another one. */
  "empty-page",
  /** A page that says what the page before it said. */
  "page-repeated",
  /** A row that the same walk had said before: counted once. */
  "row-repeated",
  /** A link that leads back to a page that was read: the list is cut there, and its gap says it. */
  "link-loop",
  /** A list begun again, as the link to its next page was no longer known. */
  "list-restarted",
  /** A walk that the service ordered to start again from nothing. */
  "resync",
] as const;
export type OddityKind = (typeof ODDITIES)[number];

export interface Oddity {
  /** Workload that it was met for, as requests are counted. */
  readonly workload: string;
  readonly kind: OddityKind;
  readonly count: number;
}
