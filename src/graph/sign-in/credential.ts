/** The credential of `@azure/identity` that a way of signing in asks for. The library takes 250 ms to load. */

import type { TokenCredential } from "@azure/identity";
import type { HttpClient } from "./authority.ts";
import type { Method, SignInSettings } from "./settings.ts";

export interface DeviceCode {
  /** In English, by Microsoft. */
  readonly message: string;
  readonly code: string;
  readonly url: string;
}

export type CredentialMethod = Exclude<Method, { kind: "token" }>;

export async function credentialOf(
  method: CredentialMethod,
  settings: SignInSettings,
  httpClient: HttpClient,
  onDeviceCode: (code: DeviceCode) => void,
): Promise<TokenCredential> {
  const identity = await import("@azure/identity");
  const options = {
    authorityHost: settings.authority,
    disableInstanceDiscovery: settings.unlistedAuthority,
    httpClient,
    // MSAL tries again, too: the total is bounded by the signal of the whole sign-in.
    retryOptions: { maxRetries: 2, retryDelayInMs: 500, maxRetryDelayInMs: 4000 },
  };
  switch (method.kind) {
    case "secret":
      return new identity.ClientSecretCredential(method.tenantId, method.clientId, method.secret.reveal(), options);
    case "certificate": {
      const certificate = {
        certificatePath: method.path,
        ...(method.password === null ? {} : { certificatePassword: method.password.reveal() }),
      };
      return new identity.ClientCertificateCredential(method.tenantId, method.clientId, certificate, options);
    }
    case "workload": {
      const { tenantId, clientId, path } = method;
      return new identity.WorkloadIdentityCredential({ ...options, tenantId, clientId, tokenFilePath: path });
    }
    case "managed-identity":
      return new identity.ManagedIdentityCredential({
        ...options,
        ...(method.clientId === null ? {} : { clientId: method.clientId }),
      });
    case "device-code":
      return new identity.DeviceCodeCredential({
        ...options,
        tenantId: method.tenantId,
        clientId: method.clientId,
        userPromptCallback: ({ message, userCode, verificationUri }) =>
          onDeviceCode({ message, code: userCode, url: verificationUri }),
      });
  }
}
