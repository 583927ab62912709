/**
 * What stops a run before or while it speaks to the tenant. Messages hold codes only: the sentences that people
 * read are in `lang/`, and no text of the authority, secret or token can pass through here.
 */

import type { SignInAbout, SignInCode, UnreachableCode } from "../model/sign-in.ts";

/** Not signed in, or not allowed to go on. */
export class SignInFault extends Error {
  override readonly name = "SignInFault";
  readonly code: SignInCode;
  readonly about: SignInAbout;
  constructor(code: SignInCode, about: Partial<SignInAbout> = {}) {
    super(about.authorityCode ? `${code} (${about.authorityCode})` : code);
    this.code = code;
    this.about = {
      tenantId: null,
      clientId: null,
      variables: [],
      permissions: [],
      roles: [],
      hosts: [],
      authorityCode: null,
      traceId: null,
      ...about,
    };
  }
}

/** Neither the sign-in authority nor Graph gave an answer. `host` has no path and no credentials. */
export class UnreachableFault extends Error {
  override readonly name = "UnreachableFault";
  readonly code: UnreachableCode;
  readonly host: string;
  constructor(code: UnreachableCode, host: string) {
    super(`${code}: ${host}`);
    this.code = code;
    this.host = host;
  }
}
