/** Signalements: where presumed markings and credentials stand, for the security officer alone. */

import type { ContainerRow } from "../../model/container-row.ts";
import type { FindingLine } from "../../model/finding-line.ts";
import { defineSheet } from "../sheet.ts";
import { alerts, grounds } from "../statements.ts";
import type { View } from "../view.ts";

interface Report {
  readonly finding: FindingLine;
  /** Null when the space is no longer in the inventory. */
  readonly space: ContainerRow | null;
}

/** Spaces that hold a report: few, so that they are gathered first. */
async function spacesOf(view: View): Promise<ReadonlyMap<string, ContainerRow>> {
  const wanted = new Map<string, FindingLine["service"]>();
  for await (const page of view.book.restrictedFindings())
    for (const { service, container } of page) wanted.set(`${service}/${container}`, service);
  const spaces = new Map<string, ContainerRow>();
  for (const service of new Set(wanted.values())) {
    for await (const row of view.book.containers(service)) {
      const key = `${service}/${row.line.id}`;
      if (wanted.has(key)) spaces.set(key, row);
    }
  }
  return spaces;
}

async function* reports(view: View): AsyncIterable<Report> {
  const spaces = await spacesOf(view);
  for await (const page of view.book.restrictedFindings())
    for (const finding of page) yield { finding, space: spaces.get(`${finding.service}/${finding.container}`) ?? null };
}

function natureOf({ detector }: FindingLine, { t }: View): string {
  const names: Readonly<Record<string, string>> = t.workbook.detector;
  return names[detector] ?? detector;
}

/** With all that it holds: readers of the other files are told of it without what stands here. */
function targetOf({ target, label }: ContainerRow["line"], { t, offerName }: View): string {
  if (target !== null) return offerName(target);
  return label === "not-concerned" ? t.workbook.noTerm : t.obstacles.fits.no;
}

/** What bears a marking leaves its space before the space is moved. */
function wayRound(view: View): readonly string[] {
  const about = view.book.obstacles.find(({ kind }) => kind === "marking");
  return about === undefined ? [] : [`${view.stated(about.wayRound)}.`];
}

export const restricted = defineSheet<"restricted", Report>({
  id: "restricted",
  frozen: 2,
  pagesWide: 2,
  // Its only sheet is its first page.
  beside: (view) => [...wayRound(view), ...grounds(view), ...alerts(view)].join("\n"),
  rows: reports,
  columns: [
    { id: "service", width: 26, value: ({ finding }, { t }) => t.names.service[finding.service] },
    { id: "detector", width: 20, value: ({ finding }, view) => natureOf(finding, view), tint: () => "warning" },
    { id: "space", width: 34, value: ({ space }) => space?.line.name ?? space?.groupName ?? null },
    { id: "name", width: 34, value: ({ finding }) => finding.name },
    { id: "count", width: 10, form: "count", value: ({ finding }) => finding.count },
    { id: "confidence", width: 12, value: ({ finding }, { t }) => t.workbook.level[finding.confidence] },
    { id: "target", width: 28, form: "long", value: ({ space }, view) => space && targetOf(space.line, view) },
    { id: "url", width: 44, form: "long", value: ({ space }) => space?.url ?? null },
    { id: "container", width: 70, form: "line", value: ({ finding }) => finding.container },
    // Whole, however long: a message has no address to be found by.
    { id: "item", width: 62, form: "long", value: ({ finding }) => finding.item },
  ],
});
