/** The command line: what was typed in, an exit code out. Nothing is thrown out of here. */

import { catalogueOf, type Language } from "../lang/index.ts";
import { VERSION } from "../model/version.ts";
import { EXIT, type ExitCode } from "./command.ts";
import { commands } from "./commands/index.ts";
import { guarded } from "./guarded.ts";
import { languageOf } from "./language.ts";
import { type Note, notingOf } from "./noting.ts";
import { type Frame, runProgram } from "./program.ts";
import type { Terminal } from "./terminal.ts";
import { UsageFault } from "./values.ts";

export async function run(argv: readonly string[], given: Terminal): Promise<ExitCode> {
  const terminal = guarded(given);
  const env = await settled(argv, terminal);
  const language = languageOf(argv, env, systemLocale());
  let note: Note = () => {};
  const { exit, mistyped } = await ended(argv, { terminal, language, env }, async (command, call) => {
    note = await notingOf(command, call);
    return () => note(null, false);
  });
  note(exit, mistyped);
  return exit;
}

interface Around {
  readonly terminal: Terminal;
  readonly language: Language;
  readonly env: Terminal["env"];
}

async function ended(
  argv: readonly string[],
  { terminal, language, env }: Around,
  began: Frame["began"],
): Promise<{ readonly exit: ExitCode; readonly mistyped: boolean }> {
  try {
    const exit = await runProgram(commands, argv, {
      terminal,
      language,
      wish: isDemo(argv) ? undefined : env.BASCULE_LANG,
      plain: Boolean(env.NO_COLOR),
      version: VERSION,
      began,
    });
    return { exit, mistyped: false };
  } catch (error) {
    const exit = await say(error, argv, language, terminal);
    const { isFound } = await import("../app/faults.ts");
    return { exit, mistyped: exit === EXIT.usage && !isFound(error) };
  }
}

/**
 * What was thrown where nobody awaits it: the program is over, and says so as it says of any other fault. Node would print the
 * words of the error, which may be a content's, and the line of source that it came from.
 */
export function crashed(error: unknown, argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  return say(error, argv, languageOf(argv, terminal.env, systemLocale()), guarded(terminal));
}

/** In a sentence, and in the exit code that is given back. */
async function say(error: unknown, argv: readonly string[], language: Language, terminal: Terminal): Promise<ExitCode> {
  const { exit, sentence } = await told(error, language, terminal);
  terminal.err(sentence);
  if (exit === EXIT.defect && argv.includes("--verbose")) {
    const { wordless } = await import("../app/wordless.ts");
    terminal.err(wordless(error).stack ?? "");
  }
  return exit;
}

async function told(
  error: unknown,
  language: Language,
  terminal: Terminal,
): Promise<{ exit: ExitCode; sentence: string }> {
  if (error instanceof UsageFault) return { exit: EXIT.usage, sentence: error.message };
  const { faults } = catalogueOf(language).terminal;
  if (terminal.signal.aborted) return { exit: EXIT.interrupted, sentence: faults.interrupted };
  const { explain } = await import("../app/faults.ts");
  return explain(error, language);
}

/** The first word that is no option, nor the value of one that may stand before the command. */
function isDemo(argv: readonly string[]): boolean {
  const command = argv.find(
    (word, at) => !word.startsWith("-") && !["--config", "--lang"].includes(argv[at - 1] ?? ""),
  );
  return command === "demo";
}

/** `.env` may say how to speak, too; the demonstration hears nothing of it, nor does anything when it cannot be read. */
async function settled(argv: readonly string[], { cwd, env }: Terminal): Promise<Terminal["env"]> {
  if (isDemo(argv)) return env;
  const { speechSettings } = await import("../app/settings.ts");
  return { ...env, ...speechSettings(cwd, env) };
}

/** On Linux the environment alone says it, and Node makes up American English where it is silent. */
function systemLocale(): string | null {
  return process.platform === "linux" ? null : Intl.DateTimeFormat().resolvedOptions().locale;
}
