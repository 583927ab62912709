/** What a run was told to read. The gate goes by it, whatever the collectors ask for. */

import type { ChosenWorkload, ContentModes, Workload } from "../../model/service.ts";

export interface Mandate {
  readonly content: ContentModes;
  /** `teams.count: fetch`: whole messages of Teams are fetched to be counted. */
  readonly countTeamsMessages: boolean;
  /** `--labels extract`. */
  readonly extractLabels: boolean;
  /** `--sharing`. */
  readonly readSharing: boolean;
}

/** What the list was begun for that a link goes on with: with contents, or without. */
export type Mark = "inventory" | "content";

/** Inventory alone. */
export const INVENTORY: Mandate = {
  content: { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" },
  countTeamsMessages: false,
  extractLabels: false,
  readSharing: false,
};

/** Of workloads that the run leaves out, nothing is read, whatever mode was given for all. */
export function contentOf(content: ContentModes, chosen: readonly ChosenWorkload[]): ContentModes {
  const modeOf = (workload: ChosenWorkload) => (chosen.includes(workload) ? content[workload] : "none");
  return {
    exchange: modeOf("exchange"),
    onedrive: modeOf("onedrive"),
    teams: modeOf("teams"),
    sharepoint: modeOf("sharepoint"),
  };
}

/** Whose mode decides on a route. A drive does not say whose it is: `files` is of the workload that asks for it. */
export type Of = ChosenWorkload | "files";

/** Where files lie: without knowing for whom a drive is read, all of them have to be. */
const WITH_FILES: readonly ChosenWorkload[] = ["onedrive", "teams", "sharepoint"];

/** @param behalf the workload that the request is sent for; null for nobody in particular. */
export function readsContent({ content }: Mandate, of: Of, behalf: Workload | null): boolean {
  if (of !== "files") return content[of] !== "none";
  const asks = behalf === "other" ? "sharepoint" : behalf;
  if (asks === "exchange") return false;
  return (asks === null ? WITH_FILES : [asks]).every((workload) => content[workload] !== "none");
}
