/** What the answer to an envelope says of each of its parts. */

import { errorOf } from "../error-body.ts";
import { GraphFault } from "../graph.ts";
import type { Setback } from "../lanes/patience.ts";
import { garbled, setbackOf } from "../setback.ts";

export interface PartReply {
  readonly status: number;
  readonly body: unknown;
  readonly header: (name: string) => string | null;
}

/** In any order, by id. */
export function repliesOf(json: unknown): ReadonlyMap<string, PartReply> {
  const responses = isRecord(json) ? json.responses : null;
  if (!Array.isArray(responses)) throw new GraphFault("POST /$batch: answer of another shape (responses: no list)");
  const replies = new Map<string, PartReply>();
  for (const each of responses) {
    if (!isRecord(each) || typeof each.status !== "number") continue;
    const headers = new Map(
      Object.entries(isRecord(each.headers) ? each.headers : {}).map(([name, value]) => [
        name.toLowerCase(),
        String(value),
      ]),
    );
    const header = (name: string) => headers.get(name.toLowerCase()) ?? null;
    replies.set(String(each.id), { status: each.status, body: each.body, header });
  }
  return replies;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A part that was not answered at all is as good as one that was cut. */
export function judge(
  reply: PartReply | undefined,
  envelope: (name: string) => string | null,
  now: number,
): Setback | null {
  if (reply === undefined) return garbled(200, envelope);
  // A part tells no date of its own.
  const header = (name: string) => reply.header(name) ?? (name === "date" ? envelope(name) : null);
  return setbackOf(reply.status, errorOf(reply.body, reply.header), header, now);
}
