/** Which way of signing in the environment asks for, and where: read once, checked before anything is sent. */

import { Secret } from "../../model/secret.ts";
import { REAL_TIME, type Tempo, tempoOf } from "../clock.ts";
import { SignInFault } from "../faults.ts";
import { isLoopback, isMicrosoftAuthority, isMicrosoftGraph, isSafe } from "../network/hosts.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

const METHODS = ["secret", "certificate", "workload", "managed-identity", "device-code"] as const;
type MethodName = (typeof METHODS)[number];

export type Method =
  | { readonly kind: "token"; readonly token: Secret }
  | { readonly kind: "secret"; readonly tenantId: string; readonly clientId: string; readonly secret: Secret }
  | {
      readonly kind: "certificate";
      readonly tenantId: string;
      readonly clientId: string;
      readonly path: string;
      readonly password: Secret | null;
    }
  | { readonly kind: "workload"; readonly tenantId: string; readonly clientId: string; readonly path: string }
  | { readonly kind: "managed-identity"; readonly clientId: string | null }
  | { readonly kind: "device-code"; readonly tenantId: string; readonly clientId: string };

export interface SignInSettings {
  readonly method: Method;
  /** Graph's root, version included, without a final slash. */
  readonly root: string;
  readonly scope: string;
  /** With its scheme, without a final slash. */
  readonly authority: string;
  /** The authority is not Microsoft's: nobody else can vouch for it. */
  readonly unlistedAuthority: boolean;
  /** How fast time passes: as it does, but for a tenant that is served on this machine. */
  readonly tempo: Tempo;
}

const GRAPH = "https://graph.microsoft.com/v1.0";
const AUTHORITY = "https://login.microsoftonline.com";

/** What each way needs, besides what it may use. The first three are tried in this order when none is named. */
const NEEDED: Readonly<Record<MethodName, readonly string[]>> = {
  secret: ["AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET"],
  certificate: ["AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_CERTIFICATE_PATH"],
  workload: ["AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_FEDERATED_TOKEN_FILE"],
  "managed-identity": [],
  "device-code": ["AZURE_TENANT_ID", "AZURE_CLIENT_ID"],
};
/** What can be part of an address: an id, or the domain of a tenant. */
const IDS = ["AZURE_TENANT_ID", "AZURE_CLIENT_ID"] as const;
const ID = /^[\w.-]+$/;
const BY_THEMSELVES = ["secret", "certificate", "workload"] as const;

export function settingsOf(env: Environment): SignInSettings {
  const root = rootOf(env.BASCULE_GRAPH_URL?.trim() || GRAPH);
  const authority = authorityOf(env.AZURE_AUTHORITY_HOST?.trim() || AUTHORITY);
  const graph = new URL(root);
  return {
    method: methodOf(env),
    root,
    scope: `${isMicrosoftGraph(graph.hostname) ? graph.origin : new URL(GRAPH).origin}/.default`,
    authority: authority.href.replace(/\/+$/, ""),
    unlistedAuthority: !isMicrosoftAuthority(authority.hostname),
    tempo: tempoFor(graph.hostname, env.BASCULE_CLOCK_SPEED?.trim() ?? ""),
  };
}

/** @throws SignInFault of settings that nobody could sign in with, or that would send a secret to a stranger. */
export function checkSettings(env: Environment, accepted: readonly string[]): void {
  refuseForeignHosts(settingsOf(env), accepted);
}

/** Who gets the token, or what proves the application, and is neither Microsoft nor this machine: by the variable that names it. */
export function foreignHosts({ root, authority, method }: SignInSettings): ReadonlyMap<string, string> {
  const [graph, signIn] = [new URL(root).hostname, new URL(authority).hostname];
  const asksAuthority = method.kind !== "token" && method.kind !== "managed-identity";
  const foreign = new Map<string, string>();
  if (!isLoopback(graph) && !isMicrosoftGraph(graph)) foreign.set("BASCULE_GRAPH_URL", graph);
  if (asksAuthority && !isLoopback(signIn) && !isMicrosoftAuthority(signIn))
    foreign.set("AZURE_AUTHORITY_HOST", signIn);
  return foreign;
}

/**
 * A `.env` of the working folder is enough to name another host: what it says is not enough to send a secret there.
 * @param accepted hosts that the administration's configuration takes for its own.
 */
