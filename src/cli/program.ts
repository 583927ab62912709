/** Arguments → command → exit code. The only place that meets the argument parser. */

import { CommanderError, type Help, Option, Command as Parser } from "commander";
import { type Catalogue, catalogueOf, LANGUAGES, type Language } from "../lang/index.ts";
import { printable, printableJson } from "../model/unseen.ts";
import { type Call, type Command, EXIT, type ExitCode, type Given, nameOf, OPTIONS } from "./command.ts";
import type { Terminal } from "./terminal.ts";
import { oneOf, UsageFault, type Words } from "./values.ts";

export interface Frame {
  readonly terminal: Terminal;
  readonly language: Language;
  /** `BASCULE_LANG`, as it was written. */
  readonly wish: string | undefined;
  /** `NO_COLOR` is set. */
  readonly plain: boolean;
  readonly version: string;
  /** Told of the command once what was typed makes sense of one; @returns what notes that the tenant is about to be asked. */
  began(command: Command, call: Omit<Call, "begun">): Promise<Call["begun"]>;
}

/** Runs what was typed. Throws {@link UsageFault} when it makes no sense, and whatever the command throws. */
export async function runProgram(
  commands: readonly Command[],
  argv: readonly string[],
  frame: Frame,
): Promise<ExitCode> {
  let exit: ExitCode = EXIT.done;
  const parser = programOf(commands, frame, async (command, args, options) => {
    refuseTogether(command, options, catalogueOf(frame.language).terminal.usage);
    const call = callOf(args, options, frame);
    const begun = await frame.began(command, call);
    exit = await command.run({ ...call, begun });
  });
  if (argv.length === 0) {
    frame.terminal.out(parser.helpInformation());
    return EXIT.done;
  }
  try {
    await parser.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.done;
    throw new UsageFault(sentenceOf(error, argv, catalogueOf(frame.language).terminal.usage));
  }
  return exit;
}

type Action = (command: Command, args: readonly string[], options: Given) => Promise<void>;

function programOf(commands: readonly Command[], frame: Frame, act: Action): Parser {
  const words = catalogueOf(frame.language).terminal;
  const { options } = words;
  const parser = new Parser("bascule")
    .description(words.about)
    .addOption(optionOf("--config <FILE>", options.config, words.usage))
    .addOption(optionOf("--lang <LANG>", options.lang, words.usage))
    .option("--json", options.json)
    .option("--quiet", options.quiet)
    .option("--verbose", options.verbose)
    .option("--no-color", options.noColor)
    .version(frame.version, "-V, --version", options.version);
  dress(parser, frame, words);
  parser.usage(`${words.help.commandWord} ${words.help.optionsWord}`).addHelpText("after", `\n${words.help.more}`);
  for (const command of commands) {
    const sub = parser.command(command.id).description(words.commands[command.id]);
    if (command.argument) sub.argument(command.argument.flags, words.arguments[command.argument.text]);
    for (const option of command.options)
      sub.addOption(optionOf(OPTIONS[option], options[command.says?.[option] ?? option], words.usage));
    sub.usage(`${words.help.optionsWord}${command.argument ? ` ${command.argument.flags}` : ""}`);
    dress(sub, frame, words);
    sub.action((...given: unknown[]) => act(command, argumentsOf(given, words.usage), sub.optsWithGlobals()));
  }
  return parser;
}

/** A value is given once, and says something: commander takes the last of several, and an empty one, in silence. */
function optionOf(flags: string, text: string, words: Words): Option {
  const option = new Option(flags, text);
  if (!option.required) return option;
  return option.argParser((value, before) => {
    if (value.trim() === "") throw new UsageFault(words.missingValue(flags));
    if (option.variadic) return [...(Array.isArray(before) ? before : []), value];
    if (before !== undefined) throw new UsageFault(words.twice(nameOf(flags)));
    return value;
  });
}

