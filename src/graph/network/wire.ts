/**
 * The way out: one pool of connections for the whole process, through the proxy that the environment names, except
 * to this machine. An address leaves as it was given; redirects are never followed here.
 */

import type { Dispatcher } from "undici";
import { ENCODINGS, readBody } from "../body.ts";
import { isLocal } from "./hosts.ts";

interface WireRequest {
  readonly method: "GET" | "POST" | "HEAD";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** An HTTP answer, read to its end; `body` is `too-large` when it passed the limit. */
export interface Reply {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly body: Uint8Array | "too-large";
  /** As they came over the wire. */
  readonly bytes: number;
}

export interface Stream extends Omit<Reply, "body" | "bytes"> {
  readonly body: Dispatcher.ResponseData["body"];
}

export interface Wire {
  /** Reads the whole body: at most `limit` bytes of a good answer, and of a refusal what an error may weigh. */
  send(request: WireRequest, limit: number): Promise<Reply>;
  open(request: WireRequest): Promise<Stream>;
  close(): Promise<void>;
}

/** A refusal's body is a sentence and some identifiers. */
const REFUSAL_LIMIT = 1_000_000;

/** Graph itself answers 504 after about a minute; a link that says nothing for longer is dead. */
const TIMEOUTS = { connect: { timeout: 15_000 }, headersTimeout: 120_000, bodyTimeout: 90_000 };

export async function openWire(env: Readonly<Record<string, string | undefined>>): Promise<Wire> {
  const { Agent, EnvHttpProxyAgent } = await import("undici");
  const direct = new Agent(TIMEOUTS);
  const httpsProxy = env.HTTPS_PROXY || env.https_proxy;
  const proxied = httpsProxy
    ? new EnvHttpProxyAgent({
        ...TIMEOUTS,
        httpProxy: "",
        httpsProxy,
        noProxy: env.NO_PROXY ?? env.no_proxy ?? "",
      })
    : direct;

  async function open({ method, url, headers, body, signal }: WireRequest): Promise<Stream> {
    const { origin, path, hostname } = targetOf(url);
    const answer = await (isLocal(hostname) ? direct : proxied).request({
      origin,
      path,
      method,
      headers: { "accept-encoding": ENCODINGS, ...headers },
      body: body ?? null,
      signal,
    });
    // A stream that nobody reads yet may fail all the same, and would end the process.
    answer.body.on("error", () => undefined);
    return {
      status: answer.statusCode,
      header: (name) => [answer.headers[name.toLowerCase()] ?? []].flat().join(", ") || null,
      body: answer.body,
    };
  }

  return {
    open,
    async send(request, limit) {
      const { status, header, body: stream } = await open(request);
      let bytes = 0;
      const most = status < 300 ? limit : REFUSAL_LIMIT;
      const body = await readBody(stream, header("content-encoding"), most, (count) => {
        bytes += count;
      });
      return { status, header, body, bytes };
    },
    async close() {
      await Promise.all([...new Set([direct, proxied])].map((agent) => agent.destroy()));
    },
  };
}

/** The path verbatim: parsing it would write some characters of an opaque link in another way. */
function targetOf(url: string): { origin: string; path: string; hostname: string } {
  const { origin, hostname, pathname, search } = new URL(url);
  const verbatim = /^[a-z]+:\/\/[^/?#]+(\/[\x21-\x7e]*)$/i.exec(url)?.[1]?.replace(/#.*$/, "");
  return { origin, hostname, path: verbatim ?? pathname + search };
}
