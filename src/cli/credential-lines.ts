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
  if (kind === "secret") return [words.secretAge];
  return old && since !== null && days !== null ? [words.certificateAge(format.day(since), format.count(days))] : [];
}