function refuseTogether({ apart = [] }: Command, given: Given, words: Words): void {
  for (const [option, others] of apart) {
    const other = given[option] === undefined ? undefined : others.find((each) => given[each] !== undefined);
    if (other) throw new UsageFault(words.together(nameOf(OPTIONS[option]), nameOf(OPTIONS[other])));
  }
}

/** Commander gives arguments, then options, then itself. */
function argumentsOf(given: readonly unknown[], words: Words): readonly string[] {
  const typed = given
    .slice(0, -2)
    .flatMap((value) => (Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]));
  if (typed.some((word) => word.trim() === "")) throw new UsageFault(words.emptyArgument);
  return typed;
}

/** Language, width and exits of a parser; subcommands do not inherit them. */
function dress(parser: Parser, { terminal }: Frame, words: Catalogue["terminal"]): void {
  const titles: Readonly<Record<string, string>> = {
    "Usage:": words.help.usage,
    "Arguments:": words.help.arguments,
    "Options:": words.help.options,
    "Global Options:": words.help.commonOptions,
    "Commands:": words.help.commands,
  };
  parser
    .exitOverride()
    .helpOption("-h, --help", words.options.help)
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: true,
      helpWidth: terminal.columns,
      styleTitle: (title) => titles[title] ?? title,
    } satisfies Partial<Help>)
    .configureOutput({
      writeOut: (text) => terminal.out(text.replace(/\n$/, "")),
      // The help that commander shows to whoever types no command: one sentence says it.
      writeErr: () => undefined,
      outputError: () => undefined,
    });
}

function callOf(
  args: readonly string[],
  options: Given & { json?: unknown; quiet?: unknown; verbose?: unknown; color?: unknown; lang?: unknown },
  frame: Frame,
): Omit<Call, "begun"> {
  const { terminal, language, version } = frame;
  const catalogue = catalogueOf(language);
  refuseLanguage(options.lang, frame.wish, catalogue.terminal.usage);
  const [json, quiet] = [options.json === true, options.quiet === true];
  if (quiet && options.verbose === true) {
    throw new UsageFault(catalogue.terminal.usage.together("--quiet", "--verbose"));
  }
  return {
    options,
    args,
    terminal,
    language,
    catalogue,
    json,
    quiet,
    verbose: options.verbose === true,
    color: options.color !== false && !frame.plain && terminal.errIsTerminal,
    version,
    say: (text) => {
      if (!quiet) terminal.err(printable(text));
    },
    tell: (lines, result) => {
      if (json) terminal.out(printableJson(result, 2));
      else for (const line of lines) terminal.out(printable(line));
    },
  };
}

/** `--lang` wins over a variable, which then does no harm. */
function refuseLanguage(asked: unknown, wish: string | undefined, words: Words): void {
  if (typeof asked === "string") oneOf("--lang", asked, LANGUAGES, words);
  else if (wish) oneOf("BASCULE_LANG", wish, LANGUAGES, words);
}

/** As options are named: what follows, or what looks like none, may be a secret that somebody believed to be wanted here. */
const NAMED_SO = /^(?:--[a-z]+(?:-[a-z]+)*(?=$|=)|-[a-z](?!-))/i;

/** Commander's own messages are English: its codes are turned into our sentences. */
function sentenceOf(error: CommanderError, argv: readonly string[], words: Words): string {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? argv[0] ?? "";
  const near = /\(Did you mean (?:one of )?([^,?)]+)/.exec(error.message)?.[1] ?? null;
  switch (error.code) {
    case "commander.help":
      return words.missingCommand;
    case "commander.unknownCommand":
      // It may be a secret that was pasted there: what it resembles is told, and never itself.
      return quoted === "" ? words.missingCommand : words.unknownCommand(near);
    case "commander.unknownOption":
      return words.unknownOption(NAMED_SO.exec(quoted)?.[0] ?? null, near);
    case "commander.optionMissingArgument":
      return words.missingValue(quoted);
    case "commander.excessArguments":
      return words.tooMany(quoted);
    default:
      return error.message;
  }
}
