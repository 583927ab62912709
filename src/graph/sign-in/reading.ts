/** Tokens that only read: one that can write is refused, be it the first or one that was had on the way. */

import type { Secret } from "../../model/secret.ts";
import { SignInFault } from "../faults.ts";
import { claimsOf } from "./identity.ts";
import type { Tokens } from "./tokens.ts";

export function readingTokens(tokens: Tokens): Tokens {
  let last: Secret | null = null;
  const only = (token: Secret) => {
    if (token === last) return token;
    const { writePermissions, appId } = claimsOf(token);
    if (writePermissions.length > 0)
      throw new SignInFault("can-write", { permissions: writePermissions, clientId: appId });
    last = token;
    return token;
  };
  return {
    current: async () => only(await tokens.current()),
    renewed: async (refused) => {
      const next = await tokens.renewed(refused);
      return next === null ? null : only(next);
    },
    age: (token) => tokens.age(token),
  };
}
