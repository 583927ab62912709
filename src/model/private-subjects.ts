/**
 * Whether the subject of a message or an event bears a mark that says that it is private (« [Perso] », « TR: Privé -
 * rendez-vous »). Pure: the words, and the rule with its ground, come from `templates/`.
 */

import { plain } from "./private-names.ts";

export interface PrivateSubjects {
  /** As the whole subject, its head, its tail, or between brackets. */
  readonly marks: readonly string[];
  /** Wherever these words follow each other. */
  readonly anywhere: readonly string[];
  /** Words in which a mark is none. */
  readonly work: readonly string[];
  /** Put before a subject by mail programs. */
  readonly prefixes: readonly string[];
}

/** A subject has no more characters than that in Exchange; what a sender adds beyond says nothing of a mark. */
const LONGEST = 1_000;

/** No underscore: « liste_personnel_2026 » is the name of a file. */
const BRACKETED = /[[({<«“"„*]+([^\])}»>”"*[({<«“„]*)[\])}»>”"*]+/gu;
/** A dash between spaces ends a word; one inside a word (« public-privé ») does not. */
const DASH = /\s[-‐-―−~]+|[-‐-―−~]+\s|[|•·→>]/u;
const AFTER_HEAD = new RegExp(`${DASH.source}|[:;,.!?/\\\\]`, "u");

export function privateSubjectTest(words: PrivateSubjects): (subject: string) => boolean {
  const [marks, prefixes] = [words.marks, words.prefixes].map((list) => new Set(list.map(plain))) as [
    Set<string>,
    Set<string>,
  ];
  const [anywhere, work] = [words.anywhere, words.work].map((list) => list.map((each) => ` ${plain(each)} `)) as [
    string[],
    string[],
  ];
  const isMark = (part: string | undefined) => part !== undefined && marks.has(plain(part));

  return (subject) => {
    const text = withoutPrefixes(cleaned(subject), prefixes);
    const running = ` ${plain(text)} `;
    if (anywhere.some((phrase) => running.includes(phrase))) return true;
    if (isMark(text)) return true;
    const trade = work.some((phrase) => running.includes(phrase));
    // What stands between brackets is a mark of its own, or a tag (« [EXT] ») that hides the head.
    if ([...text.matchAll(BRACKETED)].some(([, inside]) => isMark(inside))) return true;
    const bare = withoutPrefixes(text.replace(BRACKETED, " ").trim(), prefixes);
    if (isMark(bare)) return true;
    return !trade && (isMark(bare.split(AFTER_HEAD, 1)[0]) || isMark(bare.split(DASH).at(-1)));
  };
}

/** Zero-width characters and full-width letters make no other word. */
function cleaned(subject: string): string {
  return subject
    .slice(0, LONGEST)
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim();
}

/** `RE[2]: TR : ` and the like, as often as they stand there. */
function withoutPrefixes(subject: string, prefixes: ReadonlySet<string>): string {
  let left = subject;
  for (;;) {
    const colon = left.indexOf(":");
    const before = left.slice(0, Math.max(colon, 0)).replace(/[[(]\d+[\])]\s*$/, "");
    if (colon < 0 || !prefixes.has(plain(before))) return left;
    left = left.slice(colon + 1).trim();
  }
}
