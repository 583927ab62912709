/** What targets and fits tell to nobody but the security officer. */
export const unmarked =
  "Target and fit are told without protection markings, whose places are for the security officer alone: before a space is moved, ask that officer whether it may be.";
