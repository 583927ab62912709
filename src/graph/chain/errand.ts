/**
 * One request on its way through the chain of middleware: what is wanted, and what came of it. It travels as a
 * middleware option of the Graph client, so that the address passes verbatim: `.api()` would rewrite a link.
 */

import type { Context, MiddlewareOptions } from "@microsoft/microsoft-graph-client";
import type { Secret } from "../../model/secret.ts";
import type { Mark } from "../gate/mandate.ts";
import type { Away, Lane } from "../lanes/lane.ts";
import type { Share } from "../lanes/lanes.ts";
import type { Setback } from "../lanes/patience.ts";
import type { Reply } from "../network/wire.ts";
import type { Charge, Workload } from "../workload.ts";

/** `json`: the parsed body of a good answer to an errand that wanted JSON. */
export type Outcome =
  | { readonly kind: "reply"; readonly reply: Reply; readonly json?: unknown }
  /** `away`: by the whole service, and not this request alone. */
  | { readonly kind: "given-up"; readonly last: Setback; readonly away: Away | null };

type Wanted = Pick<
  Errand,
  | "method"
  | "url"
  | "headers"
  | "body"
  | "lane"
  | "shares"
  | "asker"
  | "turn"
  | "charges"
  | "limit"
  | "json"
  | "most504"
  | "pieces"
> &
  Partial<Pick<Errand, "behalf" | "begun" | "mark" | "isProbe" | "mostFailures">>;

export class Errand implements MiddlewareOptions {
  readonly method: "GET" | "POST";
  /** Verbatim. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Whom a throttled answer pauses. */
  readonly lane: Lane;
  /** What it takes of each lane that it passes. */
  readonly shares: ReadonlyMap<Lane, Share>;
  /** Who waits in its name: askers are served in turn. */
  readonly asker: string;
  /** Of one asker's, what was begun first is served first. */
  readonly turn: number;
  /** Whom it is counted for: one entry a request, a batch has one a part. */
  readonly charges: readonly Charge[];
  /** For whom it is sent, as the gate has to know; null for nobody in particular. */
  readonly behalf: Workload | null;
  /** Of a link, the path of the list that it goes on with; null of what is none. */
  readonly begun: string | null;
  /** And what that list was begun for; null of what is none, and where nobody knows. */
  readonly mark: Mark | null;
  /** Bytes of the body, decoded, at most. */
  readonly limit: number;
  /** True when a body that is no JSON is as good as a cut one. */
  readonly json: boolean;
  /** After how many 504 it is given up, for one who can ask for less at once; null to go on as for any other failure. */
  readonly most504: number | null;
  /** After how many failures it is given up, by whoever has something else to ask for; null to go on as long as is usual. */
  readonly mostFailures: number | null;
  /** Of a batch, how many parts it has; 0 of what is none. */
  readonly pieces: number;
  /** Asked to know whether the token is taken at all: no other is had for it. */
  readonly isProbe: boolean;

  /** Left by the last handler and by the retry. */
  outcome: Outcome | null = null;
  /** The token that it was last sent with. */
  signedWith: Secret | null = null;
  /** An error as it was thrown: the Graph client would put another in its place. */
  fault: { readonly thrown: unknown } | null = null;

  constructor(wanted: Wanted) {
    this.method = wanted.method;
    this.url = wanted.url;
    this.headers = wanted.headers;
    this.body = wanted.body;
    this.lane = wanted.lane;
    this.shares = wanted.shares;
    this.asker = wanted.asker;
    this.turn = wanted.turn;
    this.charges = wanted.charges;
    this.behalf = wanted.behalf ?? null;
    this.begun = wanted.begun ?? null;
    this.mark = wanted.mark ?? null;
    this.limit = wanted.limit;
    this.json = wanted.json;
    this.most504 = wanted.most504;
    this.pieces = wanted.pieces;
    this.isProbe = wanted.isProbe ?? false;
    this.mostFailures = wanted.mostFailures ?? null;
  }

  /** Milliseconds until it may leave: the longest of what its lanes were told. */
  shutFor(): number {
    let wait = 0;
    for (const lane of this.shares.keys()) wait = Math.max(wait, lane.shutFor());
    return wait;
  }

  /** The reply that the last handler left. */
  get reply(): Reply {
    if (this.outcome?.kind !== "reply") throw new Error("the chain ended without a reply");
    return this.outcome.reply;
  }
}

/** The errand that the context carries; a request of the client's own making carries none, and may not leave. */
export function errandOf(context: Context): Errand {
  const errand = context.middlewareControl?.getMiddlewareOptions(Errand);
  if (!(errand instanceof Errand)) throw new Error("a request reached the chain by another way than an errand");
  return errand;
}
