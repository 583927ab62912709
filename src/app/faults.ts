/** What was thrown, as an exit code and one sentence for whoever typed the command. */

import { hostname } from "node:os";
import { DoctrineFault } from "../doctrine/fault.ts";
import { TemplateFault } from "../export/document/fault.ts";
import { SignInFault, UnreachableFault } from "../graph/faults.ts";
import { formatOf } from "../lang/format.ts";
import { type Catalogue, catalogueOf, type Language } from "../lang/index.ts";
import { SETTING_CODES } from "../model/sign-in.ts";
import { ConfigurationFault } from "../store/configuration.ts";
import { EnvironmentFault, OWN } from "../store/environment.ts";
import { type StoreCode, StoreFault } from "../store/fault.ts";
import { OutputFault } from "../store/output-set.ts";
import { PlanFolderFault } from "../store/plan-folder.ts";
import { RequestLogFault } from "../store/request-log.ts";
import { KeyFault } from "../store/signing.ts";
import { TemplatesFault } from "../store/templates.ts";
import { wordless } from "./wordless.ts";

/** Published exit codes of what can be thrown. */
const [USAGE, NOT_AUTHORISED, UNREACHABLE, UNWRITABLE, DEFECT] = [2, 3, 4, 5, 70] as const;
export type FaultExit = 2 | 3 | 4 | 5 | 70;

const STORE_EXITS: Readonly<Record<StoreCode, FaultExit>> = {
  "other-tenant": USAGE,
  missing: USAGE,
  newer: UNWRITABLE,
  older: UNWRITABLE,
  locked: UNWRITABLE,
  unwritable: UNWRITABLE,
  undeletable: UNWRITABLE,
  full: UNWRITABLE,
  "no-room": UNWRITABLE,
  "no-folder": USAGE,
  synced: USAGE,
  share: USAGE,
  unreadable: UNWRITABLE,
  damaged: UNWRITABLE,
  address: USAGE,
  unreachable: UNWRITABLE,
  "cut-off": UNWRITABLE,
  refused: USAGE,
  "not-admitted": USAGE,
  "no-database": USAGE,
  "no-right": UNWRITABLE,
  "no-tls": USAGE,
  certificate: USAGE,
  unfit: USAGE,
  "on-server": USAGE,
  "built-on": UNWRITABLE,
};

/** Codes whose sentence names what is wrong, as it is. */
const TOLD_AS_IT_IS: ReadonlySet<StoreCode> = new Set([
  "synced",
  "share",
  "address",
  "no-right",
  "certificate",
  "unfit",
]);

/** Settings that make no sense together, found by a use case: the sentence is chosen there. */
export class SettingFault extends Error {
  override readonly name = "SettingFault";
  readonly sentence: (catalogue: Catalogue) => string;
  constructor(sentence: (catalogue: Catalogue) => string) {
    super("setting");
    this.sentence = sentence;
  }
}

/** Refused for what stands on the disk, and not for what was typed, configured or set: whoever watches over the store is to know. */
export const isFound = (error: unknown): boolean =>
  error instanceof StoreFault || (error instanceof OutputFault && error.code !== "is-store");

