/**
 * How large a tenant is, by a few counts and by its usage reports: asked for where nothing was collected, and else as
 * the scan's first collectors have just stored them. What is refused or makes no sense is told as not known.
 */

import { z } from "zod";
import { countId, REPORTS, type ReportName, usageId, WHOLE_TENANT } from "../../collect/usage.ts";
import { type Graph, GraphFault } from "../../graph/graph.ts";
import { type Reported, SIZED_BY, type SizedBy, type TenantSize } from "../../model/forecast.ts";
import type { ChosenWorkload } from "../../model/service.ts";
import type { RecordStore } from "../../store/port.ts";
import { asked, countOf } from "../first-answers.ts";

const GUESTS = "userType eq 'Guest'";
const UNIFIED = "groupTypes/any(c:c eq 'Unified')";

/** The report of each figure, which of its columns tells items and bytes, and under which names their sums are stored. */
const READ: Readonly<Record<SizedBy, { report: ReportName; items: string; stored: string; bytes: string | null }>> = {
  mailboxes: { report: "mailbox", items: "item count", stored: "items", bytes: "storage used (byte)" },
  drives: { report: "drive", items: "file count", stored: "files", bytes: "storage used (byte)" },
  sites: { report: "site", items: "file count", stored: "files", bytes: "storage used (byte)" },
  teams: { report: "team", items: "channel messages", stored: "messages", bytes: null },
  chats: { report: "teamsPeople", items: "private chat message count", stored: "chatMessages", bytes: null },
};

/** Of the reports, those that a scan of these workloads reads anyway. @param messages whether those of chats count. */
export function sizingReports(workloads: readonly ChosenWorkload[], messages: boolean): readonly SizedBy[] {
  const chosen: Readonly<Record<SizedBy, boolean>> = {
    mailboxes: workloads.includes("exchange"),
    drives: workloads.includes("onedrive"),
    sites: workloads.includes("sharepoint") || workloads.includes("teams"),
    teams: workloads.includes("teams"),
    chats: workloads.includes("teams") && messages,
  };
  return SIZED_BY.filter((of) => chosen[of]);
}

/** Collectors that bring them, by what they are called. */
export const SIZING_COLLECTORS: Readonly<Record<SizedBy, string>> = {
  mailboxes: "usage-mailboxes",
  drives: "usage-drives",
  sites: "usage-sites",
  teams: "usage-teams",
  chats: "usage-teams-people",
};

/** Where figures come from: the tenant, or what a scan has just stored of it. */
export interface Figures {
  readonly report: (of: SizedBy) => Promise<Reported | null>;
  readonly count: (what: "users" | "groups") => Promise<number | null>;
}

/** @param before what is known already, and is not asked for again. */
export async function sizeOf(
  graph: Graph,
  wanted: readonly SizedBy[],
  figures: Figures,
  before: TenantSize | null = null,
): Promise<TenantSize> {
  const people = before?.people ?? (await figures.count("users"));
  const guests = before?.guests ?? guestsAmong(people, await countOf(graph, "users", GUESTS));
  const groups = before?.groups ?? (await figures.count("groups"));
  const unified = before?.unified ?? (await countOf(graph, "groups", UNIFIED));
  const enabled = before?.licences ?? (await seats(graph));
  const reports = new Map<SizedBy, Reported | null>();
  for (const of of wanted) reports.set(of, before?.[of] ?? (await figures.report(of)));
  const told = (of: SizedBy) => reports.get(of) ?? null;
  return {
    people,
    guests,
    groups,
    unified,
    licences: licencesOf(enabled, people, guests),
    mailboxes: told("mailboxes"),
    drives: told("drives"),
    sites: told("sites"),
    teams: told("teams"),
    chats: told("chats"),
    unreported: wanted.filter((of) => told(of) === null),
  };
}

/** A service that takes no filter counts everybody: that every account is a guest's is not believed. */
const guestsAmong = (people: number | null, guests: number | null) =>
  guests === people && people !== 0 ? null : guests;

/** Seats that are bought in stock, or come with several licences of one person, are of nobody. */
function licencesOf(enabled: number | null, people: number | null, guests: number | null): number | null {
  return enabled === null || people === null ? enabled : Math.min(enabled, Math.max(0, people - (guests ?? 0)));
}

