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
  const work: Work = { budget: openBudget(source.bytes.length), documents: [], unread: [] };
  try {
    await readInto(work, source, null, 0, choose);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    work.unread.push({ entry: null, code: error.code });
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
  const tell = (code: UnreadCode) => {
    if (!work.unread.some((part) => part.entry === entry && part.code === code)) work.unread.push({ entry, code });
  };
  const draft = openDraft(work.budget);
  const place = work.documents.length;
  const inner = async (held: Source) => {
    const name = `${entry ?? source.name}!${held.name}`;
    if (depth + 1 > DEEPEST) work.unread.push({ entry: name, code: "too-deep" });
    else await readInto(work, held, name, depth + 1, (budget) => kindOf(held, budget));
  };
  const desk: Desk = { draft, budget: work.budget, unread: tell, inner };
  let stopped: Refusal | null = null;
  try {
    const kind = await choose(work.budget);
    if (kind === "nothing") return;
    if ("code" in kind) return tell(kind.code);
    await kind.reader.read(source, desk);
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal.code === "too-large") stopped = refusal;
    else tell(refusal.code);
  }
  const done = draft.done();
  if (done.text !== "" || done.labels.length > 0) work.documents.splice(place, 0, { entry, ...done });
  if (stopped) throw stopped;
}

/** A parser that breaks on one file tells of that file, and must not stop the scan of a million others. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal(error instanceof RangeError ? "too-large" : "damaged", error);
}
