/** What came of an errand, as the answer that a collector sees. */

import type { Outcome } from "../chain/errand.ts";
import { errorOf, jsonOf } from "../error-body.ts";
import { marked, markOf } from "../gate/mark.ts";
import { type Answer, GraphFault, type Refusal, type Schema } from "../graph.ts";
import type { Away } from "../lanes/lane.ts";
import type { Setback } from "../lanes/patience.ts";
import type { Reply } from "../network/wire.ts";
import { refusalOf } from "../refusals.ts";
import { routeOf } from "../route.ts";
import { isEndless } from "../setback.ts";
import type { Transport } from "../transport.ts";

type Good = { readonly ok: true; readonly reply: Reply; readonly json: unknown };

/** @throws GraphFault for a surprise. */
export function settle(
  transport: Transport,
  path: string,
  outcome: Outcome,
): Good | { readonly ok: false; readonly refusal: Refusal } {
  if (outcome.kind === "given-up") return { ok: false, refusal: givenUp(outcome.last, outcome.away) };
  const { reply, json } = outcome;
  if (reply.status >= 200 && reply.status < 300) return { ok: true, reply, json };
  return { ok: false, refusal: refused(transport, path, reply.status, jsonOf(reply.body), reply.header) };
}

/** @throws as {@link settle}. */
export function refused(
  transport: Transport,
  path: string,
  status: number,
  body: unknown,
  header: (name: string) => string | null,
): Refusal {
  const below = transport.pathOf(path);
  return refusalOf("GET", below, routeOf(below), status, errorOf(body, header));
}

/** @param away by the service, or by one place of it; null when by this request alone. */
export function givenUp(last: Setback, away: Away | null): Refusal {
  if (isEndless(last)) return tooLarge(last);
  const { status, code, requestId } = last;
  const refusal = { cause: "given-up", status, code, requestId } as const;
  if (away === null) return refusal;
  return { ...refusal, ...(away === "ordered-here" ? { wait: last.wait ?? 0 } : { away }) };
}

/** An answer that goes on beyond what any of its kind weighs makes no sense. */
export function tooLarge({ status, code, requestId }: Setback): Refusal {
  return { cause: "unexpected", status, code, requestId };
}

/** @throws GraphFault that names the places where the shape differs, and nothing of what stood there. */
export function parsed<T>(schema: Schema<T>, value: unknown, path: string): T {
  try {
    return schema.parse(value);
  } catch (cause) {
    throw new GraphFault(`GET ${routeOf(path)}: answer of another shape${placesOf(cause)}`);
  }
}

/** A list that goes on says for what it was begun. @param transport of whoever asked. */
export function answered<T>(transport: Transport, schema: Schema<T>, value: unknown, path: string): Answer<T> {
  return { ok: true, value: parsed(schema, withMarkedLink(transport, value, path), path) };
}

const NEXT = "@odata.nextLink";

function withMarkedLink({ origin, pathOf }: Transport, value: unknown, path: string): unknown {
  if (typeof value !== "object" || value === null || !(NEXT in value) || typeof value[NEXT] !== "string") return value;
  return { ...value, [NEXT]: marked(value[NEXT], markOf(pathOf(path), origin.workload)) };
}

/** `(value.0.id: invalid_type)`, from a zod error; names of Graph's properties, numbers of entries. */
function placesOf(cause: unknown): string {
  const issues = typeof cause === "object" && cause !== null && "issues" in cause ? cause.issues : null;
  if (!Array.isArray(issues)) return "";
  const places = issues.slice(0, 3).map((issue: { path?: unknown; code?: unknown }) => {
    const path = Array.isArray(issue.path) ? issue.path.map(String).join(".") : "";
    return `${/^[\w.@]{0,80}$/.test(path) ? path : "?"}: ${String(issue.code)}`;
  });
  return ` (${places.join(", ")})`;
}
