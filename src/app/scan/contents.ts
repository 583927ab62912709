/** Contents of a page, fetched and searched before it is committed. Bytes and texts live here and in the workers only. */

import pLimit, { type LimitFunction } from "p-limit";
import { type Graph, GraphFault, type Refusal } from "../../graph/graph.ts";
import type { Finding, UnreadCode } from "../../model/finding.ts";
import type { Gap } from "../../model/gap.ts";
import type { Content, Reading } from "../../model/task.ts";
import type { ReadOutcome } from "../../store/commit.ts";

/** What a pool of workers does with the contents of one item. */
export interface Reader {
  read(
    contents: readonly Given[],
  ): Promise<{ read: boolean; unread: readonly UnreadCode[]; findings: readonly Finding[] }>;
  /** True when a reader takes files of that name: others are not fetched at all. */
  canRead(name: string): boolean;
}
export type Given = Exclude<Content, { kind: "fetch" | "private" }>;

/** An answer that makes no sense is one file's, unless nothing says whose it is. */
async function downloaded(path: string, graph: Graph): ReturnType<Graph["download"]> {
  try {
    return await graph.download(path, LARGEST_FILE);
  } catch (fault) {
    if (!(fault instanceof GraphFault)) throw fault;
    return { ok: false, refusal: fault.refusal() };
  }
}

/** A larger file is told as `too-large`: it would stand whole in memory. */
const LARGEST_FILE = 128 * 1024 * 1024;
/** So often a file is asked for that goes on beyond all that a file may weigh, though its listing says less. */
const MOST_ENDLESS = 3;

/** The listing, where it told a size, is believed before one answer that has no end. */
async function believed({ path, size }: Extract<Content, { kind: "fetch" }>, graph: Graph) {
  for (let asked = 1; ; asked += 1) {
    const answer = await downloaded(path, graph);
    if (!answer.ok || answer.value !== "too-large" || size === null || asked === MOST_ENDLESS) return answer;
  }
}

/** Items in memory at once, whatever the number of pages in hand: one may weigh as much as the largest file. */
const AT_ONCE = 12;

/** Shared by all the pages of a scan. */
export function readingLimit(): LimitFunction {
  return pLimit(AT_ONCE);
}

export interface Read {
  readonly outcomes: readonly ReadOutcome[];
  readonly gaps: readonly Gap[];
}

export async function readContents(
  readings: readonly Reading[],
  graph: Graph,
  reader: Reader,
  limit: LimitFunction,
): Promise<Read> {
  let failed = false;
  const each = readings.map((reading) =>
    limit(async () => {
      // The page is lost by then, and is asked for again as a whole.
      if (failed) return null;
      try {
        return await readOne(reading, graph, reader);
      } catch (error) {
        failed = true;
        throw error;
      }
    }),
  );
  // Nothing of a page that failed is under way any more when its run ends, and closes the reader.
  const results = (await Promise.allSettled(each)).flatMap((settled) => {
    if (settled.status === "rejected") throw settled.reason;
    return settled.value ?? [];
  });
  return {
    outcomes: results.flatMap(({ outcome, gap }) => (gap === null ? outcome : toReadAgain(outcome))),
    gaps: results.flatMap(({ gap }) => gap ?? []),
  };
}

/** What an outage kept back is asked for again by the next scan: it passes neither for read nor for unreadable. */
function toReadAgain(outcome: ReadOutcome): readonly ReadOutcome[] {
  return outcome.read ? [{ ...outcome, version: null }] : [];
}

async function readOne(
  reading: Reading,
  graph: Graph,
  reader: Reader,
): Promise<{ outcome: ReadOutcome; gap: Gap | null }> {
  const { service, container, item, part, version, name } = reading;
  const unread: ReadOutcome["unread"][number][] = [];
  const given: Given[] = [];
  let gap: Gap | null = null;
  for (const content of reading.contents) {
    if (content.kind === "private") {
      unread.push("private");
      continue;
    }
    const fetched = content.kind === "fetch" ? await fetchContent(content, reading, graph, reader) : content;
    if (typeof fetched === "string") unread.push(fetched);
    else if (fetched.kind === "gap") {
      unread.push("unreadable");
      gap = fetched;
    } else given.push(fetched);
  }
  const result = given.length === 0 ? NOTHING : await reader.read(given);
  const codes = [...new Set([...unread, ...result.unread])].sort();
  const outcome: ReadOutcome = {
    service,
    container,
    item,
    ...(part !== undefined && { part }),
    ...(version !== undefined && { version }),
    name,
    read: result.read || (reading.contents.length === 0 && codes.length === 0),
    unread: codes,
    findings: result.findings,
  };
  return { outcome, gap };
}

const NOTHING = { read: false, unread: [], findings: [] } as const;

async function fetchContent(
  content: Extract<Content, { kind: "fetch" }>,
  { service, container }: Reading,
  graph: Graph,
  reader: Reader,
): Promise<Given | UnreadCode | Gap> {
  if (!reader.canRead(content.name)) return "unsupported";
  if (content.size !== null && content.size > LARGEST_FILE) return "too-large";
  const answer = await believed(content, graph);
  if (answer.ok)
    return answer.value === "too-large" ? "too-large" : { kind: "bytes", name: content.name, bytes: answer.value };
  const { cause, code, requestId } = answer.refusal;
  if (isOfFile(answer.refusal)) return "unreadable";
  return {
    kind: "gap",
    service,
    container,
    where: "content",
    cause,
    permission: null,
    code,
    requestId,
    count: 1,
  };
}

/** Deleted since it was listed, locked by its owner, held back as malware: one unread file. An outage is more. */
function isOfFile({ cause, status }: Refusal): boolean {
  if (cause === "unexpected") return status !== null && status >= 400 && status < 500;
  return cause !== "given-up";
}
