/** How old the credential is by which the application signs in, as far as this machine can tell without asking anybody. */

import { settingsOf } from "../graph/sign-in/settings.ts";
import { type IsoDate, parisDay } from "../model/dates.ts";
import { certificateSince } from "../store/certificate.ts";
import type { Environment } from "../store/environment.ts";
import { CREDENTIAL_DAYS } from "./setup.ts";

const DAY = 86_400_000;

export interface Credential {
  readonly kind: "certificate" | "secret";
  /** The day from which it stands; null where nothing tells: a secret does not say when it was made. */
  readonly since: IsoDate | null;
  readonly days: number | null;
  /** It stands for longer than it should. */
  readonly old: boolean;
}

/** Null for what has no age of its own: a token, a federated or managed identity, a code typed by somebody. */
export function credentialOf(env: Environment, now: Date): Credential | null {
  const { method } = settingsOf(env);
  if (method.kind === "secret") return { kind: "secret", since: null, days: null, old: false };
  if (method.kind !== "certificate") return null;
  const since = certificateSince(method.path);
  const days = since === null ? null : Math.floor((now.getTime() - since.getTime()) / DAY);
  return {
    kind: "certificate",
    since: since === null ? null : parisDay(since),
    days,
    old: days !== null && days > CREDENTIAL_DAYS,
  };
}
