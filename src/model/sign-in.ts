/**
 * Why a sign-in failed or the tenant could not be reached, as codes with plain parameters: the sentences are in
 * `lang/`. No secret, token or text of the authority is among the parameters.
 * Codes of Microsoft Entra: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */

import type { DirectoryRole } from "./directory-role.ts";

export const SIGN_IN_CODES = [
  /** Variables are not set: `variables`. */
  "missing-variable",
  /** `BASCULE_AUTH` names no method. */
  "unknown-method",
  /** A token and a method are both asked for: `variables`. */
  "two-ways",
  /** What stands there can be the id of no tenant or application: `variables`. */
  "malformed-id",
  /** `BASCULE_GRAPH_URL` is no address, or plain http elsewhere than on this machine. */
  "graph-url",
  /** `AZURE_AUTHORITY_HOST` is no https address. */
  "authority-url",
  /** A secret or a token would go to `hosts`, which `variables` name, and which are not Microsoft's. */
  "foreign-host",
  /** `HTTPS_PROXY` names no proxy: `variables`. */
  "proxy-url",
  /** `BASCULE_CLOCK_SPEED` says no speed, or the tenant is not served on this machine. */
  "clock-speed",
  "secret-expired",
  "secret-wrong",
  /** The certificate file is no PEM, or lacks its certificate or its private key. */
  "certificate-unreadable",
  "certificate-password",
  "certificate-unregistered",
  "certificate-expired",
  "tenant-unknown",
  "tenant-elsewhere",
  "app-unknown",
  "app-disabled",
  "app-not-public",
  "no-consent",
  "clock-skew",
  "conditional-access",
  "second-factor",
  "user-refused",
  "federated-refused",
  "federated-unreadable",
  "device-expired",
  "device-declined",
  "managed-identity-absent",
  "token-malformed",
  "token-expired",
  "token-other-audience",
  "token-refused",
  /** Neither the token nor Graph says which tenant it opens: `permissions` that would let Graph say it. */
  "tenant-untold",
  /** The token may write: `permissions`, `roles`. */
  "can-write",
  /** Any other refusal of the authority. */
  "refused",
] as const;
export type SignInCode = (typeof SIGN_IN_CODES)[number];

/** Codes that speak of the settings, not of the tenant's answer (exit 2 rather than 3). */
export const SETTING_CODES: ReadonlySet<SignInCode> = new Set([
  "missing-variable",
  "unknown-method",
  "two-ways",
  "malformed-id",
  "graph-url",
  "authority-url",
  "foreign-host",
  "proxy-url",
  "clock-speed",
  "token-malformed",
  "certificate-unreadable",
  "certificate-password",
  "federated-unreadable",
]);

/** Parameters of a sentence; null or empty where unknown. */
export interface SignInAbout {
  readonly tenantId: string | null;
  readonly clientId: string | null;
  readonly variables: readonly string[];
  readonly permissions: readonly string[];
  /** Of the directory. */
  readonly roles: readonly DirectoryRole[];
  readonly hosts: readonly string[];
  /** `AADSTS7000222`, for a search or a support ticket. */
  readonly authorityCode: string | null;
  readonly traceId: string | null;
}

export const UNREACHABLE_CODES = [
  /** Nothing came in the time allowed. */
  "no-answer",
  /** The name has no address. */
  "name",
  /** A machine answers, and refuses the connection. */
  "closed",
  /** The certificate of the other side is not trusted here. */
  "certificate",
  "proxy",
] as const;
export type UnreachableCode = (typeof UNREACHABLE_CODES)[number];