export function explain(error: unknown, language: Language): { exit: FaultExit; sentence: string } {
  const catalogue = catalogueOf(language);
  const words = catalogue.faults;
  if (error instanceof SettingFault) return { exit: USAGE, sentence: error.sentence(catalogue) };
  if (error instanceof SignInFault) {
    const sentence = catalogue.signIn.refused(error.code, error.about);
    return { exit: SETTING_CODES.has(error.code) ? USAGE : NOT_AUTHORISED, sentence };
  }
  if (error instanceof UnreachableFault) {
    return { exit: UNREACHABLE, sentence: catalogue.signIn.unreachable(error.code, error.host) };
  }
  if (error instanceof StoreFault) {
    return {
      exit: STORE_EXITS[error.code],
      sentence: words.store[error.code](error.path, aboutStore(error, language)),
    };
  }
  if (error instanceof OutputFault) {
    const { code, folder, opened } = error;
    if (code === "open-elsewhere") {
      return { exit: UNWRITABLE, sentence: words.openElsewhere(opened?.file ?? "", folder, opened?.lock ?? null) };
    }
    return {
      exit: code === "unwritable" || code === "unlisted" || code === "full" ? UNWRITABLE : USAGE,
      sentence: words.outputs[code](folder, error.by ?? ""),
    };
  }
  if (error instanceof RequestLogFault) {
    const { code, path } = error;
    return { exit: code === "unwritable" ? UNWRITABLE : USAGE, sentence: words.requestLog[code](path) };
  }
  if (error instanceof KeyFault) return { exit: USAGE, sentence: words.key[error.code](error.path) };
  if (error instanceof PlanFolderFault) {
    const say = catalogue.history.faults.folder[error.code];
    return { exit: USAGE, sentence: say(error.folder, error.file, String(error.line)) };
  }
  if (error instanceof EnvironmentFault) return { exit: USAGE, sentence: environmentSentence(error, language) };
  if (error instanceof ConfigurationFault) return { exit: USAGE, sentence: configurationSentence(error, language) };
  if (error instanceof TemplatesFault) {
    const say = words.templates[error.problem];
    return { exit: USAGE, sentence: say(error.folder, error.file, String(error.line)) };
  }
  if (error instanceof TemplateFault) {
    const { file, place, near, expected } = error;
    const where = typeof place === "number" ? words.line(place) : place === "file" ? null : words.place[place];
    return { exit: USAGE, sentence: words.document(file, where, near, expected[language]) };
  }
  if (error instanceof DoctrineFault) return { exit: USAGE, sentence: doctrineSentence(error, language) };
  // Ours end with a full stop or without, as errors do.
  const message = wordless(error).message.replace(/\.?$/, ".");
  return { exit: DEFECT, sentence: catalogue.terminal.faults.defect(message) };
}

/** The tenant that holds it, the process that writes to it, the bytes that it takes. */
function aboutStore({ code, tenant, holder, needed, by }: StoreFault, language: Language): string {
  const format = formatOf(language);
  if (TOLD_AS_IT_IS.has(code)) return by ?? "";
  if (code === "no-room") return format.bytes(needed);
  if (code !== "locked") return tenant ?? "";
  if (holder === null) return "";
  const { pid, host, since, command } = holder;
  const elsewhere = host === hostname() ? null : host;
  return catalogueOf(language).faults.holder(command, String(pid), format.moment(since), elsewhere);
}

function configurationSentence(fault: ConfigurationFault, language: Language): string {
  const { configuration } = catalogueOf(language).faults;
  const line = fault.line === null ? configuration.unknownLine : String(fault.line);
  if (fault.problem === "missing") return configuration.missing(fault.path);
  if (fault.problem === "unreadable") return configuration.unreadable(fault.path);
  if (fault.problem === "table") return configuration.table(fault.path, fault.line, fault.detail[language]);
  if (fault.problem === "syntax") return configuration.syntax(fault.path, line, fault.detail[language]);
  if (!fault.key) return configuration.whole(fault.path, fault.detail[language]);
  return configuration.value(fault.path, line, fault.key, fault.detail[language]);
}

function environmentSentence({ trouble }: EnvironmentFault, language: Language): string {
  const words = catalogueOf(language).faults.environment;
  switch (trouble.kind) {
    case "unreadable":
      return words.unreadable;
    case "line":
      return words.line(String(trouble.line));
    case "unknown":
      return words.unknown(trouble.variable, OWN.join(", "));
    case "twice":
      return words.twice(trouble.variable);
    case "too-late":
      return words.tooLate(trouble.variable);
  }
}

function doctrineSentence({ trouble }: DoctrineFault, language: Language): string {
  const { faults, terminal } = catalogueOf(language);
  if (trouble.kind === "before-edition") {
    const { day } = formatOf(language);
    return terminal.faults.beforeEdition(day(trouble.day), trouble.edition, day(trouble.from));
  }
  const place = trouble.line === null ? trouble.file : `${trouble.file}:${trouble.line}`;
  return faults.doctrine(place, trouble.key, trouble.expected[language]);
}
