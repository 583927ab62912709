/** The use case behind `plan`, and the end of `scan`: from the store to the output folder, without a connection. */

import { resolve } from "node:path";
import { redactTenant } from "../export/redact/book.ts";
import { viewOf } from "../export/view.ts";
import type { Language } from "../lang/index.ts";
import type { Book } from "../model/book.ts";
import type { Configuration } from "../model/configuration.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Confidence } from "../model/finding.ts";
import { type GapCause, INCOMPLETE_CAUSES } from "../model/gap.ts";
import type { Plan } from "../model/plan.ts";
import { StoreFault } from "../store/fault.ts";
import type { KeptFile } from "../store/hand-changed.ts";
import { digestOfManifest } from "../store/manifest.ts";
import { isShared, openStore, storeName } from "../store/open.ts";
import { type OutputSet, openOutputSet } from "../store/output-set.ts";
import type { RecordStore } from "../store/port.ts";
import { openSpool } from "../store/scratch/spool.ts";
import type { LeftOpen } from "../store/taking-places.ts";
import { pageTests, type Templates, templatesWith } from "../store/templates.ts";
import { bookFrom } from "./book.ts";
import { type Carrying, openCarrying } from "./carry.ts";
import { doctrineFor } from "./doctrine.ts";
import { documentIn, PAGE, STYLE } from "./documents.ts";
import { writeOutputs } from "./export.ts";
import { SettingFault } from "./faults.ts";
import { type Beside, writeBeside } from "./findings-beside.ts";
import { noteDecisions } from "./planning/decisions.ts";
import { retold } from "./publishing.ts";
import { type Deletion, deletionOf } from "./retention.ts";

/** Where the outputs go, and whether they name anybody. */
export interface OutputWish {
  readonly store: string;
  readonly out: string;
  readonly language: Language;
  readonly redact: boolean;
  /** Each sheet of the workbook as a file of its own, too. */
  readonly csv?: boolean;
  /** `--accept-synced-folder`. */
  readonly acceptSynced?: boolean;
  /** Signs the manifest; absent for a set without a signature. */
  readonly sign?: ((manifest: Uint8Array) => Uint8Array) | undefined;
}

export interface PlanRequest extends OutputWish {
  readonly configuration: Configuration;
  readonly asOf: IsoDate;
  readonly edition: string;
  readonly least: Confidence;
  readonly version: string;
  /** Earlier workbooks, or folders of them, that people filled in, and files of what arrived; `cwd` is where they are looked for. */
  readonly carry?: { readonly paths: readonly string[]; readonly arrived: readonly string[]; readonly cwd: string };
  /** A workbook for each directorate beside the whole. */
  readonly split?: boolean;
  /** To tell what has been kept for too long. */
  readonly today: IsoDate;
  /** They are the end of a scan: once they are written, nothing of it is left to do. */
  readonly ends?: boolean;
  /** Items with findings from which on a thread of their own writes the lines of findings; {@link MANY} where absent. */
  readonly many?: number;
}

export interface PlanResult {
  readonly plan: Plan;
  readonly folder: string;
  readonly files: readonly string[];
  /** Documents that people had changed, and the names under which they are kept. */
  readonly kept: readonly KeptFile[];
  /** Documents that somebody has open, left as they are, and the names of the new ones. */
  readonly open: readonly LeftOpen[];
  /** Points to look at in what was carried over; null where nothing was to be. */
  readonly conflicts: number | null;
  /** Places, each once, and routes refused, locked or given up: what makes a scan incomplete. */
  readonly refused: number;
  /** Kinds of place given up after every retry; 0 when none was. */
  readonly givenUp: number;
  /** True where a service did not answer in the end: the next scan may find what is missing. */
  readonly unanswered: boolean;
  readonly deletion: Deletion;
}

