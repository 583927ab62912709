/** What a command is: its arguments, its options, and a run that ends in an exit code. */

import type { Catalogue, Language } from "../lang/index.ts";
import type { Terminal } from "./terminal.ts";

export type CommandId = keyof Catalogue["terminal"]["commands"];

/** The published exit codes. */
export const EXIT = {
  done: 0,
  incomplete: 1,
  usage: 2,
  notAuthorised: 3,
  unreachable: 4,
  unwritable: 5,
  defect: 70,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Options that commands share; `DIR` and the like are placeholders of the help. */
export const OPTIONS = {
  out: "--out <DIR>",
  asOf: "--as-of <YYYY-MM-DD>",
  doctrine: "--doctrine <EDITION>",
  compare: "--compare",
  redact: "--redact",
  csv: "--csv",
  carry: "--carry <FILE...>",
  arrived: "--arrived <FILE...>",
  split: "--split <BY>",
  workload: "--workload <LIST>",
  content: "--content <MODE>",
  labels: "--labels <MODE>",
  sharing: "--sharing",
  acceptWritePermissions: "--accept-write-permissions",
  logRequests: "--log-requests <FILE>",
  minConfidence: "--min-confidence <LEVEL>",
  seed: "--seed <TEXT>",
  include: "--include <NAME...>",
  exclude: "--exclude <NAME...>",
  fresh: "--fresh",
  about: "--about <ADDRESS>",
  watch: "--watch",
  olderThan: "--older-than <AGE>",
  restricted: "--restricted",
  signWith: "--sign-with <FILE>",
  signedBy: "--signed-by <FILE>",
  acceptSyncedFolder: "--accept-synced-folder",
  yes: "--yes",
  remove: "--remove",
  showValues: "--show-values",
  pace: "--pace <PACE>",
  maxRequests: "--max-requests <NUMBER>",
  maxDuration: "--max-duration <DURATION>",
  size: "--size <SIZE>",
  port: "--port <NUMBER>",
  contentPort: "--content-port <NUMBER>",
  latency: "--latency <MS>",
  clockSpeed: "--clock-speed <FACTOR>",
  limits: "--limits <MODE>",
  faults: "--faults <RATES>",
} as const;
export type OptionId = keyof typeof OPTIONS;

/** `--out` of `--out <DIR>`. */
export const nameOf = (flags: string): string => flags.split(" ", 1)[0] ?? flags;

/** Option values as they were typed: a text, a list, or true. */
export type Given = Readonly<Partial<Record<OptionId | "config", unknown>>>;

/**
 * One invocation. `say` goes to standard error unless `--quiet`; `tell` is the result on standard output. What is said or told
 * stays on its line and does nothing to a terminal, whatever names it holds.
 */
export interface Call {
  readonly options: Given;
  readonly args: readonly string[];
  readonly terminal: Terminal;
  readonly language: Language;
  readonly catalogue: Catalogue;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean;
  readonly version: string;
  say(text: string): void;
  /** Before the tenant is asked for anything: noted in the journal, so that a run that is killed leaves a line. */
  begun(): void;
  /** The result: lines for people, or one JSON value with `--json`. */
  tell(lines: readonly string[], result: unknown): void;
}

export interface Command {
  readonly id: CommandId;
  readonly argument?: { readonly flags: string; readonly text: keyof Catalogue["terminal"]["arguments"] };
  readonly options: readonly OptionId[];
  /** What the help says of an option here, where it means something of its own. */
  readonly says?: Readonly<Partial<Record<OptionId, keyof Catalogue["terminal"]["options"]>>>;
  /** An option, and those that mean nothing beside it: to take them in silence would be to promise what is not done. */
  readonly apart?: readonly (readonly [OptionId, readonly OptionId[]])[];
  run(call: Call): Promise<ExitCode>;
}

export function defineCommand(command: Command): Command {
  return command;
}

/** The text given to an option, or what stands when it was not given. */
export function textOf(given: Given, option: OptionId | "config"): string | null {
  const value = given[option];
  return typeof value === "string" ? value : null;
}

export function listOf(given: Given, option: OptionId): readonly string[] {
  const value = given[option];
  return Array.isArray(value) ? value.map(String) : [];
}
