/**
 * Usage reports: one CSV for the whole tenant, read row by row. Rows about a mailbox, a drive, a site or a team are
 * kept to be joined to it; of the others, and where names are concealed, only the sums are kept.
 * https://learn.microsoft.com/graph/api/resources/report
 */

import type { Usage } from "../model/records.ts";
import type { ServiceId } from "../model/service.ts";
import type { Page } from "../model/task.ts";
import { ROOT } from "./blocks.ts";
import { type Collector, defineCollector, type Tools } from "./collector.ts";
import { Figure as Whole } from "./figures.ts";
import { refused, unseen } from "./gaps.ts";
import { REPORTS, type ReportName, usageId, WHOLE_TENANT } from "./usage.ts";

type Row = Readonly<Record<string, string>>;

/** A column and what it holds. A sum of `number` columns is kept, and of `flag` and `day` ones how many are set. */
export interface Figure {
  readonly column: string;
  readonly holds: "number" | "flag" | "day" | "id";
}

export interface UsageReport {
  readonly id: string;
  readonly title: string;
  readonly report: ReportName;
  readonly services: readonly ServiceId[];
  /** Column that names what a row is about. */
  readonly subject: string;
  /** False: only sums are kept. A list: of a row these figures alone, and only where one of them is set. */
  readonly rows: boolean | readonly string[];
  readonly figures: Readonly<Record<string, Figure>>;
}

const PERMISSION = "Reports.Read.All";
/** The longest period that there is: whoever did not use a service in half a year has left it. */
const PERIOD = "D180";
const ROWS = 500;
/** A CSV cannot be gone on with in its middle: a walk that was cut reads it again, and says the same rows. */
const AGAIN = "again";

export function defineUsageReport(asked: UsageReport): Collector {
  return defineCollector({
    id: asked.id,
    title: asked.title,
    services: asked.services,
    needs: [
      {
        permission: PERMISSION,
        reason: {
          fr: "Lire les rapports d’utilisation : volumes et dernière activité de chaque boîte, espace et site",
          en: "Read usage reports: volumes and last activity of each mailbox, drive and site",
        },
      },
    ],
    spare: true,
    after: [],
    plants: [],
    roots: () => [ROOT],
    run: (_task, tools) => read(asked, tools),
  });
}

async function* read(asked: UsageReport, { graph }: Tools): AsyncGenerator<Page> {
  const { report, subject, figures } = asked;
  /** Null once a row of it could not be read: a sum of the others would pass for the tenant's. */
  const sums: Record<string, number | null> = Object.fromEntries(
    ["rows", ...Object.keys(figures)].map((name) => [name, 0]),
  );
  let [usages, day, concealed]: [Usage[], string | null, boolean] = [[], null, false];
  for await (const answer of graph.report(`/reports/${REPORTS[report]}(period='${PERIOD}')`)) {
    if (!answer.ok) {
      const about = { service: null, where: `reports/${REPORTS[report]}`, permission: PERMISSION };
      yield { records: [refused(answer.refusal, about)], cursor: null };
      return;
    }
    const row = lowered(answer.value);
    // A deleted mailbox or site stays in the reports, and its name may be another's by now.
    if (isSet(row["is deleted"])) continue;
    day = row["report refresh date"] || day;
    const told = Object.entries(figures).map(([name, figure]) => [name, figureOf(row, figure)] as const);
    sums.rows = (sums.rows ?? 0) + 1;
    for (const [name, value] of told) {
      const sum = sums[name] ?? null;
      sums[name] = sum === null || isUnreadable(row, figures[name], value) ? null : sum + worthOf(value);
    }
    const about = row[subject.toLowerCase()] ?? "";
    concealed ||= isConcealed(about);
    const kept = keptOf(told, asked.rows);
    if (kept === null || about === "" || isConcealed(about)) continue;
    usages.push(usageOf(report, about, day, kept));
    if (usages.length < ROWS) continue;
    yield { records: usages, cursor: AGAIN };
    usages = [];
  }
  const hidden = concealed && asked.rows !== false ? [unseen("concealed", 1, { service: null, where: "reports" })] : [];
  yield { records: [...usages, usageOf(report, WHOLE_TENANT, day, sums), ...hidden], cursor: null };
}

/** What is kept of a row; null: nothing. */
function keptOf(told: readonly (readonly [string, Usage["figures"][string]])[], rows: UsageReport["rows"]) {
  if (rows === false) return null;
  const kept = told.filter(([name]) => rows === true || rows.includes(name));
  return rows === true || kept.some(([, value]) => worthOf(value) > 0) ? Object.fromEntries(kept) : null;
}

function usageOf(report: ReportName, subject: string, day: string | null, figures: Usage["figures"]): Usage {
  return { kind: "usage", report: REPORTS[report], id: usageId(report, subject), day, figures };
}

/** Columns are known by name; their case differs from page to page of the documentation. */
function lowered(row: Row): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column.trim().toLowerCase(), value.trim()]));
}

const isSet = (value: string | undefined) => /^(true|yes)$/i.test(value ?? "");
/** Names are replaced by hashes of 32 hexadecimal digits when the tenant conceals them. */
const isConcealed = (subject: string) => /^[0-9a-f]{32}$/i.test(subject);

function figureOf(row: Readonly<Record<string, string | undefined>>, { column, holds }: Figure) {
  const value = row[column.toLowerCase()] ?? "";
  if (value === "") return null;
  if (holds === "flag") return isSet(value) || (/^(false|no)$/i.test(value) ? false : null);
  if (holds === "day") return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
  if (holds === "id") return /^[0-9a-f-]{36}$/i.test(value) && !/^[0-]+$/.test(value) ? value.toLowerCase() : null;
  return /^\d+$/.test(value) ? Whole.parse(Number(value)) : null;
}

/** The column is not there, or holds what is no figure of its kind; an empty cell says that there is none. */
function isUnreadable(
  row: Readonly<Record<string, string | undefined>>,
  figure: Figure | undefined,
  value: unknown,
): boolean {
  return value === null && figure !== undefined && row[figure.column.toLowerCase()] !== "";
}

function worthOf(value: string | number | boolean | null | undefined): number {
  if (typeof value === "number") return value;
  return value === null || value === undefined || value === false ? 0 : 1;
}
