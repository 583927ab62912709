/** A scan that has come to its end, some contents read. */

import type { Scan } from "../../src/store/port.ts";

export const SCAN: Scan = {
  id: "scan-1",
  number: 1,
  tenant: "tenant-1",
  startedAt: "2026-11-23T08:00:00.000Z",
  finishedAt: "2026-11-23T09:00:00.000Z",
  complete: true,
  resumed: false,
  untold: false,
  leaves: false,
  unanswered: [],
  wish: {
    workloads: ["exchange", "onedrive", "teams", "sharepoint"],
    content: { exchange: "none", onedrive: "full", teams: "none", sharepoint: "sample" },
    seed: "tenant-1",
    include: [],
    exclude: [],
    excludeContent: [],
    countTeamsMessages: false,
  },
};
