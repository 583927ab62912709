/** What came of an errand, as the answer that a collector sees. */

import type { Outcome } from "../chain/errand.ts";
import { errorOf, isOfToken, jsonOf } from "../error-body.ts";
import { SignInFault } from "../faults.ts";
import { type Answer, GraphFault, type Refusal, type Schema } from "../graph.ts";
import type { Away } from "../lanes/lane.ts";
import type { Setback } from "../lanes/patience.ts";
import type { Reply } from "../network/wire.ts";
import { refusalOf } from "../refusals.ts";
import { routeOf } from "../route.ts";
import { isEndless } from "../setback.ts";
import type { Transport } from "../transport.ts";

type Good = { readonly ok: true; readonly reply: Reply; readonly json: unknown };

/** @throws GraphFault for a surprise, SignInFault when the token is refused everywhere and no other is to be had. */
export async function settle(
  transport: Transport,
  path: string,
  outcome: Outcome,
): Promise<Good | { ok: false; refusal: Refusal }> {
  if (outcome.kind === "given-up") return { ok: false, refusal: givenUp(outcome.last, outcome.away) };
  const { reply, json } = outcome;
  if (reply.status >= 200 && reply.status < 300) return { ok: true, reply, json };
  return { ok: false, refusal: await refused(transport, path, reply.status, jsonOf(reply.body), reply.header) };
}

/** @throws as {@link settle}. */
export async function refused(
  transport: Transport,
  path: string,
  status: number,
  body: unknown,
  header: (name: string) => string | null,
): Promise<Refusal> {
  const error = errorOf(body, header);
  if (isOfToken(status, error) && !(await isTakenElsewhere(transport))) throw new SignInFault("token-refused");
  const below = transport.pathOf(path);
  return refusalOf("GET", below, routeOf(below), status, error);
}

/** What anybody may ask for, be it to be refused. */
const ANYBODY = "/organization?$select=id";

/** Asks for what has nothing to do with what failed, and is waited for as anything is. */
export const askAnything = (transport: Transport): Promise<Outcome> => transport.get({ path: ANYBODY });

/** One place may refuse every token for reasons of its own, in the words that are meant for a token. */
async function isTakenElsewhere(transport: Transport): Promise<boolean> {
  const outcome = await askAnything(transport);
  return outcome.kind === "reply" && outcome.reply.status !== 401;
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

export function answered<T>(schema: Schema<T>, value: unknown, path: string): Answer<T> {
  return { ok: true, value: parsed(schema, value, path) };
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
