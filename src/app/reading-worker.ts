/**
 * One thread of the reading pool: bytes to text to spans to findings. The text never leaves the thread, except a
 * matched value that a person asked to see on a terminal.
 */

import { detect, type Searched, toFindings } from "../detect/index.ts";
import type { Finding, Span, UnreadCode } from "../model/finding.ts";
import type { DocumentText, Extraction } from "../model/text.ts";
import { extractMessage, extractText } from "../text/index.ts";

export type ReadingContent =
  | { readonly kind: "text"; readonly format: "text" | "html"; readonly text: string }
  | { readonly name: string; readonly bytes: Uint8Array };

/** All contents of one item, for its findings. */
export interface ItemErrand {
  readonly kind: "item";
  readonly contents: readonly ReadingContent[];
  readonly knownLabels: readonly string[] | null;
}

/** One file, for the places of its matches. */
export interface FileErrand {
  readonly kind: "file";
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly values: boolean;
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
}

export interface FileRead {
  readonly matches: readonly Match[];
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

async function readItem({ contents, knownLabels }: ItemErrand): Promise<ItemRead> {
  const known = knownLabels && new Set(knownLabels.map((id) => id.toLowerCase()));
  const searched: Searched[] = [];
  const unread = new Set<UnreadCode>();
  let read = false;
  for (const content of contents) {
    const { documents, unread: parts } = await extracted(content);
    for (const { code } of parts) unread.add(code);
    read ||= documents.length > 0 || parts.length === 0;
    for (const document of documents) searched.push(search(document, known));
  }
  return { read, unread: [...unread].sort(), findings: toFindings(searched) };
}

async function readFile({ name, bytes, values }: FileErrand): Promise<FileRead> {
  const { documents, unread } = await extractText({ name, bytes });
  const matches = documents.flatMap((document) =>
    detect(document).map((span) => ({
      entry: document.entry,
      span,
      ...(values ? { value: document.text.slice(span.start, span.end) } : {}),
    })),
  );
  return { matches, unread };
}

function extracted(content: ReadingContent): Promise<Extraction> {
  return "bytes" in content ? extractText(content) : extractMessage(content.text, content.format);
}

function search(document: DocumentText, known: ReadonlySet<string> | null): Searched {
  return { text: document.text, spans: detect(document, known) };
}
