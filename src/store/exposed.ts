/** Files that hold a secret and that other accounts of this machine may read. */

import { statSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import type { Environment } from "./environment.ts";

export interface Exposed {
  readonly file: string;
  /** As `chmod` takes it: `644`. */
  readonly mode: string;
}

/** Secrets that a `.env` may hold. */
const HELD = [
  "AZURE_CLIENT_SECRET",
  "AZURE_CLIENT_CERTIFICATE_PASSWORD",
  "BASCULE_ACCESS_TOKEN",
  "BASCULE_SIGNING_PASSPHRASE",
];

/** An address that may hold a password: of a proxy that asks for one. */
const ADDRESSES = ["HTTPS_PROXY", "https_proxy"];
const WITH_PASSWORD = /^(?:[^/]*\/\/)?[^/@]*:[^/@]+@/;

/**
 * The certificate with its key, and a `.env` with a secret in it. One that is not there is told by who reads it. Windows has no
 * such modes.
 */
export function exposedSecrets(cwd: string, env: Environment, given: Environment): readonly Exposed[] {
  if (process.platform === "win32") return [];
  const certificate = env.AZURE_CLIENT_CERTIFICATE_PATH;
  const own = (name: string) => env[name] !== undefined && env[name] !== given[name];
  const written = HELD.some(own) || ADDRESSES.some((name) => own(name) && WITH_PASSWORD.test(env[name] ?? ""));
  return [...(certificate === undefined ? [] : [certificate]), ...(written ? [".env"] : [])].flatMap((file) => {
    const found = statSync(isAbsolute(file) ? file : join(cwd, file), { throwIfNoEntry: false });
    const mode = (found?.mode ?? 0) & 0o777;
    return (mode & 0o044) === 0 ? [] : [{ file, mode: mode.toString(8).padStart(3, "0") }];
  });
}
