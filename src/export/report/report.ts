/** The web page: the first page of the workbook and what stands behind it, self-contained, for a browser or a printer. */

import type { PageTests } from "../../model/page-tests.ts";
import { LABELS } from "../../model/verdict.ts";
import { labelName } from "../columns.ts";
import { evidenceTold } from "../evidence.ts";
import { fillPage, type Html, html, plain } from "../html.ts";
import type { Table } from "../sheet.ts";
import { coverageUnnamed } from "../sheets/coverage.ts";
import { directorates } from "../sheets/directorates.ts";
import { due } from "../sheets/due.ts";
import { sources } from "../sheets/sources.ts";
import { alerts, grounds, scannedText, unknowns } from "../statements.ts";
import { pageMention, type View } from "../view.ts";
import { accessibility } from "./accessibility.ts";
import { calendar } from "./calendar.ts";
import { curve } from "./curve.ts";
import { decisions, list, questions } from "./decisions.ts";
import { figures, have, leave } from "./holdings.ts";
import { largest } from "./largest.ts";
import type { DETAIL, ESSENTIAL, SectionPart, Word } from "./names.ts";
import { asParsed, contentPolicy } from "./policy.ts";
import { progress } from "./progress.ts";
import { reasons, services } from "./services.ts";
import { type Excerpt, sheetTable, tag } from "./sheet-table.ts";

export interface ReportTemplates {
  readonly page: string;
  readonly style: string;
  readonly script: string;
  readonly tests: PageTests;
}

/** Directorates and gaps at the most: a tenant may have thousands, and a page must not freeze. */
const MOST = 100;

const UNITS = [
  "unit",
  "mailboxes",
  "spaces",
  "moves",
  "review",
  "derogable",
  "items",
  "bytes",
  "read",
  "sensitive",
  "grouped",
];
const DUE = ["day", "left", "kind", "of", "standing", "ground"];
const GAPS = ["family", "service", "cause", "where", "detail", "count", "containers", "incomplete", "permission"];
const SOURCES = ["type", "title", "says", "date", "confidence"];

/** By the id of their section, in the order of the page. */
interface Titles {
  readonly essential: Readonly<Record<(typeof ESSENTIAL)[number], string>>;
  readonly detail: Readonly<Record<(typeof DETAIL)[number], string>>;
}

function titlesOf({ t }: View): Titles {
  const { summary, report, workbook } = t;
  return {
    essential: {
      have: summary.have,
      leave: summary.leave,
      when: summary.when,
      decide: summary.decide,
      unknown: summary.unknown,
    },
    detail: {
      questions: workbook.sheets.toDecide.title,
      due: workbook.sheets.due.title,
      coverage: workbook.sheets.coverage.title,
      progress: t.history.burnDown.title,
      services: report.services,
      reasons: report.reasons,
      units: workbook.sheets.directorates.title,
      largest: report.largest.title,
      evidence: t.evidence.title,
      legend: summary.legend,
      sources: report.sources,
      accessibility: report.accessibility.title,
    },
  };
}

export async function reportPage(templates: ReportTemplates, view: View): Promise<string> {
  const [style, script] = [asParsed(templates.style), asParsed(templates.script)];
  const titles = titlesOf(view);
  const all = Object.entries({ ...titles.essential, ...titles.detail });
  const text = {
    ...wordsOf(view),
    ...Object.fromEntries(all.map(([id, title]) => [`${id}Title`, title])),
    policy: contentPolicy(style, script),
  };
  return fillPage(templates.page, text, {
    style: html`<style>${style as Html}</style>`,
    script: html`<script>${script as Html}</script>`,
    contents: contents(titles, view),
    grounds: html`${grounds(view).map((ground) => html`<p>${plain(ground)}</p>`)}`,
    alerts: html`${alerts(view).map((alert) => html`<li>${plain(alert)}</li>`)}`,
    ...(await sections(templates.tests, view)),
  });
}

async function sections(tests: PageTests, view: View): Promise<Readonly<Record<SectionPart, Html>>> {
  const { book } = view;
  return {
    have: html`${figures(view)}${have(view)}`,
    leave: leave(view),
    when: calendar(view),
    decide: decisions(view),
    unknown: list(unknowns(view)),
    questions: await questions(view),
    due: await told(due, { id: "due-table", columns: DUE, most: MOST }, view),
    coverage: await told(coverageUnnamed, { id: "coverage-table", columns: GAPS, most: MOST }, view),
    progress: progress(view),
    services: services(view),
    reasons: reasons(view),
    units: await told(
      directorates,
      { id: "units-table", columns: UNITS, most: MOST, largestBy: "spaces", summed: true },
      view,
    ),
    largest: await largest(view),
    evidence: html`${curve(book.evidence, book.plan.asOf, view)}${list(evidenceTold(view))}`,
    meanings: html`${LABELS.map((label) => html`<p>${tag(label, plain(labelName(label, view)))} ${plain(view.say(book.edition.meanings[label]))}</p>`)}`,
    sources: await told(sources, { id: "sources-table", columns: SOURCES, most: Number.POSITIVE_INFINITY }, view),
    accessibility: accessibility(tests, view),
  };
}

/** A sheet with what is to be known of it. */
async function told(sheet: Table, excerpt: Excerpt, view: View): Promise<Html> {
  return html`<p class="soft">${plain(sheet.note(view))}</p>${await sheetTable(sheet, excerpt, view)}`;
}

function contents({ essential, detail }: Titles, { t }: View): Html {
  const links = (titles: Readonly<Record<string, string>>) =>
    html`<ol>${Object.entries(titles).map(([id, title]) => html`<li><a href="#${plain(id)}">${plain(title)}</a></li>`)}</ol>`;
  return html`<p>${plain(t.report.essential)}</p>${links(essential)}<p>${plain(t.report.detail)}</p>${links(detail)}`;
}

function wordsOf(view: View): Readonly<Record<Word, string>> {
  const { book, t, format } = view;
  const { plan } = book;
  return {
    language: view.language,
    title: t.summary.title(book.administration ?? plan.tenant.displayName),
    dated: t.summary.dated(format.day(plan.asOf), plan.doctrine.edition, view.say(book.edition.title)),
    scanned: scannedText(view),
    onPaper: t.report.onPaper(t.report.reasons, t.report.sources, t.workbook.sheets.sources.title),
    mention: pageMention(view),
    skip: t.report.skip,
    contentsTitle: t.report.contents,
    alertsTitle: t.report.alerts,
    legend: t.words.legend,
    keepSource: t.words.keepSource,
    made: t.report.made(plan.generator.version, plan.doctrine.edition),
    inFull: t.report.inFull,
    shown: t.report.shown("{shown}", "{all}"),
    ascending: t.report.ascending("{column}"),
    descending: t.report.descending("{column}"),
  };
}
