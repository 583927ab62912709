/** What a scan of a test is asked for: an inventory of OneDrive, unless it says otherwise. */

import type { ScanWish } from "../../src/store/port.ts";

export const WISH: ScanWish = {
  workloads: ["onedrive"],
  content: { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" },
  seed: "s",
  include: [],
  exclude: [],
  excludeContent: [],
  countTeamsMessages: false,
};
