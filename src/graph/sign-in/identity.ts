/**
 * What an access token says of itself: who asks, of which tenant, with which permissions. Its signature is Graph's
 * to check. An opaque token says nothing.
 */

import {
  type DirectoryRole,
  type DirectoryRoleTable,
  directoryRolesOf,
  NO_ROLE_KNOWN,
} from "../../model/directory-role.ts";
import type { Secret } from "../../model/secret.ts";
import { untoldOf, writingOf } from "./writing.ts";

export interface Identity {
  readonly tenantId: string | null;
  readonly appId: string | null;
  readonly kind: "application" | "delegated" | "unknown";
  /** Application permissions. */
  readonly roles: readonly string[];
  /** Delegated permissions. */
  readonly scopes: readonly string[];
  readonly expiresAt: Date | null;
  /** Those of both that can change anything. */
  readonly writePermissions: readonly string[];
  /** Those whose extent is granted place by place: the token does not say whether they write. */
  readonly untoldPermissions: readonly string[];
  /** Roles of the directory, those left out that everybody has. One that does not only read can change what no permission says. */
  readonly directoryRoles: readonly DirectoryRole[];
}

export interface Claims extends Identity {
  /** For whom the token is made; null when it does not say. */
  readonly audience: string | null;
}

/** @param table what is known of roles of the directory; without it, each is taken for one that writes. */
export function claimsOf(token: Secret, table: DirectoryRoleTable = NO_ROLE_KNOWN): Claims {
  const claims = payloadOf(token.reveal());
  const text = (name: string) => (typeof claims[name] === "string" && claims[name] !== "" ? claims[name] : null);
  const roles = Array.isArray(claims.roles) ? claims.roles.filter((role) => typeof role === "string") : [];
  const scopes = (text("scp") ?? "").split(" ").filter((scope) => scope !== "");
  const seconds = typeof claims.exp === "number" && Number.isFinite(claims.exp) ? claims.exp : null;
  return {
    tenantId: text("tid"),
    appId: text("appid") ?? text("azp"),
    kind: kindOf(text("idtyp"), roles, scopes),
    roles,
    scopes,
    expiresAt: seconds === null ? null : new Date(seconds * 1000),
    writePermissions: writingOf([...roles, ...scopes]),
    untoldPermissions: untoldOf([...roles, ...scopes]),
    directoryRoles: directoryRolesOf(idsIn(claims.wids), table),
    audience: text("aud"),
  };
}

/** Ids of templates, as a list, or as one text where a service joined them. */
function idsIn(wids: unknown): readonly string[] {
  const texts = Array.isArray(wids) ? wids : [wids];
  return texts.flatMap((each) => (typeof each === "string" ? each.split(/[\s,]+/).filter((id) => id !== "") : []));
}

/** Whether a token with these claims can change anything, as far as it says. */
export function mayWrite({ writePermissions, directoryRoles }: Pick<Identity, "writePermissions" | "directoryRoles">) {
  return writePermissions.length > 0 || directoryRoles.some(({ reads }) => !reads);
}

/** A delegated token may also hold roles of its user: `scp` decides. */
function kindOf(type: string | null, roles: readonly string[], scopes: readonly string[]): Identity["kind"] {
  if (type === "app") return "application";
  if (type === "user" || scopes.length > 0) return "delegated";
  return roles.length > 0 ? "application" : "unknown";
}

/** Empty for what is no JSON Web Token. */
function payloadOf(token: string): Record<string, unknown> {
  const [, payload = "", signature] = token.split(".");
  if (signature === undefined) return {};
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return typeof claims === "object" && claims !== null ? (claims as Record<string, unknown>) : {};
  } catch (cause) {
    if (cause instanceof SyntaxError) return {};
    throw cause;
  }
}
