/**
 * The way out: one pool of connections for the whole process, through the proxy that the environment names, except
 * to this machine. An address leaves as it was given; redirects are never followed here. What says nothing for a
 * minute is cut, wherever it stopped: connection, tunnel, encryption, headers or body; so is a body that drips.
 */

import type { Readable } from "node:stream";
import { ENCODINGS, readBody } from "../body.ts";
import { isLocal } from "./hosts.ts";
import { proxyOf } from "./proxy.ts";
import { SILENCE, steady } from "./steady.ts";
import { targetOf } from "./target.ts";

export interface WireRequest {
  readonly method: "GET" | "POST" | "HEAD";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
  /** Of an address that Graph signed, the path below the root that it was signed for: it is told by that alone. */
  readonly route?: string;
}

/** An HTTP answer, read to its end; `body` is `too-large` when it passed the limit. */
export interface Reply {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly body: Uint8Array | "too-large";
  /** As they came over the wire. */
  readonly bytes: number;
}

/** An HTTP answer whose body is still to come: it is read once, or left. */
export interface Stream extends Omit<Reply, "body" | "bytes"> {
  /** As it comes over the wire; fails when it is cut, stalls or drips. `onBytes` is told of every chunk. */
  chunks(onBytes: (count: number) => void): AsyncIterable<Uint8Array>;
  leave(): void;
}

export interface Wire {
  /** Reads the whole body: at most `limit` bytes of a good answer, and of a refusal what an error may weigh. */
  send(request: WireRequest, limit: number): Promise<Reply>;
  open(request: WireRequest): Promise<Stream>;
  close(): Promise<void>;
}

/** A refusal's body is a sentence and some identifiers. */
const REFUSAL_LIMIT = 1_000_000;

/** For a connection, its encryption and a proxy's tunnel: they take a second or never end. */
const CONNECT = 15_000;

/** A proxy that reads what it passes on wants to be signed in to, in the place of whoever was asked (RFC 9110, RFC 6585). */
const OF_A_PROXY = new Set([407, 511]);

/** Said here, so that neither `NODE_TLS_REJECT_UNAUTHORIZED` nor an option of Node's takes it back. */
const TLS = { minVersion: "TLSv1.2", rejectUnauthorized: true } as const;

class ProxyRefusal extends Error {
  override readonly name = "ProxyRefusal";
}

/** Undici's own clock ticks twice a second, and a busy machine may need as much: nothing is cut sooner. */
const SOONEST = 1_000;

/** @param speed how much faster than real the time of the run passes: 1 but in tests. */
export async function openWire(env: Readonly<Record<string, string | undefined>>, speed = 1): Promise<Wire> {
  const { Agent, EnvHttpProxyAgent, Pool } = await import("undici");
  const quickened = (milliseconds: number) => Math.max(SOONEST, milliseconds / speed);
  const silence = quickened(SILENCE);
  const timeouts = { headersTimeout: silence, bodyTimeout: silence };
  // A connection for each request on its way: one that dies takes a single request with it.
  const options = { ...timeouts, connectTimeout: quickened(CONNECT), allowH2: false, connect: TLS };
  const direct = new Agent(options);
  const proxy = proxyOf(env);
  const proxied = proxy
    ? new EnvHttpProxyAgent({
        ...options,
        // The way to the proxy itself: it may take the connection, and never open the tunnel.
        clientFactory: (origin, ofClient) => new Pool(origin, { ...ofClient, ...timeouts, allowH2: false }),
        requestTls: TLS,
        // Of a SOCKS proxy, it would say that the way to it is encrypted, which none is.
        ...(/^socks/i.test(proxy.address.reveal()) ? {} : { proxyTls: TLS }),
        httpProxy: "",
        httpsProxy: proxy.address.reveal(),
        noProxy: proxy.except,
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
    const incoming: Readable = answer.body;
    // A stream that nobody reads yet may fail all the same, and would end the process.
    incoming.on("error", () => undefined);
    if (OF_A_PROXY.has(answer.statusCode)) {
      incoming.destroy();
      throw new ProxyRefusal(`a proxy answered ${answer.statusCode}`);
    }
    return {
      status: answer.statusCode,
      header: (name) => [answer.headers[name.toLowerCase()] ?? []].flat().join(", ") || null,
      chunks: (onBytes) => steady(incoming, silence, onBytes),
      leave: () => void incoming.destroy(),
    };
  }

  return {
    open,
    async send(request, limit) {
      const { status, header, chunks } = await open(request);
      let bytes = 0;
      const most = status < 300 ? limit : REFUSAL_LIMIT;
      const coming = chunks((count) => {
        bytes += count;
      });
      const body = await readBody(coming, header("content-encoding"), most);
      return { status, header, body, bytes };
    },
    async close() {
      await Promise.all([...new Set([direct, proxied])].map((agent) => agent.destroy()));
    },
  };
}
