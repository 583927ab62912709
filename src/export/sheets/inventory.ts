/** One inventory sheet for each workload: every space with its figures, as collected. */

import type { ContainerRow } from "../../model/container-row.ts";
import type { SpaceFit } from "../../model/fit.ts";
import type { PlanService } from "../../model/plan-service.ts";
import { SERVICES, type Workload } from "../../model/service.ts";
import { dayCell, type Value } from "../cell.ts";
import { fitText, labelName, labelTint, placingText, refusals, targetText } from "../columns.ts";
import { defineSheet, type Table } from "../sheet.ts";
import { shownId } from "../shown-id.ts";
import { known, personalCell, readCell, sensitiveCell, type View } from "../view.ts";
import { unreadName } from "./coverage.ts";

/** A space, or a service that has none to list. */
type InventoryRow = { readonly row: ContainerRow } | { readonly row: null; readonly service: PlanService };
type Inventory = "exchange" | "onedrive" | "teams" | "sharepoint" | "other";
type ColumnName = keyof View["t"]["workbook"]["sheets"]["exchange"]["columns"];

async function* rowsOf(workload: Workload, { book, planned }: View): AsyncIterable<InventoryRow> {
  for (const { id } of SERVICES.filter((service) => service.workload === workload)) {
    let empty = true;
    for await (const row of book.containers(id)) {
      empty = false;
      yield { row };
    }
    const service = planned(id);
    if (empty && service) yield { row: null, service };
  }
}

/** What both kinds of rows tell. */
const lineOf = (each: InventoryRow) => (each.row ? each.row.line : each.service);
const idOf = (each: InventoryRow) => (each.row ? each.row.line.service : each.service.id);
const coverageOf = (each: InventoryRow) => (each.row ? each.row.line.coverage : each.service.coverage.status);
const figure = (value: number | null | undefined): Value => value ?? null;

/** « archive en ligne, quota utilisé 3 Go »; what is false or unknown is not said. */
function traitsOf({ traits }: ContainerRow, view: View): string {
  const names: Readonly<Record<string, string>> = view.t.names.trait;
  return Object.entries(traits)
    .flatMap(([name, value]) => (value === false || value === "" ? [] : [[name, value] as const]))
    .map(([name, value]) =>
      value === true ? (names[name] ?? name) : `${names[name] ?? name} ${written(name, value, view)}`,
    )
    .join(", ");
}

function written(trait: string, value: string | number | true, { format }: View): string {
  if (typeof value !== "number") return String(value);
  return trait === "quotaUsed" ? format.bytes(value) : format.count(value);
}

/** « Endommagé 2, Correspondance privée, comptée et jamais lue 5 »: what was to be read or left, and is in no figure of what was found. */
function unreadText({ unread }: ContainerRow, view: View): string | null {
  const reasons = Object.entries(unread).filter(([, items]) => items > 0);
  if (reasons.length === 0) return null;
  return reasons
    .map(([reason, items]) => `${unreadName(reason, view)} ${view.format.count(items)}`)
    .join(view.t.summary.semicolon);
}

function ownerOf({ line, owners }: ContainerRow, view: View): string | null {
  return owners === 0 ? view.t.workbook.noOwner : line.owner;
}

function nameOf(each: InventoryRow, view: View): string | null {
  if (!each.row) return view.t.workbook.notListed;
  return each.row.line.name;
}

function sensitiveOf(each: InventoryRow, view: View): Value {
  if (!each.row) return sensitiveCell(each.service.sensitive, view);
  const { line, grouped } = each.row;
  return personalCell({ ...line.sensitive, grouped }, view);
}

function targetOf(fit: SpaceFit, view: View): string {
  const unfit = fit.target === null ? 1 : 0;
  return targetText(fit.target === null ? [] : [fit.target], { spaces: 1, unfit, reasons: refusals(fit) }, view);
}

