/**
 * The only way to the tenant, as collectors see it. Known refusals come back as values; what passes (429, 503,
 * 504, cut connections) has been retried by then; anything else is thrown as a {@link GraphFault}.
 */

import type { GapCause } from "../model/gap.ts";

/** Parses what came at the frontier; throws when it has not the shape. A zod schema fits. */
export interface Schema<T> {
  parse(value: unknown): T;
}

export interface Refusal {
  readonly cause: GapCause;
  /** HTTP status of the last answer; null when none came. */
  readonly status: number | null;
  readonly code: string | null;
  readonly requestId: string | null;
  /**
   * Given up as the whole service does not answer, or has said how long it is to be left alone: nothing is known of what
   * was asked, and later it may be had.
   */
  readonly away?: "silent" | "ordered";
  /** Milliseconds for which one place alone, a mailbox or a channel, is to be left by its own order: later it may be had. */
  readonly wait?: number;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export interface GraphPage<T> {
  readonly items: readonly T[];
  /** `@odata.nextLink`, verbatim from its path on, behind a word for what the list was begun for; null on the last page. */
  readonly next: string | null;
  /** `@odata.deltaLink`, likewise, on the last page of a delta. */
  readonly delta: string | null;
  /** `@odata.count` when it was asked for, on the first page. */
  readonly count: number | null;
  /** The delta token was refused (410), is ill, or brings something else: the walk has to start again from nothing, and this page is empty. */
  readonly resync: boolean;
  /** The list had to begin again: this is its first page, and its rows are told again. */
  readonly anew?: true;
}

export interface RequestOptions {
  /** Sent on every page again, as links do not carry headers: `ConsistencyLevel`, `Prefer`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface PagesOptions extends RequestOptions {
  /**
   * A next or delta link to go on from, as it was given, in the place of the path. One of a list that was begun for more
   * than the path asks for, or for less, is not followed: the list begins anew.
   */
  readonly from?: string | null;
  /**
   * An earlier scan kept that link, and the list may begin anew for it: where it fails, and the path does not, the answer is
   * `resync`.
   */
  readonly kept?: boolean;
  /** Rows of the page that led there, when it came by another way (a batch); null where it is not known. */
  readonly before?: number | null;
}

export interface BatchPart<T> {
  readonly id: string;
  readonly path: string;
  readonly schema: Schema<T>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Paths begin with `/` and are relative to the Graph root, version left out: `/users?$select=id`. */
export interface Graph {
  get<T>(path: string, schema: Schema<T>, options?: RequestOptions): Promise<Answer<T>>;
  /** Every page in order; ends after the last page, or after the first refusal. A link that was followed before ends it as `unexpected`; a link that is ill begins a plain list again from its first page, whose rows are then told again, and ends it as `unexpected` when that does not help. */
  pages<T>(path: string, schema: Schema<T>, options?: PagesOptions): AsyncIterable<Answer<GraphPage<T>>>;
  /**
   * Any number of GETs in batches of 20; throttled parts are retried alone. Answers by part id, each once, as they come:
   * who keeps them at once has less to ask again when the process is killed.
   */
  batch<T>(parts: readonly BatchPart<T>[]): AsyncIterable<ReadonlyMap<string, Answer<T>>>;
  /** A report's rows by column name, trimmed; the redirect is followed without the token. */
  report(path: string): AsyncIterable<Answer<Readonly<Record<string, string>>>>;
  /**
   * What SharePoint reads of a file when it is told to (`extractSensitivityLabels`): a request that may renew what is
   * kept of the file, and so leaves only in a run that was told to send it.
   */
  extract<T>(path: string, schema: Schema<T>): Promise<Answer<T>>;
  /** A file's bytes, at most `limit` of them: more is refused as `too-large`. The redirect is followed without the token. */
  download(path: string, limit: number): Promise<Answer<Uint8Array | "too-large">>;
}

/** A defect or a surprise: the request (method and route, no query), the status and Graph's code. */
export class GraphFault extends Error {
  override readonly name = "GraphFault";
  readonly status: number | null;
  readonly code: string | null;
  readonly requestId: string | null;
  constructor(
    message: string,
    about: { status?: number | null; code?: string | null; requestId?: string | null; cause?: unknown } = {},
  ) {
    super(message, about.cause === undefined ? undefined : { cause: about.cause });
    this.status = about.status ?? null;
    this.code = about.code ?? null;
    this.requestId = about.requestId ?? null;
  }

  /** The same as the refusal of one place, for those who go on with the others. */
  refusal(): Refusal {
    const { status, code, requestId } = this;
    return {
      cause: "unexpected",
      status,
      code: code ?? (status === null ? "unexpectedAnswer" : String(status)),
      requestId,
    };
  }
}
