/**
 * How large a tenant is, by counts and usage reports, in a dozen requests before anything is collected. What is refused
 * or makes no sense is told as not known.
 */

import { z } from "zod";
import { REPORTS, type ReportName } from "../../collect/usage.ts";
import { BudgetSpent } from "../../graph/budget.ts";
import { type Graph, GraphFault } from "../../graph/graph.ts";
import type { Reported, SizedBy, TenantSize } from "../../model/forecast.ts";
import { asked, countOf } from "../first-answers.ts";

const GUESTS = "userType eq 'Guest'";
const UNIFIED = "groupTypes/any(c:c eq 'Unified')";

/** The report of each figure, and which of its columns tells items and bytes. */
const READ: Readonly<
  Record<SizedBy, { readonly report: ReportName; readonly items: string; readonly bytes: string | null }>
> = {
  mailboxes: { report: "mailbox", items: "item count", bytes: "storage used (byte)" },
  drives: { report: "drive", items: "file count", bytes: "storage used (byte)" },
  sites: { report: "site", items: "file count", bytes: "storage used (byte)" },
  teams: { report: "team", items: "channel messages", bytes: null },
  chats: { report: "teamsPeople", items: "private chat message count", bytes: null },
};

/** @param messages whether messages of chats are to be counted. */
export async function sizeOf(graph: Graph, messages: boolean): Promise<TenantSize> {
  const people = await counted(graph, "users");
  const guests = await counted(graph, "users", GUESTS);
  const groups = await counted(graph, "groups");
  const unified = await counted(graph, "groups", UNIFIED);
  const licences = await seats(graph);
  const wanted: readonly SizedBy[] = ["mailboxes", "drives", "sites", "teams", ...(messages ? ["chats" as const] : [])];
  const reports = new Map<SizedBy, Reported | null>();
  for (const of of wanted) reports.set(of, await unlessSpent(() => reported(graph, of), null));
  const told = (of: SizedBy) => reports.get(of) ?? null;
  return {
    people,
    // A service that takes no filter counts everybody: that every account is a guest's is not believed.
    guests: guests === people && people !== 0 ? null : guests,
    groups,
    unified,
    licences,
    mailboxes: told("mailboxes"),
    drives: told("drives"),
    sites: told("sites"),
    teams: told("teams"),
    chats: told("chats"),
    unreported: wanted.filter((of) => told(of) === null),
  };
}

const counted = (graph: Graph, what: "users" | "groups", filter?: string) =>
  unlessSpent(() => countOf(graph, what, filter), null);

/** A run that may ask no more goes on without an answer: what it knows by then is kept, and is not asked for again. */
async function unlessSpent<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof BudgetSpent) return otherwise;
    throw cause;
  }
}

const Skus = z.object({
  value: z.array(
    z.object({ appliesTo: z.string().nullish(), prepaidUnits: z.object({ enabled: z.number().nullish() }).nullish() }),
  ),
});

async function seats(graph: Graph): Promise<number | null> {
  const path = "/subscribedSkus?$select=appliesTo,prepaidUnits";
  const skus = await unlessSpent(() => asked(graph, path, Skus), null);
  if (!skus?.ok) return null;
  return skus.value.value
    .filter(({ appliesTo }) => appliesTo !== "Company")
    .reduce((sum, { prepaidUnits }) => sum + (prepaidUnits?.enabled ?? 0), 0);
}

/** The longest period that there is, as the scan asks: whoever did nothing for half a year is in it all the same. */
const PERIOD = "D180";
const CONCEALED = /^[0-9a-f]{32}$/i;
/** Columns that name what a row is about, whatever the report. */
const NAMES = ["user principal name", "owner principal name", "team name", "owner display name"];

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
