/**
 * `POST /$batch`: up to twenty requests in one, answered in whatever order. Each part is charged and may fail on its own.
 * https://learn.microsoft.com/graph/json-batching
 */

import { randomOf } from "../random.ts";

const MOST = 20;

export interface Part {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Waits for another. */
  readonly chained: boolean;
}

export interface PartAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The parts asked for, or what is wrong with them. */
export function partsIn(body: unknown): readonly Part[] | string {
  const requests: unknown = Object(body).requests;
  if (!Array.isArray(requests) || requests.length === 0) return "A batch holds requests.";
  if (requests.length > MOST) return `A batch holds ${MOST} requests at most.`;
  const parts = requests.map((request: Record<string, unknown>) => ({
    id: String(request.id ?? ""),
    method: String(request.method ?? "").toUpperCase(),
    url: String(request.url ?? ""),
    headers: lowered(request.headers),
    body: request.body,
    chained: Array.isArray(request.dependsOn) && request.dependsOn.length > 0,
  }));
  if (new Set(parts.map(({ id }) => id)).size < parts.length) return "The ids of a batch’s requests are unique.";
  const odd = parts.find(({ id, url }) => id === "" || !url.startsWith("/"));
  return odd === undefined ? parts : "A request of a batch has an id and a relative address.";
}

/** Shuffled, the same way each time for the same parts. */
export function batchAnswer(seed: string, answers: readonly (PartAnswer & { readonly id: string })[]) {
  const random = randomOf(seed, "batch", ...answers.map(({ id }) => id));
  const keyed = answers.map((answer) => ({ answer, place: random.next() }));
  return { responses: keyed.sort((one, other) => one.place - other.place).map(({ answer }) => answer) };
}

function lowered(headers: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(Object(headers)).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}
