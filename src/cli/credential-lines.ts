/** What `check` says of the age of the credential; nothing of one that is young, or has none. */

import type { Credential } from "../app/credential.ts";
import type { Format } from "../lang/format.ts";
import type { Catalogue } from "../lang/index.ts";

export function credentialLines(
  credential: Credential | null,
  words: Catalogue["terminal"]["check"],
  format: Format,
): readonly string[] {
  if (credential === null) return [];
  const { kind, since, days, old } = credential;
  if (kind === "secret" && since === null) return [words.secretAge];
  if (!old || since === null || days === null) return [];
  const told = kind === "secret" ? words.secretOld : words.certificateAge;
  return [told(format.day(since), format.count(days))];
}
