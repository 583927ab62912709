/** Which of the four workloads a request is made for, as people count them; throttling has lanes of its own. */

import { placeOf } from "./lanes/place.ts";

const WORKLOADS = ["exchange", "onedrive", "teams", "sharepoint", "other"] as const;
export type Workload = (typeof WORKLOADS)[number];

/** Requests sent, attempts included; those refused for their number; bytes received, as they came over the wire. */
export interface Tally {
  requests: number;
  throttled: number;
  bytes: number;
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
  return new Map(WORKLOADS.map((workload) => [workload, { requests: 0, throttled: 0, bytes: 0 }]));
}
