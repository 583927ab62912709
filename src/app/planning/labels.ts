/**
 * The tenant's labels, and how many groups and sites bear each: what they mark there is to be marked again elsewhere. A
 * label that stands on a group and in no catalogue (which was refused, or it was withdrawn) has a row of its own.
 */

import { REPORTS } from "../../collect/usage.ts";
import type { LabelRow } from "../../model/book.ts";
import type { RecordStore } from "../../store/port.ts";
import { factsOf } from "./facts.ts";

export async function labelRowsOf(store: RecordStore): Promise<readonly LabelRow[]> {
  const groups = new Map<string, number>();
  const sites = new Map<string, number>();
  const count = (counts: Map<string, number>, id: string) => {
    const key = id.toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for await (const { labels } of factsOf(store, "group")) for (const id of labels) count(groups, id);
  for await (const label of labelsOfSites(store)) count(sites, label);
  // A report without the column, or without a label, says nothing of any site.
  const sitesOf = (id: string) => (sites.size > 0 ? (sites.get(id.toLowerCase()) ?? 0) : null);
  const rows: LabelRow[] = [];
  const known = new Set<string>();
  for await (const label of factsOf(store, "label")) {
    known.add(label.id.toLowerCase());
    const borne = label.type === "sensitivity";
    rows.push({
      ...label,
      groups: borne ? (groups.get(label.id.toLowerCase()) ?? 0) : null,
      sites: borne ? sitesOf(label.id) : null,
    });
  }
  for (const id of [...new Set([...groups.keys(), ...sites.keys()])].filter((each) => !known.has(each)).sort()) {
    const label = { kind: "label", id, type: "sensitivity", name: id, priority: null, protects: null } as const;
    rows.push({ ...label, groups: groups.get(id) ?? 0, sites: sitesOf(id) });
  }
  return rows;
}

/** As the usage report tells them; facts are in the order of their ids. */
async function* labelsOfSites(store: RecordStore): AsyncGenerator<string> {
  const prefix = `${REPORTS.site}/`;
  for await (const { id, figures } of factsOf(store, "usage", prefix)) {
    if (!id.startsWith(prefix)) return;
    if (typeof figures.label === "string") yield figures.label;
  }
}
