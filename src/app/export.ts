/** Writes every output of a plan, one after the other. */

import { containerJson, findingJson, planJson } from "../export/lines.ts";
import type { Output } from "../export/package.ts";
import { PLAN_TABS } from "../export/sheets/index.ts";
import { restricted } from "../export/sheets/restricted.ts";
import { type View, viewOf } from "../export/view.ts";
import { type Tab, writeWorkbook } from "../export/workbook.ts";
import type { Language } from "../lang/index.ts";
import type { Book } from "../model/plan.ts";

/** The folder of one run; whoever opened it finishes it. */
export interface Sink {
  file(name: string, options?: { readonly mode?: number }): Promise<Output>;
}

export interface ExportRequest {
  readonly book: Book;
  readonly sink: Sink;
  readonly language: Language;
}

const OWNER_ALONE = { mode: 0o600 };
/** Characters gathered before a write. */
const CHUNK = 65_536;

export async function writeOutputs({ book, sink, language }: ExportRequest): Promise<void> {
  const view = viewOf(book, language);
  const { file } = view.t.workbook;
  const workbook = async (
    name: string,
    title: string,
    tabs: readonly Tab[],
    options: { mode?: number; frozen?: true },
  ) => writeWorkbook({ view, title, tabs, frozen: options.frozen ?? false }, await sink.file(name, options));

  await writeText(await sink.file("plan.json"), [planJson(book.plan)]);
  await writeText(await sink.file("containers.ndjson", OWNER_ALONE), containerLines(view));
  await writeText(await sink.file("findings.ndjson", OWNER_ALONE), findingLines(view));
  await workbook("plan-migration.xlsx", file.plan, PLAN_TABS, {});
  if (book.restricted) {
    await workbook("signalements-restreints.xlsx", file.restricted, [restricted], OWNER_ALONE);
  }
}

async function* containerLines({ book }: View): AsyncIterable<string> {
  for await (const { line } of book.containers()) yield containerJson(line);
}

async function* findingLines({ book }: View): AsyncIterable<string> {
  for await (const line of book.findings()) yield findingJson(line);
}

async function writeText(output: Output, texts: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const encoder = new TextEncoder();
  let waiting = "";
  for await (const text of texts) {
    waiting += text;
    if (waiting.length < CHUNK) continue;
    await output.write(encoder.encode(waiting));
    waiting = "";
  }
  if (waiting !== "") await output.write(encoder.encode(waiting));
  await output.close();
}
