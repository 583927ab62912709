/** Options that several commands share, read once and checked. */

import type { Settings } from "../app/settings.ts";
import { type IsoDate, parisDay } from "../model/dates.ts";
import type { Confidence } from "../model/finding.ts";
import { PACES } from "../model/limits.ts";
import { CHOSEN_WORKLOADS, type ChosenWorkload, type ContentMode, type ContentModes } from "../model/service.ts";
import { type Call, listOf, nameOf, OPTIONS, type OptionId, textOf } from "./command.ts";
import { confidenceOf, contentOf, dayOf, numberOf, oneOf, secondsOf, UsageFault, workloadsOf } from "./values.ts";

const OUT = "bascule-out";
const EDITION = "2021-09-15";

/** What `demo` and `scan` both take, in the order of their help. */
export const OF_A_SCAN = [
  "out",
  "asOf",
  "doctrine",
  "redact",
  "csv",
  "acceptSyncedFolder",
  "workload",
  "content",
  "labels",
  "sharing",
  "minConfidence",
  "seed",
  "logRequests",
] as const satisfies readonly OptionId[];

export interface PlanInputs {
  readonly out: string;
  readonly asOf: IsoDate;
  readonly edition: string;
  readonly redact: boolean;
  readonly csv: boolean;
  readonly least: Confidence;
  readonly acceptSynced: boolean;
}

/** Refuses at once an edition that is not there, a day before it, a model of a document or of the page that cannot be filled: not at the end of a scan. */
export async function planInputs(
  { options, terminal, catalogue, language }: Call,
  { templates, answers }: Settings["configuration"],
): Promise<PlanInputs> {
  const { doctrineFor } = await import("../app/doctrine.ts");
  const { checkModels } = await import("../app/documents.ts");
  const { within } = await import("../app/settings.ts");
  const words = catalogue.terminal.usage;
  const [asOf, least] = [textOf(options, "asOf"), textOf(options, "minConfidence")];
  const inputs = {
    out: within(terminal.cwd, textOf(options, "out") ?? OUT),
    asOf: asOf === null ? parisDay(terminal.now()) : dayOf("--as-of", asOf, words),
    edition: textOf(options, "doctrine") ?? EDITION,
    redact: options.redact === true,
    csv: options.csv === true,
    acceptSynced: options.acceptSyncedFolder === true,
    least: least === null ? ("medium" as const) : confidenceOf("--min-confidence", least, words),
  };
  await checkModels(doctrineFor({ ...inputs, templates, answers }).templates, language);
  return inputs;
}

export interface ScanInputs {
  readonly workloads: readonly ChosenWorkload[];
  readonly content: ContentModes;
  readonly extractLabels: boolean;
  readonly readSharing: boolean;
  readonly seed: string | null;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly fresh: boolean;
  readonly acceptsWriting: boolean;
  readonly logRequests: string | null;
}

/** Where files lie. */
const FILES = ["onedrive", "sharepoint"] as const;

export async function scanInputs({ options, terminal, catalogue }: Call, otherwise: ContentMode): Promise<ScanInputs> {
  const { entriesOf } = await import("../app/lists.ts");
  const { within } = await import("../app/settings.ts");
  const words = catalogue.terminal.usage;
  const [workload, content, labels, log] = [
    textOf(options, "workload"),
    textOf(options, "content"),
    textOf(options, "labels"),
    textOf(options, "logRequests"),
  ];
  const workloads = workload === null ? CHOSEN_WORKLOADS : workloadsOf("--workload", workload, words);
  const ofFiles = (["labels", "sharing"] as const).find((option) => options[option] !== undefined);
  if (ofFiles && !FILES.some((each) => workloads.includes(each))) {
    throw new UsageFault(words.filesOnly(nameOf(OPTIONS[ofFiles])));
  }
  return {
    workloads,
    content: contentOf("--content", content ?? otherwise, otherwise, words, workloads),
    extractLabels: labels !== null && oneOf("--labels", labels, ["extract"], words) === "extract",
    readSharing: options.sharing === true,
    seed: textOf(options, "seed"),
    include: entriesOf(terminal.cwd, listOf(options, "include")),
    exclude: entriesOf(terminal.cwd, listOf(options, "exclude")),
    fresh: options.fresh === true,
    acceptsWriting: options.acceptWritePermissions === true,
    logRequests: log === null ? null : within(terminal.cwd, log),
  };
}

/** How fast a scan goes, and how much of it is done at once. */
export function paceInputs({ options, catalogue }: Call) {
  const words = catalogue.terminal.usage;
  const pace = textOf(options, "pace");
  const [requests, duration] = [textOf(options, "maxRequests"), textOf(options, "maxDuration")];
  return {
    pace: pace === null ? ("full" as const) : oneOf("--pace", pace, PACES, words),
    maxRequests: requests === null ? null : numberOf("--max-requests", requests, words),
    maxSeconds: duration === null ? null : secondsOf("--max-duration", duration, words),
  };
}

/** The signature of the outputs, where a key is given for it; a key that cannot be used is told before anything else. */
export async function signingInputs({ options, terminal, catalogue, say }: Call, { env, configuration }: Settings) {
  const path = textOf(options, "signWith") ?? configuration.outputs.signWith;
  if (path === null) return {};
  const { signingKey } = await import("../app/signing.ts");
  const { sign, open } = signingKey(path, terminal.cwd, env);
  if (open) say(catalogue.terminal.verify.openKey(path));
  return { sign };
}

/** What the outputs of these settings and options are made of. */
export function planRequest(call: Call, settings: Settings, inputs: PlanInputs) {
  const { configuration, store } = settings;
  const today = parisDay(call.terminal.now());
  return { ...inputs, configuration, store, today, language: call.language, version: call.version };
}
