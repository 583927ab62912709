/** What a failed sign-in is, from what the authority and the network said, and only then from the library's words. */

import type { SignInCode } from "../../model/sign-in.ts";
import { SignInFault, UnreachableFault } from "../faults.ts";
import type { AuthorityClient } from "./authority.ts";
import type { CredentialMethod } from "./credential.ts";
import type { SignInSettings } from "./settings.ts";

type Kind = CredentialMethod["kind"];

/** Of the library, of Node and of OpenSSL, about what is on this machine. First match first. */
const LOCAL: readonly { readonly kind: Kind; readonly says: RegExp; readonly code: SignInCode }[] = [
  { kind: "certificate", says: /bad decrypt|passphrase|password|1C800064/i, code: "certificate-password" },
  {
    kind: "certificate",
    says: /ENOENT|EACCES|EISDIR|PEM|DECODER|asymmetric|private key|ERR_OSSL/i,
    code: "certificate-unreadable",
  },
  {
    kind: "workload",
    says: /ENOENT|EACCES|EISDIR|No content on the file|Invalid file path/i,
    code: "federated-unreadable",
  },
  { kind: "managed-identity", says: /./, code: "managed-identity-absent" },
  { kind: "device-code", says: /device_code_expired|user_timeout_reached|expired/i, code: "device-expired" },
];

export function failureOf(
  thrown: unknown,
  method: CredentialMethod,
  settings: SignInSettings,
  client: Pick<AuthorityClient, "refused" | "trouble" | "asked">,
  late: boolean,
): SignInFault | UnreachableFault {
  const about = { tenantId: "tenantId" in method ? method.tenantId : null, clientId: method.clientId };
  if (client.refused !== null) {
    const { code, authorityCode, traceId } = client.refused;
    return new SignInFault(codeFor(code, method.kind), { ...about, authorityCode, traceId });
  }
  const words = wordsOf(thrown);
  const local = LOCAL.find(({ kind, says }) => kind === method.kind && says.test(words));
  const host = new URL(settings.authority).hostname;
  const away = client.trouble !== null || late || (local === undefined && !client.asked);
  if (method.kind !== "managed-identity" && away) {
    return new UnreachableFault(client.trouble ?? "no-answer", host);
  }
  return new SignInFault(local?.code ?? "refused", { ...about, variables: variablesOf(method.kind) });
}

/** The same number is said of a certificate's assertion and of a federated one. */
function codeFor(code: SignInCode, kind: Kind): SignInCode {
  return kind === "workload" && code === "certificate-unregistered" ? "federated-refused" : code;
}

function variablesOf(kind: Kind): readonly string[] {
  if (kind === "certificate") return ["AZURE_CLIENT_CERTIFICATE_PATH"];
  return kind === "workload" ? ["AZURE_FEDERATED_TOKEN_FILE"] : [];
}

/** Codes and messages of an error and of what caused it: looked at here, and never passed on. */
function wordsOf(thrown: unknown): string {
  const words: string[] = [];
  let error = thrown;
  for (let depth = 0; error instanceof Error && depth < 6; depth += 1) {
    words.push(
      error.message,
      "code" in error ? String(error.code) : "",
      "errorCode" in error ? String(error.errorCode) : "",
    );
    error = error.cause;
  }
  return words.join("\n");
}