/** Columns that only some workloads know. */
const ONLY: Partial<Record<ColumnName, readonly Inventory[]>> = {
  group: ["exchange", "teams", "other"],
  site: ["sharepoint"],
  owners: ["teams", "sharepoint", "exchange"],
  guests: ["teams", "sharepoint"],
  url: ["onedrive", "teams", "sharepoint", "other"],
};

export function inventory<I extends Inventory>(id: I): Table {
  return defineSheet<"exchange", InventoryRow>({
    id: id as "exchange",
    frozen: 3,
    pagesWide: 3,
    rows: (view) => rowsOf(id, view),
    watched: true,
    unitOf: ({ row }) => row?.line.unit,
    columns: COLUMNS.filter((column) => ONLY[column.id]?.includes(id) ?? true),
  });
}

const COLUMNS: Parameters<typeof defineSheet<"exchange", InventoryRow>>[0]["columns"] = [
  { id: "service", width: 26, value: (each, view) => view.t.names.service[idOf(each)] },
  { id: "kind", width: 16, value: ({ row }, view) => (row ? view.kindName(row.line.kind) : null) },
  { id: "name", width: 34, value: nameOf, tint: ({ row }) => (row ? null : "muted") },
  {
    id: "owner",
    width: 36,
    value: ({ row }, view) => (row ? ownerOf(row, view) : null),
    tint: ({ row }) => (row?.owners === 0 ? "warning" : null),
  },
  { id: "unit", width: 24, value: ({ row }) => row?.line.unit ?? null },
  { id: "group", width: 24, value: ({ row }) => row?.groupName ?? null },
  { id: "site", width: 24, value: ({ row }) => row?.siteName ?? null },
  { id: "items", width: 11, form: "count", value: (each, view) => known(lineOf(each).volume.items, view) },
  { id: "bytes", width: 11, form: "bytes", value: (each, view) => known(lineOf(each).volume.bytes, view) },
  { id: "read", width: 9, form: "count", value: (each, view) => readCell(lineOf(each).sensitive.itemsRead, view) },
  {
    id: "unread",
    width: 30,
    form: "long",
    value: ({ row }, view) => (row ? unreadText(row, view) : null),
  },
  { id: "sensitive", width: 22, form: "count", value: sensitiveOf },
  {
    id: "label",
    width: 35,
    value: (each, view) => labelName(lineOf(each).label, view),
    tint: (each) => labelTint(lineOf(each).label),
  },
  {
    id: "target",
    width: 20,
    value: ({ row }, view) => (row?.fit ? targetOf(row.fit, view) : null),
  },
  {
    id: "fit",
    width: 24,
    form: "long",
    value: ({ row }, { t }) => (row?.fit ? fitText(row.fit.fits, row.grouped !== null, t.obstacles) : null),
    tint: ({ row }) => (row?.fit?.fits === "no" ? "warning" : null),
  },
  { id: "wave", width: 34, value: ({ row }, view) => view.waveName(row?.line.wave ?? null) },
  { id: "why", width: 40, form: "line", value: ({ row }, view) => placingText(row?.placing ?? null, view) },
  { id: "created", width: 12, form: "day", value: ({ row }) => dayCell(row?.created ?? null) },
  { id: "lastActivity", width: 12, form: "day", value: ({ row }) => dayCell(row?.lastActivity ?? null) },
  { id: "use", width: 24, form: "long", value: ({ row }, { t }) => (row ? t.obstacles.use[row.use] : null) },
  { id: "owners", width: 12, form: "count", value: ({ row }) => figure(row?.owners) },
  { id: "guests", width: 9, form: "count", value: ({ row }) => figure(row?.guests) },
  { id: "traits", width: 26, form: "long", value: ({ row }, view) => (row ? traitsOf(row, view) : null) },
  {
    id: "coverage",
    width: 14,
    value: (each, view) => view.t.names.coverage[coverageOf(each)],
    tint: (each) => (each.row && coverageOf(each) === "not-scanned" ? "warning" : null),
  },
  { id: "url", width: 40, form: "line", value: ({ row }) => row?.url ?? null },
  { id: "id", width: 40, form: "line", value: (each) => shownId(lineOf(each).id) },
];
