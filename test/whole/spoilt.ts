/** Stands before a simulated tenant and changes what it answers, for answers that no simulated ministry would give. */

import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type Json = Record<string, unknown>;
/** Given the address below the host, and the body of a good answer, part of a batch or not; changes it in place. */
export type Spoil = (path: string, body: Json) => void;

export interface Spoilt {
  readonly graphUrl: string;
  close(): Promise<void>;
}

export async function spoilt(graphUrl: string, spoil: Spoil): Promise<Spoilt> {
  const tenant = new URL(graphUrl);
  const server = createServer(async (asked, response) => {
    const sent = await text(asked);
    const answer = await passedOn(tenant, asked, sent);
    const headers = { ...answer.headers };
    delete headers["content-length"];
    delete headers["transfer-encoding"];
    const told = (await text(answer)).replaceAll(tenant.origin, origin);
    const isGood = (answer.statusCode ?? 0) < 300 && /json/.test(String(headers["content-type"]));
    response
      .writeHead(answer.statusCode ?? 500, headers)
      .end(isGood ? changed(spoil, asked.url ?? "", sent, told) : told);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    graphUrl: origin + tenant.pathname,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function passedOn(tenant: URL, { method, url, headers }: IncomingMessage, sent: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(
      new URL(url ?? "/", tenant),
      { method: method ?? "GET", headers: { ...headers, host: tenant.host, "accept-encoding": "identity" } },
      resolve,
    )
      .on("error", reject)
      .end(sent);
  });
}

function changed(spoil: Spoil, path: string, sent: string, told: string): string {
  const body = JSON.parse(told) as Json;
  if (!path.endsWith("/$batch")) spoil(path, body);
  else {
    const asked = (JSON.parse(sent) as { requests: { id: string; url: string }[] }).requests;
    for (const { id, status, body: part } of body.responses as { id: string; status: number; body: Json }[])
      if (status < 300) spoil(asked.find((each) => each.id === id)?.url ?? "", part);
  }
  return JSON.stringify(body);
}
