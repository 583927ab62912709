/**
 * Bytes to text: the reader that the content asks for, its refusals turned into data, what it had read by then kept.
 * The text lives in memory only.
 */

import type { UnreadCode } from "../model/finding.ts";
import type { DocumentText, Extraction, UnreadPart } from "../model/text.ts";
import { type Budget, openBudget } from "./budget.ts";
import { openDraft } from "./draft.ts";
import { type Kind, kindOf } from "./kind.ts";
import type { Desk, Source } from "./reader.ts";
import { READERS } from "./readers/index.ts";
import { Refusal } from "./refusal.ts";

export { canRead } from "./kind.ts";

/** Mail in mail in mail: further down, nothing is opened. */
const DEEPEST = 8;

type Choice = (budget: Budget) => Kind | Promise<Kind>;

interface Work {
  readonly budget: Budget;
  readonly documents: DocumentText[];
  readonly unread: UnreadPart[];
  /** What was told already, by entry and code: an archive may have a hundred thousand entries. */
  readonly told: Set<string>;
}

export function extractText(source: Source): Promise<Extraction> {
  return extractWith(source, (budget) => kindOf(source, budget));
}

/** The body of a message, which no file holds and whose format is known. */
export function extractMessage(text: string, format: "text" | "html"): Promise<Extraction> {
  const reader = READERS.find((each) => each.format === (format === "html" ? "html" : "txt"));
  const kind = reader ? { reader } : ({ code: "unsupported" } as const);
  return extractWith({ name: "", bytes: new TextEncoder().encode(text) }, () => kind);
}

async function extractWith(source: Source, choose: Choice): Promise<Extraction> {
  const work: Work = { budget: openBudget(source.bytes.length), documents: [], unread: [], told: new Set() };
  try {
    await readInto(work, source, null, 0, choose);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tell(work, null, error.code);
  }
  return { documents: work.documents, unread: work.unread };
}

/** Throws only what stops the whole file: too large, in whichever entry. */
async function readInto(
  work: Work,
  source: Source,
  entry: string | null,
  depth: number,
  choose: Choice,
): Promise<void> {
  const draft = openDraft(work.budget);
  const place = work.documents.length;
  const nameOf = (held: string) => `${entry ?? source.name}!${held}`;
  const desk: Desk = {
    draft,
    budget: work.budget,
    unread: (code) => tell(work, entry, code),
    inner: async (held) => {
      const name = nameOf(held.name);
      if (depth + 1 > DEEPEST) tell(work, name, "too-deep");
      else await readInto(work, held, name, depth + 1, (budget) => kindOf(held, budget));
    },
    lost: (name, code) => tell(work, nameOf(name), code),
  };
  let stopped: Refusal | null = null;
  try {
    const kind = await choose(work.budget);
    if (kind === "nothing") return;
    if ("code" in kind) return desk.unread(kind.code);
    await kind.reader.read(source, desk);
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal.code === "too-large" && work.budget.spent()) stopped = refusal;
    else desk.unread(refusal.code);
  }
  const done = draft.done();
  if (done.text !== "" || done.labels.length > 0) work.documents.splice(place, 0, { entry, ...done });
  if (stopped) throw stopped;
}

function tell({ unread, told }: Work, entry: string | null, code: UnreadCode): void {
  const key = `${code} ${entry ?? ""}`;
  if (told.has(key)) return;
  told.add(key);
  unread.push({ entry, code });
}

/** A parser that breaks on one file tells of that file, and must not stop the scan of a million others. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  // Node's own range errors have a code: a structure points outside of its file.
  const beyond = error instanceof RangeError && !("code" in error);
  return new Refusal(beyond ? "too-large" : "damaged", error);
}
