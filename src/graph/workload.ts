/** Which of the workloads a request is made for, as people count them; throttling has lanes of its own. */

import { WORKLOADS, type Workload } from "../model/service.ts";
import { placeOf } from "./lanes/place.ts";

export type { Workload };

/** What was sent and received. */
export interface Tally {
  /** Attempts included; parts of a batch are one each. */
  requests: number;
  /** Refused for their number. */
  throttled: number;
  /** Resource units of SharePoint and OneDrive. */
  units: number;
  /** As they came over the wire. */
  bytes: number;
}

/** What one request is counted as, each time that it leaves. */
export interface Charge {
  readonly workload: Workload;
  readonly units: number;
}

/** @param path below the Graph root. A drive that is named by its own id alone is counted as SharePoint's. */
export function workloadOf(path: string): Workload {
  const { family } = placeOf(path);
  if (family === "outlook") return "exchange";
  if (family === "teams" || family === "calls") return "teams";
  if (family !== "sharepoint") return "other";
  return /^\/(users\/[^/]+|me)\/drives?\b/i.test(path) ? "onedrive" : "sharepoint";
}

export function openAccount(): Map<Workload, Tally> {
  return new Map(WORKLOADS.map((workload) => [workload, { requests: 0, throttled: 0, units: 0, bytes: 0 }]));
}
