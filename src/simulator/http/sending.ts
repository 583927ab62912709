/** How an answer goes out over the wire: whole, cut, or never to its end. */

import type { ServerResponse } from "node:http";
import { randomOf } from "../random.ts";
import type { Cut } from "./faults.ts";
import type { Headers } from "./route.ts";

export interface Sendable {
  readonly status: number;
  readonly headers: Headers;
  /** JSON, text or bytes. */
  readonly body: unknown;
  readonly cut: Cut | null;
}

export function send(response: ServerResponse, { status, headers, body, cut }: Sendable): void {
  if (cut === "reset") {
    response.destroy();
    return;
  }
  const json = body !== null && typeof body === "object" && !(body instanceof Uint8Array);
  const text = json ? JSON.stringify(body) : ((body ?? "") as string | Uint8Array);
  const told = typeof text === "string" ? Buffer.from(text) : text;
  const type = json ? { "content-type": "application/json;odata.metadata=minimal" } : {};
  if (cut === "endless") {
    response.writeHead(status, { ...type, ...headers });
    endless(response, told);
    return;
  }
  response.writeHead(status, { ...type, "content-length": told.length, ...headers });
  if (cut === null) response.end(told);
  else if (cut === "stalled") stalled(response, told);
  else response.write(told.subarray(0, Math.ceil(told.length / 2)), () => response.destroy());
}

/** Headers alone, or half of the body, as it falls; who waits for the rest waits for ever. */
function stalled(response: ServerResponse, told: Uint8Array): void {
  if (randomOf("stalled", told.length).chance(0.5)) response.flushHeaders();
  else response.write(told.subarray(0, Math.ceil(told.length / 2)));
}

const PIECE = Buffer.alloc(64 * 1024, " ");

/** All but the last, and then blanks for as long as somebody reads. */
export function endless(response: ServerResponse, told: Uint8Array): void {
  const more = () => {
    while (!response.destroyed && response.write(PIECE));
  };
  response.on("drain", more);
  response.write(told.subarray(0, -1), more);
}
