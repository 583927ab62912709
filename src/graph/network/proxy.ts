/**
 * The proxy that the environment names for encrypted addresses, as curl takes it: a bare `host:3128` is an http one.
 * https://everything.curl.dev/usingcurl/proxies/env.html
 */

import { Secret } from "../../model/secret.ts";
import { SignInFault } from "../faults.ts";

type Environment = Readonly<Record<string, string | undefined>>;

export interface Proxy {
  /** It may hold a name and a password. */
  readonly address: Secret;
  /** Hosts that are reached without it, by commas. */
  readonly except: string;
}

/** Those that undici speaks. */
const SCHEMES = new Set(["http:", "https:", "socks:", "socks5:"]);

/** A variable that is set to nothing is not set. @throws SignInFault when what is set is no proxy that can be used. */
export function proxyOf(env: Environment): Proxy | null {
  const variable = named(env, "HTTPS_PROXY") ?? named(env, "https_proxy");
  if (variable === null) return null;
  const { name, value } = variable;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  if (!isUsable(URL.parse(address))) throw new SignInFault("proxy-url", { variables: [name] });
  return { address: new Secret(address), except: (named(env, "NO_PROXY") ?? named(env, "no_proxy"))?.value ?? "" };
}

function named(env: Environment, name: string): { readonly name: string; readonly value: string } | null {
  const value = env[name]?.trim() ?? "";
  return value === "" ? null : { name, value };
}

function isUsable(url: URL | null): boolean {
  if (url === null || url.hostname === "" || !SCHEMES.has(url.protocol) || !/^\/?$/.test(url.pathname)) return false;
  try {
    // Its name and password are sent as they read.
    decodeURIComponent(url.username + url.password);
    return true;
  } catch {
    return false;
  }
}
