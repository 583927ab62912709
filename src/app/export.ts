/** Writes every output of a plan, one after the other; lines of findings may be written by somebody else meanwhile. */

import { createHash } from "node:crypto";
import { csvName, csvOf } from "../export/csv.ts";
import type { DocumentTemplate } from "../export/document/fill.ts";
import { containerJson, planJson } from "../export/lines.ts";
import type { Output } from "../export/package.ts";
import { fillPv, pvName } from "../export/pv.ts";
import { redactBook } from "../export/redact/book.ts";
import type { Pseudonym } from "../export/redact/nameless.ts";
import type { Retold } from "../export/redact/retold.ts";
import { type ReportTemplates, reportPage } from "../export/report/report.ts";
import { fillRequest } from "../export/request.ts";
import {
  ANNEX_TABS,
  CONFLICT_TABS,
  PLAN_TABS,
  publishedTabs,
  RESTRICTED_TABS,
  UNIT_TABS,
} from "../export/sheets/index.ts";
import { keepSums, SpaceSums } from "../export/space-sums.ts";
import { spoolByUnit, tablesOf, type Waiting } from "../export/split.ts";
import { type View, viewOf } from "../export/view.ts";
import { type Tab, writeWorkbook } from "../export/workbook.ts";
import type { Language } from "../lang/index.ts";
import type { Book } from "../model/book.ts";
import type { Carried } from "../model/carry.ts";
import type { Occultation } from "../model/occultation.ts";
import { writeText } from "./text-output.ts";
import { findingsText } from "./told-findings.ts";

/** The folder of one run; whoever opened it finishes it. */
interface Sink {
  file(name: string): Promise<Output>;
}

export interface ExportRequest {
  readonly book: Book;
  readonly sink: Sink;
  readonly language: Language;
  /** The request and the record of a move, in the language of the outputs; and the page's. */
  readonly templates: {
    readonly dossier: DocumentTemplate;
    readonly pv: DocumentTemplate;
    readonly report: ReportTemplates;
    readonly occultations: readonly Occultation[];
  };
  /** Numbers in the place of names, for a copy that may be published; false for names. */
  readonly redact: false | Pseudonym;
  /** What the administration's own files say, for that copy; absent where it has none. */
  readonly retold?: Retold;
  /** Each sheet of the workbook as a file of its own, too. */
  readonly csv?: boolean;
  /** What people wrote in earlier workbooks; null where none was given. */
  readonly carried?: Carried | null;
  /** Where rows wait for the workbook of their directorate, to be written too; null where none is asked for. */
  readonly split?: Waiting | null;
  /** Whether somebody else has written the lines of findings, once the others are; absent where nobody is asked to. */
  readonly findingsWritten?: (() => Promise<boolean>) | undefined;
}

export async function writeOutputs({
  book,
  sink,
  language,
  templates,
  redact,
  retold,
  csv = false,
  carried = null,
  split = null,
  findingsWritten,
}: ExportRequest): Promise<void> {
  const view = viewOf(redact ? await redactBook(book, redact, language, retold) : book, language);
  const { file } = view.t.workbook;

  const sums = new SpaceSums(view.book);
  const plan = digested(await sink.file("plan.json"));
  await writeText(plan, [planJson(view.book.plan)]);
  await writeText(await sink.file("containers.ndjson"), view.book.containers(), (row) => {
    sums.see(row);
    return containerJson(row);
  });
  keepSums(view.book, sums);
  if (findingsWritten === undefined) await writeFindings(view, sink);
  // A copy for publication is filled in by nobody.
  const worked: View = redact ? view : { ...view, trip: { carried } };
  const published = (tabs: readonly Tab[]) => (redact ? publishedTabs(tabs, templates.occultations) : tabs);
  const tabs = published(carried && carried.conflictCount > 0 ? CONFLICT_TABS : PLAN_TABS);
  await writeWorkbook(
    { view: worked, title: file.plan, tabs, locked: "evidence" },
    await sink.file("plan-migration.xlsx"),
  );
  if (csv) for (const tab of tabs) await writeText(await sink.file(csvName(tab, worked)), csvOf(tab, worked));
  if (split) await writeUnits(worked, split, sink);
  const annex = digested(await sink.file("annexe-derogation.xlsx"));
  await writeWorkbook({ view, title: file.annex, tabs: published(ANNEX_TABS), locked: "all" }, annex);
  const attached = { plan: plan.digest(), annex: annex.digest() };
  const request = await fillRequest(templates.dossier, sums, attached, view);
  await writeBytes(await sink.file("dossier-derogation.docx"), request);
  for (const wave of worked.trip?.carried?.departures.waves() ?? [])
    await writeBytes(await sink.file(pvName(wave)), await fillPv(templates.pv, wave, worked));
  await writeText(await sink.file("rapport.html"), [await reportPage(templates.report, view)]);
  if (view.book.restricted) {
    // Whatever the administration has put on every page, this file is for one reader.
    const own = view.book.mention === null ? "" : ` – ${view.book.mention}`;
    const forOne: View = { ...view, mention: `${view.t.words.mentionRestricted}${own}` };
    const reports = { view: forOne, title: file.restricted, tabs: RESTRICTED_TABS, locked: "all" as const };
    await writeWorkbook(reports, await sink.file("signalements-restreints.xlsx"));
  }
  if (findingsWritten !== undefined && !(await findingsWritten())) await writeFindings(view, sink);
}

async function writeFindings({ book }: View, sink: Sink): Promise<void> {
  await writeText(await sink.file("findings.ndjson"), book.findings(), findingsText);
}

async function writeUnits(view: View, waiting: Waiting, sink: Sink): Promise<void> {
  await spoolByUnit(UNIT_TABS, view, waiting);
  for (const name of waiting.files()) {
    const tabs = tablesOf(name, UNIT_TABS, waiting);
    await writeWorkbook({ view, title: view.t.workbook.file.plan, tabs, locked: "evidence" }, await sink.file(name));
  }
}

/** The same, and the digest of what went through once it is closed. */
function digested(output: Output): Output & { digest(): string } {
  const hash = createHash("sha256");
  return {
    async write(chunk) {
      hash.update(chunk);
      await output.write(chunk);
    },
    close: () => output.close(),
    digest: () => hash.digest("hex"),
  };
}

async function writeBytes(output: Output, bytes: Uint8Array): Promise<void> {
  await output.write(bytes);
  await output.close();
}
