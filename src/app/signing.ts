/** The key that outputs are signed with, where the administration gives one. */

import { isAbsolute, join } from "node:path";
import type { Environment } from "../store/environment.ts";
import { readSigningKey, type SigningKey } from "../store/signing.ts";

/** @param path as it was typed, or as the configuration names it. Throws a `KeyFault` before anything is written. */
export function signingKey(path: string, cwd: string, env: Environment): SigningKey {
  return readSigningKey(isAbsolute(path) ? path : join(cwd, path), env.BASCULE_SIGNING_PASSPHRASE, path);
}
