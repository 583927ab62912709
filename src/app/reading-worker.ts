/**
 * One thread of the reading pool: bytes to text to spans to findings. The text never leaves the thread, except what a
 * person asked to see of it on a terminal: a matched value, or what stands around it with all values masked.
 */

import { detect, detectorsWith, type Searched, toFindings } from "../detect/index.ts";
import type { CustomDetector } from "../model/custom-detector.ts";
import type { Finding, Span, UnreadCode } from "../model/finding.ts";
import type { DocumentText, Extraction } from "../model/text.ts";
import { extractMessage, extractText } from "../text/index.ts";
import { type Excerpt, excerptsOf } from "./excerpt.ts";

export type ReadingContent =
  | { readonly kind: "text"; readonly format: "text" | "html"; readonly text: string }
  | { readonly name: string; readonly bytes: Uint8Array };

/** All contents of one item, for its findings. */
export interface ItemErrand {
  readonly kind: "item";
  readonly contents: readonly ReadingContent[];
  readonly knownLabels: readonly string[] | null;
  /** Detectors of the administration's own. */
  readonly customs: readonly CustomDetector[];
}

/** What a person asked to see of the matches of a file, on a terminal. */
export interface Shown {
  readonly values: boolean;
  readonly context: boolean;
}

/** One file, for the places of its matches. */
export interface FileErrand {
  readonly kind: "file";
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly shown: Shown;
  readonly customs: readonly CustomDetector[];
}

export interface ItemRead {
  /** True when any text was read, or there was none to read. */
  readonly read: boolean;
  readonly unread: UnreadCode[];
  readonly findings: Finding[];
}

export interface Match {
  readonly entry: string | null;
  readonly span: Span;
  /** Only where it was asked for. */
  readonly value?: string;
  readonly excerpt?: Excerpt;
}

export interface FileRead {
  readonly matches: readonly Match[];
  /** Of the whole file: a value that stands in two of its entries counts once. */
  readonly findings: readonly Finding[];
  readonly unread: Extraction["unread"];
}

/**
 * What piscina calls: the answer's shape follows the errand's kind. A surprise is told as a code alone, because its
 * message may quote the text.
 */
export default async function run(errand: ItemErrand | FileErrand): Promise<ItemRead | FileRead | UnreadCode> {
  try {
    return errand.kind === "item" ? await readItem(errand) : await readFile(errand);
  } catch {
    return "unreadable";
  }
}

async function readItem({ contents, knownLabels, customs }: ItemErrand): Promise<ItemRead> {
  const known = knownLabels && new Set(knownLabels.map((id) => id.toLowerCase()));
  const searched: Searched[] = [];
  const unread = new Set<UnreadCode>();
  let read = false;
  for (const content of contents) {
    const { documents, unread: parts } = await extracted(content);
    for (const { code } of parts) unread.add(code);
    read ||= documents.length > 0 || parts.length === 0;
    for (const document of documents) searched.push(search(document, known, customs));
  }
  return { read, unread: [...unread].sort(), findings: toFindings(searched) };
}

async function readFile({ name, bytes, shown, customs }: FileErrand): Promise<FileRead> {
  const { documents, unread } = await extractText({ name, bytes });
  const searched = documents.map((document) => ({ document, ...search(document, null, customs) }));
  const matches = searched.flatMap(({ document, spans }) => {
    const excerpts = shown.context ? excerptsOf(document, spans) : [];
    return spans.map((span, at): Match => {
      const excerpt = excerpts[at];
      return {
        entry: document.entry,
        span,
        ...(shown.values && { value: document.text.slice(span.start, span.end) }),
        ...(excerpt !== undefined && { excerpt }),
      };
    });
  });
  return { matches, findings: toFindings(searched), unread };
}

function extracted(content: ReadingContent): Promise<Extraction> {
  return "bytes" in content ? extractText(content) : extractMessage(content.text, content.format);
}

function search(
  document: DocumentText,
  known: ReadonlySet<string> | null,
  customs: readonly CustomDetector[],
): Searched {
  return { text: document.text, spans: detect(document, known, detectorsWith(customs)) };
}
