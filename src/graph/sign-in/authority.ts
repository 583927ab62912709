/**
 * How the sign-in library reaches the authority: over our own connections, so that proxies, certificates, time
 * limits and interruption are the same everywhere, and so that its refusals are known as they came, whatever the
 * library makes of them.
 */

import type { TokenCredentialOptions } from "@azure/identity";
import type { UnreachableCode } from "../../model/sign-in.ts";
import { jsonOf } from "../error-body.ts";
import { isLocal, isMicrosoftAuthority, isSafe } from "../network/hosts.ts";
import { troubleOf } from "../network/trouble.ts";
import type { Wire } from "../network/wire.ts";
import { passes, type Refused, refusedBy } from "./entra.ts";

export type HttpClient = NonNullable<TokenCredentialOptions["httpClient"]>;
type Answer = Awaited<ReturnType<HttpClient["sendRequest"]>>;

export interface AuthorityClient extends HttpClient {
  /** What the authority first said against us in this sign-in, and the network last. */
  readonly refused: Refused | null;
  readonly trouble: UnreachableCode | null;
  /** False when the library asked nobody: it refuses for a while to ask again what failed a moment ago. */
  readonly asked: boolean;
  /** Begins one sign-in, all of whose requests end with this signal. */
  begin(signal: AbortSignal): void;
}

export interface Whereto {
  readonly authority: string;
  readonly ofMachine: boolean;
  /** What is said of who asks: `User-Agent`. */
  readonly agent: string;
}

const ANSWER_LIMIT = 1_000_000;

/** @param ofMachine the machine itself signs in: its own endpoint is where its host says. */
export function authorityClient(wire: Wire, { authority, ofMachine, agent }: Whereto): AuthorityClient {
  let refused: Refused | null = null;
  let trouble: UnreachableCode | null = null;
  let asked = false;
  let signal: AbortSignal = new AbortController().signal;
  return {
    get refused() {
      return refused;
    },
    get trouble() {
      return trouble;
    },
    get asked() {
      return asked;
    },
    begin(next) {
      asked = false;
      refused = null;
      trouble = null;
      signal = next;
    },
    async sendRequest(request) {
      asked = true;
      const url = new URL(request.url);
      if (!isSafe(url) && !isLocal(url.hostname)) throw new Error("a sign-in over a connection that is not encrypted");
      if (!ofMachine && !isAuthority(url, new URL(authority)))
        throw new Error("a sign-in elsewhere than at its authority");
      try {
        const reply = await wire.send(
          {
            method: request.method === "GET" ? "GET" : request.method === "HEAD" ? "HEAD" : "POST",
            url: request.url,
            headers: { ...untold(request.headers.toJSON()), "user-agent": agent },
            ...(typeof request.body === "string" ? { body: untoldForm(request.body) } : {}),
            signal,
          },
          ANSWER_LIMIT,
        );
        const body = jsonOf(reply.body);
        // A page in its place, and one without an end: somebody else answers.
        const odd = reply.status < 400 && body === undefined;
        trouble = odd || reply.status >= 500 || passes(reply.status, body) ? "no-answer" : null;
        // The first one: the library may go on asking with what it was not given.
        if (reply.status >= 400 && trouble === null) refused ??= refusedBy(body);
        const bodyAsText = reply.body === "too-large" ? "" : Buffer.from(reply.body).toString("utf8");
        return { request, status: reply.status, headers: headersOf(reply.header), bodyAsText };
      } catch (cause) {
        trouble = troubleOf(cause);
        throw cause;
      }
    },
  };
}

/** What the library tells of this machine and of its own earlier requests (`x-client-OS`, `x-client-last-telemetry`): nothing needs it. */
const TELEMETRY = /^x-client-/i;

const untold = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !TELEMETRY.test(name) && !/^user-agent$/i.test(name)));

const untoldForm = (body: string) =>
  body
    .split("&")
    .filter((pair) => !TELEMETRY.test(pair))
    .join("&");

/** The authority may name addresses of its own for a token; those of Microsoft stand for one another. */
function isAuthority({ host, hostname }: URL, authority: URL): boolean {
  if (host === authority.host) return true;
  return isMicrosoftAuthority(hostname) && isMicrosoftAuthority(authority.hostname);
}

/** Headers as the library wants them; it asks for few, by name. */
function headersOf(header: (name: string) => string | null): Answer["headers"] {
  const known = new Map<string, string>();
  for (const name of ["content-type", "retry-after", "www-authenticate", "x-ms-request-id", "date"]) {
    const value = header(name);
    if (value !== null) known.set(name, value);
  }
  return {
    get: (name) => known.get(name.toLowerCase()),
    has: (name) => known.has(name.toLowerCase()),
    set: (name, value) => void known.set(name.toLowerCase(), String(value)),
    delete: (name) => void known.delete(name.toLowerCase()),
    toJSON: () => Object.fromEntries(known),
    [Symbol.iterator]: () => known.entries(),
  };
}
