/** Which language to speak: `--lang`, then `BASCULE_LANG`, then the system's locale, then French. */

import { LANGUAGES, type Language } from "../lang/index.ts";

/** Null for `--lang` with a value that is no language: the caller refuses it, in the language that this gives without it. */
export function languageOf(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  locale: string | null,
): Language {
  // `C` and `POSIX` name no language; where a shell says so, what the run-time makes up is not the system's wish.
  const told = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== "");
  const wanted = [asked(argv), env.BASCULE_LANG, told ?? locale ?? undefined];
  for (const wish of wanted) {
    const known = LANGUAGES.find((language) => language === wish?.slice(0, 2).toLowerCase());
    if (known) return known;
  }
  return "fr";
}

function asked(argv: readonly string[]): string | undefined {
  const at = argv.indexOf("--lang");
  return at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith("--lang="))?.slice("--lang=".length);
}
