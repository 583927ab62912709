/** What the journal says of a command that was typed: never a secret, an address, or a path beyond its last part. */

import { basename } from "node:path";
import { type CommandRun, TOLD_OPTIONS } from "../model/command-journal.ts";
import { parisDay } from "../model/dates.ts";
import { type Call, type Command, type CommandId, EXIT, type ExitCode, textOf } from "./command.ts";
import { contentOf, dayOfAge } from "./values.ts";

const OUT = "bascule-out";
/** Options of every command that say how it speaks, and nothing of what it does. */
const SPOKEN: ReadonlySet<string> = new Set(["json", "quiet", "verbose", "color", "lang"]);
/** It serves a pretend tenant, and has no store. */
const UNNOTED: ReadonlySet<CommandId> = new Set(["simulate"]);

/**
 * Notes a command: with null before the tenant is asked, else once it is over. `mistyped`: refused for what was typed, configured or
 * set in the environment, which changes nothing on the disk, no line of a journal either; unless it had begun.
 */
export type Note = (exit: ExitCode | null, mistyped: boolean) => void;

export async function notingOf(command: Command, call: Omit<Call, "begun">): Promise<Note> {
  if (UNNOTED.has(command.id)) return () => {};
  const { journalFor } = await import("../app/journal.ts");
  const { within } = await import("../app/settings.ts");
  const { terminal, options } = call;
  const writes = command.options.includes("out") && command.id !== "purge";
  const end = journalFor({
    cwd: terminal.cwd,
    env: terminal.env,
    demo: command.id === "demo",
    config: textOf(options, "config"),
    out: writes ? within(terminal.cwd, textOf(options, "out") ?? OUT) : null,
  });
  let begun = false;
  return (exit, mistyped) => {
    if (mistyped && !begun) return;
    begun ||= exit === null;
    // What was refused may not have been looked at: whatever was typed as a value is not repeated.
    const told =
      exit === EXIT.usage
        ? { options: givenIn(call), content: null }
        : { options: toldOf(call), content: contentIn(command, call) };
    const today = parisDay(terminal.now());
    const age = exit === EXIT.done ? textOf(options, "olderThan") : null;
    const before = age === null ? null : dayOfAge("--older-than", age, today, call.catalogue.terminal.usage);
    const { version } = call;
    const about = { day: today, account: terminal.account, command: command.id, version, exit };
    const failed = end({ ...about, ...told }, before);
    if (failed !== null) terminal.err(call.catalogue.terminal.faults.unnoted(failed));
  };
}

/** Of an option whose value is not from a closed list: its last part where it is a folder, else how many there were, or that there was one. */
const toldOf = (call: Pick<Call, "options" | "args">) => optionsIn(call, shown);
const givenIn = (call: Pick<Call, "options" | "args">) =>
  optionsIn(call, (_, value) => (Array.isArray(value) ? value.length : true));

function optionsIn({ options, args }: Pick<Call, "options" | "args">, shown: Shown): CommandRun["options"] {
  const given = Object.entries(options).filter(([name, value]) => !SPOKEN.has(name) && value !== undefined);
  const told = given.map(([name, value]) => [name, shown(name, value)] as const);
  return { ...Object.fromEntries(told), ...(args.length > 0 && { arguments: args.length }) };
}

type Shown = (name: string, value: unknown) => string | number | boolean;

function shown(name: string, value: unknown): string | number | boolean {
  if (Array.isArray(value)) return value.length;
  if (typeof value !== "string") return true;
  if (TOLD_OPTIONS.has(name)) return value;
  return name === "out" ? basename(value) : true;
}

function contentIn(
  { id }: Command,
  { options, catalogue }: Pick<Call, "options" | "catalogue">,
): CommandRun["content"] {
  if (id !== "scan" && id !== "demo") return null;
  const otherwise = id === "demo" ? "full" : "none";
  return contentOf("--content", textOf(options, "content") ?? otherwise, otherwise, catalogue.terminal.usage);
}
