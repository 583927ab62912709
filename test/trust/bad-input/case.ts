/** How a case of bad input is written. */

/** A sentence, or a part of one, in both languages. */
export interface Said {
  readonly fr: string;
  readonly en: string;
}

/** What is not the default: files beside the command, and variables. */
export interface Around {
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** What it is, what is typed (as one text where no word is empty or holds a blank), the whole of what is said. */
export type Case = readonly [what: string, typed: string | readonly string[], said: Said, around?: Around];