export function refuseForeignHosts(settings: SignInSettings, accepted: readonly string[]): void {
  const own = new Set(accepted.map((host) => host.toLowerCase()));
  const refused = [...foreignHosts(settings)].filter(([, host]) => !own.has(host.toLowerCase()));
  if (refused.length === 0) return;
  throw new SignInFault("foreign-host", {
    variables: refused.map(([variable]) => variable),
    hosts: [...new Set(refused.map(([, host]) => host))],
  });
}

/** Waits that Microsoft asks for are kept in full; a pretended tenant alone may be waited for in less. */
function tempoFor(host: string, given: string): Tempo {
  if (given === "") return REAL_TIME;
  const tempo = isLoopback(host) ? tempoOf(given, Date.now()) : null;
  if (tempo === null) throw new SignInFault("clock-speed", { variables: ["BASCULE_CLOCK_SPEED"] });
  return tempo;
}

function rootOf(given: string): string {
  const url = URL.parse(given);
  const odd = url === null || url.search !== "" || url.hash !== "" || url.pathname.replaceAll("/", "") === "";
  if (odd || !isSafe(url)) throw new SignInFault("graph-url", { variables: ["BASCULE_GRAPH_URL"] });
  return url.href.replace(/\/+$/, "");
}

/** A bare host is taken for an https one, as other tools of Azure take it. */
function authorityOf(given: string): URL {
  const url = URL.parse(/^[a-z]+:\/\//i.test(given) ? given : `https://${given}`);
  if (url === null || url.protocol !== "https:" || !isSafe(url)) {
    throw new SignInFault("authority-url", { variables: ["AZURE_AUTHORITY_HOST"] });
  }
  return url;
}

function methodOf(env: Environment): Method {
  const token = env.BASCULE_ACCESS_TOKEN?.trim();
  const set = (name: string) => (env[name]?.trim() ?? "") !== "";
  const asked = env.BASCULE_AUTH?.trim() ?? "";
  if (token && asked) throw new SignInFault("two-ways", { variables: ["BASCULE_ACCESS_TOKEN", "BASCULE_AUTH"] });
  if (token) return { kind: "token", token: new Secret(token) };
  if (asked !== "" && !isMethodName(asked)) throw new SignInFault("unknown-method", { variables: ["BASCULE_AUTH"] });
  const name = isMethodName(asked) ? asked : BY_THEMSELVES.find((each) => NEEDED[each].every(set));
  const missing = (name === undefined ? nearest(set) : NEEDED[name]).filter((variable) => !set(variable));
  if (name === undefined || missing.length > 0) throw new SignInFault("missing-variable", { variables: missing });
  const malformed = IDS.filter((variable) => set(variable) && !ID.test(env[variable]?.trim() ?? ""));
  if (malformed.length > 0) throw new SignInFault("malformed-id", { variables: malformed });
  return build(name, env);
}

/** What is missing of the way that wants least: one who has set a certificate is not told of a secret. */
function nearest(set: (name: string) => boolean): readonly string[] {
  const begun = BY_THEMSELVES.find((name) => set(NEEDED[name].at(-1) ?? ""));
  return NEEDED[begun ?? "secret"];
}

function build(name: MethodName, env: Environment): Method {
  const read = (variable: string) => env[variable]?.trim() ?? "";
  const app = { tenantId: read("AZURE_TENANT_ID"), clientId: read("AZURE_CLIENT_ID") };
  if (name === "managed-identity") return { kind: name, clientId: app.clientId || null };
  if (name === "device-code") return { kind: name, ...app };
  if (name === "secret") return { kind: name, ...app, secret: new Secret(read("AZURE_CLIENT_SECRET")) };
  if (name === "workload") return { kind: name, ...app, path: read("AZURE_FEDERATED_TOKEN_FILE") };
  const password = env.AZURE_CLIENT_CERTIFICATE_PASSWORD ? new Secret(env.AZURE_CLIENT_CERTIFICATE_PASSWORD) : null;
  return { kind: name, ...app, path: read("AZURE_CLIENT_CERTIFICATE_PATH"), password };
}

function isMethodName(text: string): text is MethodName {
  return METHODS.some((name) => name === text);
}
