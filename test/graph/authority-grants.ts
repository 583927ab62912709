/** What the local authority grants, and what it refuses, as Microsoft Entra words it. */

import { decodeProtectedHeader, jwtVerify } from "jose";
import { type AuthorityOptions, thumbprintsOf } from "./authority.ts";

export interface Given {
  readonly options: AuthorityOptions;
  url: string;
  tokens: number;
  outages: number;
  polls: number;
  readonly sign: (claims: Record<string, unknown>) => Promise<string>;
}

interface Answer {
  readonly status: number;
  readonly json: unknown;
}

/** As Entra allows for clocks that differ; the library rounds seconds up. */
const clockTolerance = 300;
const GRAPH = "https://graph.microsoft.com";

export function entraError(number: number, error: string, status = 400): Answer {
  const description = `AADSTS${number}: words that may hold a name. Trace ID: 11111111-2222-3333-4444-555555555555`;
  const json = {
    error,
    error_description: description,
    error_codes: [number],
    timestamp: "2026-01-01 00:00:00Z",
    trace_id: "11111111-2222-3333-4444-555555555555",
    correlation_id: "66666666-2222-3333-4444-555555555555",
  };
  return { status, json };
}

export function discoveryOf(url: string, tenant: string): Answer {
  const base = `${url}/${tenant}`;
  return {
    status: 200,
    json: {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_types_supported: ["code", "id_token"],
      subject_types_supported: ["pairwise"],
      token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt"],
    },
  };
}

export async function grant(path: string, form: URLSearchParams, state: Given): Promise<Answer> {
  const { clientId, faults = {} } = state.options;
  if (form.get("client_id") !== clientId) return entraError(700016, "unauthorized_client");
  if (path === "oauth2/v2.0/devicecode") return deviceCode(state);
  if (path !== "oauth2/v2.0/token") return { status: 404, json: {} };
  if (state.outages < (faults.outages ?? 0)) {
    state.outages += 1;
    return { status: 503, json: {} };
  }
  if (faults.refuse !== undefined) return entraError(faults.refuse, "invalid_grant");
  const type = form.get("grant_type");
  if (type === "client_credentials") return (await odd(form, state)) ?? (await forApplication(form, state));
  if (type?.endsWith("device_code")) return await forDevice(state);
  return type === "refresh_token" ? await forPerson(state) : entraError(70003, "unsupported_grant_type");
}

/** What is wrong with the credential, or null. */
async function odd(form: URLSearchParams, state: Given): Promise<Answer | null> {
  const { secret, faults = {} } = state.options;
  const assertion = form.get("client_assertion");
  if (assertion !== null) return await oddAssertion(assertion, state);
  if (faults.secretExpired) return entraError(7000222, "invalid_client", 401);
  return secret !== undefined && form.get("client_secret") === secret
    ? null
    : entraError(7000215, "invalid_client", 401);
}

async function oddAssertion(assertion: string, { options, url }: Given): Promise<Answer | null> {
  const { certificatePem, federated, clientId, tenantId } = options;
  const header = decodeProtectedHeader(assertion) as { x5t?: string; "x5t#S256"?: string };
  if (federated !== undefined) {
    const { issuer, subject, publicKey } = federated;
    const wanted = { issuer, subject, audience: "api://AzureADTokenExchange", clockTolerance };
    return await jwtVerify(assertion, publicKey, wanted).then(
      () => null,
      () => entraError(700213, "invalid_client", 401),
    );
  }
  if (certificatePem === undefined) return entraError(700027, "invalid_client", 401);
  const { x5t, x5tS256, publicKey } = thumbprintsOf(certificatePem);
  if (header.x5t !== x5t && header["x5t#S256"] !== x5tS256) return entraError(700027, "invalid_client", 401);
  const audience = `${url}/${tenantId}/oauth2/v2.0/token`;
  const wanted = { issuer: clientId, subject: clientId, audience, clockTolerance };
  return await jwtVerify(assertion, publicKey, wanted).then(
    () => null,
    () => entraError(700027, "invalid_client", 401),
  );
}

async function forApplication(form: URLSearchParams, { options, sign }: Given): Promise<Answer> {
  if (form.get("scope")?.split(" ")[0] !== `${GRAPH}/.default`) return entraError(70011, "invalid_scope");
  const { tenantId: tid, clientId: appid, roles, faults = {} } = options;
  const access_token = await sign({
    aud: GRAPH,
    tid,
    appid,
    idtyp: "app",
    ...(roles.length === 0 ? {} : { roles }),
  });
  return { status: 200, json: { token_type: "Bearer", expires_in: faults.lifetimeSeconds ?? 3600, access_token } };
}

function deviceCode({ options }: Given): Answer {
  if (options.scopes === undefined) return entraError(7000218, "invalid_client", 401);
  const json = {
    device_code: "device-code-1",
    user_code: "ABCD-EFGH",
    verification_uri: "https://microsoft.com/devicelogin",
    expires_in: options.faults?.person === "is-late" ? 1 : 900,
    interval: 1,
    message: "To sign in, open the page and enter the code ABCD-EFGH.",
  };
  return { status: 200, json };
}

async function forDevice(state: Given): Promise<Answer> {
  const { faults = {} } = state.options;
  if (faults.person === "declines") return entraError(50199, "authorization_declined");
  state.polls += 1;
  const waiting = faults.person === "is-late" || state.polls <= (faults.pending ?? 0);
  return waiting ? entraError(70016, "authorization_pending") : await forPerson(state);
}

async function forPerson({ options, sign, url }: Given): Promise<Answer> {
  const { tenantId: tid, clientId, scopes = [] } = options;
  const person = { tid, oid: "00000000-0000-0000-0000-00000000000a", sub: "person", preferred_username: "agent@x.fr" };
  const scp = scopes.join(" ");
  const client_info = Buffer.from(JSON.stringify({ uid: person.oid, utid: tid })).toString("base64url");
  return {
    status: 200,
    json: {
      token_type: "Bearer",
      // Entra says what was asked for beside what was given, and the library knows its token again by it.
      scope: `${scp} ${GRAPH}/.default`,
      expires_in: 3600,
      access_token: await sign({ aud: GRAPH, appid: clientId, idtyp: "user", scp, ...person }),
      id_token: await sign({ aud: clientId, iss: `${url}/${tid}/v2.0`, ...person }),
      refresh_token: "refresh-1",
      client_info,
    },
  };
}
