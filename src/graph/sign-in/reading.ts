/** Tokens that only read: one that can write is refused, be it the first or one that was had on the way. */

import type { DirectoryRoleTable } from "../../model/directory-role.ts";
import type { Secret } from "../../model/secret.ts";
import { SignInFault } from "../faults.ts";
import { claimsOf, mayWrite } from "./identity.ts";
import type { Tokens } from "./tokens.ts";

/** @param table what is known of roles of the directory; without it, each is taken for one that writes. */
export function readingTokens(tokens: Tokens, table?: DirectoryRoleTable): Tokens {
  let last: Secret | null = null;
  const only = (token: Secret) => {
    if (token === last) return token;
    const claims = claimsOf(token, table);
    if (mayWrite(claims)) {
      const roles = claims.directoryRoles.filter(({ reads }) => !reads);
      throw new SignInFault("can-write", { permissions: claims.writePermissions, roles, clientId: claims.appId });
    }
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
