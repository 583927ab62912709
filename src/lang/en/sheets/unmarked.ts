/** What targets, fits and blockers tell to nobody but the security officer. */
export const unmarked =
  "Target, fit and blockers are told without protection markings, whose places are for the security officer alone: before a space is moved, ask that officer whether it may be.";
