/**
 * Microsoft's addresses on this machine, for programs that take no other: TLS on 127.0.0.1:443, tokens for whoever
 * asks at the sign-in address, and the simulated tenant behind `graph.microsoft.com`. It answers in a network namespace
 * that holds nothing but a loopback: nothing could leave the machine.
 */

import { createServer } from "node:https";
import { generate } from "selfsigned";
import { Agent, request } from "undici";
import type { Tenant } from "../tenant/tenant.ts";

export const GRAPH = "graph.microsoft.com";
export const SIGN_IN = "login.microsoftonline.com";
const HTTPS = 443;

export interface Front {
  /** Of the authority that its certificate bears, to be trusted by those who are measured. */
  readonly certificate: string;
  /** `status METHOD address` of what the tenant did not know: a peer measured so would be measured wrongly. */
  readonly unknown: readonly string[];
  close(): Promise<void>;
}

interface Asked {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

interface Told {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export async function openFront(tenant: Tenant): Promise<Front> {
  const { cert, private: key } = await generate([{ name: "commonName", value: GRAPH }], {
    keySize: 2048,
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [GRAPH, SIGN_IN].map((value) => ({ type: 2 as const, value })) },
    ],
  });
  const agent = new Agent();
  const unknown: string[] = [];
  const server = createServer({ cert, key }, async (incoming, outgoing) => {
    const pieces: Buffer[] = [];
    for await (const piece of incoming) pieces.push(piece as Buffer);
    const asked = {
      method: incoming.method ?? "GET",
      host: incoming.headers.host ?? "",
      path: incoming.url ?? "/",
      headers: incoming.headers as Record<string, string>,
      body: Buffer.concat(pieces).toString(),
    };
    const told = asked.host.startsWith(SIGN_IN) ? signIn(asked, tenant) : await forwarded(asked, tenant, agent);
    if (told.status >= 400) unknown.push(`${told.status} ${asked.method} ${asked.host}${asked.path}`);
    outgoing.writeHead(told.status, told.headers).end(told.body);
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(HTTPS, "127.0.0.1", resolve));
  return {
    certificate: cert,
    unknown,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await agent.close();
    },
  };
}

async function forwarded({ method, path, headers, body }: Asked, { graphUrl }: Tenant, agent: Agent): Promise<Told> {
  const { authorization = "", prefer, consistencylevel } = headers;
  const answer = await request(new URL(graphUrl).origin + path, {
    method: method as "GET",
    dispatcher: agent,
    headers: {
      authorization,
      "content-type": headers["content-type"] ?? "application/json",
      ...(prefer && { prefer }),
      ...(consistencylevel && { consistencylevel }),
    },
    body: method === "GET" ? null : body,
  });
  const told = (await answer.body.text()).replaceAll(graphUrl, `https://${GRAPH}/v1.0`);
  return { status: answer.statusCode, headers: { "content-type": "application/json" }, body: told };
}

/** Whatever is presented is taken: this is a stand-in for the service, not a test of how anybody signs in. */
function signIn({ path }: Asked, { token, tenantId }: Tenant): Told {
  const base = `https://${SIGN_IN}/${tenantId}`;
  const json = (value: object) => ({
    status: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(value),
  });
  if (path.includes("/oauth2/v2.0/token"))
    return json({ token_type: "Bearer", expires_in: 86_400, ext_expires_in: 86_400, access_token: token });
  if (path.includes("/discovery/instance"))
    return json({
      tenant_discovery_endpoint: `${base}/v2.0/.well-known/openid-configuration`,
      "api-version": "1.1",
      metadata: [{ preferred_network: SIGN_IN, preferred_cache: SIGN_IN, aliases: [SIGN_IN] }],
    });
  return json({
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  });
}