export async function planFromStore(request: PlanRequest): Promise<PlanResult> {
  const { configuration } = request;
  const doctrine = doctrineFor({ ...request, ...configuration });
  const { templates, occultations } = doctrine;
  if (request.redact && (request.carry || request.split))
    throw new SettingFault(({ carry }) => carry.faults.withRedact);
  const store = await openStore(request.store, { create: false });
  let sink: OutputSet | null = null;
  let carrying: Carrying | null = null;
  let beside: Beside | null = null;
  const split = request.split ? openSpool(storeName(request.store)) : null;
  try {
    const scan = await store.lastScan();
    if (scan === null) throw new StoreFault("missing", { path: storeName(request.store) });
    const redact = request.redact ? pseudonymsOf(store) : false;
    sink = await outputSetFor(request, store, scan.tenant);
    // Read before anything is written: a workbook may lie where the next one goes.
    if (request.carry) {
      const { language, store: path } = request;
      carrying = await openCarrying({ ...request.carry, tenant: scan.tenant, language, store: path });
    }
    const book = await bookFrom(store, request, doctrine);
    const carried = (await carrying?.settle(book)) ?? null;
    const told = { view: viewOf(book, request.language), carried, day: request.asOf };
    await noteDecisions(store, configuration, told);
    if (!request.redact && !isShared(request.store) && found(book) >= (request.many ?? MANY))
      beside = await writeBeside(request, sink);
    await writeOutputs({
      findingsWritten: beside?.isWritten,
      book,
      carried,
      split,
      sink,
      language: request.language,
      // What is written in the administration's own models is its own to publish.
      templates: { ...modelsIn(redact ? templatesWith(null) : templates, request.language), occultations },
      redact,
      ...(redact && { retold: await retold(book, doctrine, request, redact) }),
      csv: request.csv === true,
    });
    const rows = (wanted: (cause: GapCause) => boolean) => book.coverage.filter(({ cause }) => wanted(cause));
    const routes = rows((cause) => INCOMPLETE_CAUSES.has(cause)).filter(({ containers }) => containers === 0);
    // Before anything stands there: a run that is killed in between leaves a folder that is known.
    await store.noteOutputs(resolve(request.out));
    const { written: files, kept, open } = await sink.finish();
    if (request.ends && scan.untold) await store.noteTold();
    return {
      plan: book.plan,
      folder: request.out,
      files,
      kept,
      open,
      conflicts: carried?.conflictCount ?? null,
      refused: book.shut.all + routes.length,
      givenUp: rows((cause) => cause === "given-up" || cause === "unexpected").length,
      unanswered: rows((cause) => cause === "given-up").length > 0,
      deletion: await deletionOf(store, scan, configuration.retention.months, request.today),
    };
  } catch (error) {
    await beside?.stop();
    await sink?.abandon();
    throw error;
  } finally {
    carrying?.close();
    split?.close();
    await store.close();
  }
}

/** Fewer are written sooner than a thread has begun. */
const MANY = 50_000;

const found = ({ plan }: Book) => plan.services.reduce((sum, { sensitive }) => sum + sensitive.items, 0);

function modelsIn(templates: Templates, language: Language) {
  return {
    dossier: documentIn(templates, "dossier", language),
    pv: documentIn(templates, "pv", language),
    report: {
      page: templates.text(PAGE),
      style: templates.text(STYLE),
      script: templates.text("report/report.js"),
      tests: pageTests(),
    },
  };
}

/** Refuses a folder that is another's, or holds names where none are wanted; nothing is written by this alone. */
export async function outputSetFor(
  { out, store: path, redact, language, sign, acceptSynced }: OutputWish,
  store: RecordStore,
  tenant: string,
): Promise<OutputSet> {
  const note = (manifest: Uint8Array) => store.noteManifest(digestOfManifest(manifest));
  const ways = { sign, acceptSynced, note };
  if (!redact) return openOutputSet(out, tenant, path, null, ways);
  return openOutputSet(out, await redactTenant(tenant, pseudonymsOf(store), language), path, tenant, ways);
}

const pseudonymsOf = (store: RecordStore) => (kind: string, id: string) => store.pseudonym(kind, id);