const Skus = z.object({
  value: z.array(
    z.object({
      appliesTo: z.string().nullish(),
      prepaidUnits: z.object({ enabled: z.number().nullish() }).nullish(),
      servicePlans: z.array(z.object({ servicePlanName: z.string().nullish() })).nullish(),
    }),
  ),
});

/**
 * Plans by which somebody has mail, files or Teams here. Free licences come by the million and open none of them: the
 * foundation that they stand on, an archive alone and Office in the browser are no place of anybody's.
 * Names: https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 */
const PLACE =
  /^EXCHANGE_(S_(STANDARD|ENTERPRISE|DESKLESS|ESSENTIALS)|B_STANDARD|L_STANDARD)|^SHAREPOINT(STANDARD|ENTERPRISE|DESKLESS|_S_)|^TEAMS(1$|_GOV|_AR_)/;

async function seats(graph: Graph): Promise<number | null> {
  const path = "/subscribedSkus?$select=appliesTo,prepaidUnits,servicePlans";
  const skus = await asked(graph, path, Skus);
  if (!skus.ok) return null;
  return skus.value.value
    .filter(({ appliesTo }) => appliesTo !== "Company")
    .filter(({ servicePlans }) => servicePlans?.some(({ servicePlanName }) => PLACE.test(servicePlanName ?? "")))
    .reduce((sum, { prepaidUnits }) => sum + (prepaidUnits?.enabled ?? 0), 0);
}

/** The longest period that there is, as the scan asks: whoever did nothing for half a year is in it all the same. */
const PERIOD = "D180";
const CONCEALED = /^[0-9a-f]{32}$/i;
/** Columns that name what a row is about, whatever the report. */
const NAMES = ["user principal name", "owner principal name", "team name", "owner display name"];

/** As the tenant tells them now. */
export const askedFor = (graph: Graph): Figures => ({
  report: (of) => reported(graph, of),
  count: (what) => countOf(graph, what),
});

/** As the scan has stored them: no report is asked for twice in one run. */
export const storedIn = (store: Pick<RecordStore, "fact" | "facts">): Figures => ({
  report: (of) => storedReport(store, of),
  count: async (what) => {
    const value = (await store.fact("setting", countId(what)))?.value;
    return typeof value === "number" ? value : null;
  },
});

async function storedReport(store: Pick<RecordStore, "fact" | "facts">, of: SizedBy): Promise<Reported | null> {
  const { report, stored, bytes } = READ[of];
  const whole = usageId(report, WHOLE_TENANT);
  const sums = await store.fact("usage", whole);
  if (sums === null) return null;
  const sum = (name: string) => Number(sums.figures[name] ?? 0);
  const rows = await store.facts("usage", `${REPORTS[report]}/`, 2);
  // Rows are kept where they name something.
  const named = rows.some((row) => row.report === REPORTS[report] && row.id !== whole);
  const count = sum("rows");
  return {
    count,
    items: sum(stored),
    bytes: bytes === null ? 0 : sum("bytes"),
    day: sums.day,
    concealed: of !== "chats" && count > 0 && !named,
  };
}

async function reported(graph: Graph, of: SizedBy): Promise<Reported | null> {
  const { report, items, bytes } = READ[of];
  const sum = { count: 0, items: 0, bytes: 0, day: null as string | null, concealed: false };
  try {
    for await (const answer of graph.report(`/reports/${REPORTS[report]}(period='${PERIOD}')`)) {
      if (!answer.ok) return null;
      const row = new Map(
        Object.entries(answer.value).map(([column, cell]) => [column.trim().toLowerCase(), cell.trim()]),
      );
      sum.day = row.get("report refresh date") || sum.day;
      if (/^(true|yes)$/i.test(row.get("is deleted") ?? "")) continue;
      sum.count += 1;
      sum.items += figure(row.get(items));
      sum.bytes += bytes === null ? 0 : figure(row.get(bytes));
      sum.concealed ||= NAMES.some((name) => CONCEALED.test(row.get(name) ?? ""));
    }
  } catch (error) {
    // A report that makes no sense makes the forecast poorer, and is no reason to say nothing of the rest.
    if (error instanceof GraphFault) return null;
    throw error;
  }
  return sum;
}

const figure = (cell: string | undefined) => (/^\d{1,15}$/.test(cell ?? "") ? Number(cell) : 0);
