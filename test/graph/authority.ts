/**
 * A sign-in authority on loopback, over real TLS: it publishes its addresses, checks the secret or the signature of
 * what is presented, and signs real tokens. It refuses with the numbers of Microsoft Entra.
 */

import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateKeyPair, jwtVerify, SignJWT } from "jose";
import { generate } from "selfsigned";
import { discoveryOf, entraError, type Given, grant } from "./authority-grants.ts";

export interface AuthorityOptions {
  readonly tenantId: string;
  readonly clientId: string;
  /** Application permissions in the tokens; none: nobody consented. */
  readonly roles: readonly string[];
  readonly secret?: string;
  /** Of the certificate that is registered. */
  readonly certificatePem?: string;
  /** Whose assertions are taken for the application's own. */
  readonly federated?: { readonly issuer: string; readonly subject: string; readonly publicKey: KeyObject };
  /** A person who enters the device code gives these. */
  readonly scopes?: readonly string[];
  readonly faults?: AuthorityFaults;
}

interface AuthorityFaults {
  /** Every token is refused with this number. */
  readonly refuse?: number;
  readonly secretExpired?: boolean;
  /** So many answers of the token endpoint are 503 before the first good one. */
  readonly outages?: number;
  /** Connections are taken and nothing is ever said. */
  readonly silent?: boolean;
  /** So many answers to a device code are « pending » before the token. */
  readonly pending?: number;
  /** What the person does with the code. */
  readonly person?: "declines" | "is-late";
  readonly lifetimeSeconds?: number;
}

export interface Authority {
  /** For `AZURE_AUTHORITY_HOST`. */
  readonly url: string;
  /** For `NODE_EXTRA_CA_CERTS`. */
  readonly caPath: string;
  readonly ca: string;
  /** `GET /…`, `POST /… grant_type`, in order. */
  readonly asked: readonly string[];
  /** How many tokens were given. */
  readonly given: () => number;
  /** True when this authority signed the token, and it is still good. */
  verifies(token: string): Promise<boolean>;
  close(): Promise<void>;
}

export async function startAuthority(options: AuthorityOptions): Promise<Authority> {
  const tls = await selfSigned("127.0.0.1");
  const folder = await mkdtemp(join(tmpdir(), "bascule-authority-"));
  const caPath = join(folder, "ca.pem");
  await writeFile(caPath, tls.certificate);
  const keys = await generateKeyPair("RS256");
  const asked: string[] = [];
  const state: Given = { options, url: "", tokens: 0, outages: 0, polls: 0, sign };

  async function sign(claims: Record<string, unknown>): Promise<string> {
    state.tokens += 1;
    return await new SignJWT({ ...claims, uti: String(state.tokens) })
      .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: "k1" })
      .setIssuedAt()
      .setExpirationTime(`${options.faults?.lifetimeSeconds ?? 3600}s`)
      .sign(keys.privateKey);
  }

  const server = createServer({ cert: tls.certificate, key: tls.key }, (request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", async () => {
      const form = new URLSearchParams(body);
      const { pathname } = new URL(request.url ?? "/", state.url);
      asked.push([request.method, pathname, form.get("grant_type")].filter((word) => word).join(" "));
      if (options.faults?.silent) return;
      const [, tenant = "", ...rest] = pathname.split("/");
      const { status, json } =
        tenant !== options.tenantId
          ? entraError(90002, "invalid_tenant")
          : rest.join("/") === "v2.0/.well-known/openid-configuration"
            ? discoveryOf(state.url, tenant)
            : await grant(rest.join("/"), form, state);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  state.url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: state.url,
    caPath,
    ca: tls.certificate,
    asked,
    given: () => state.tokens,
    verifies: (token) =>
      jwtVerify(token, keys.publicKey).then(
        () => true,
        () => false,
      ),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface ClientCertificate {
  readonly certificate: string;
  readonly key: string;
  /** Certificate and key, as `AZURE_CLIENT_CERTIFICATE_PATH` wants them. */
  readonly pem: string;
  readonly encrypted: (password: string) => string;
}

/** For an application, or for a host. */
export async function selfSigned(name: string): Promise<ClientCertificate> {
  const ip = /^[\d.]+$/.test(name);
  const { cert, private: key } = await generate([{ name: "commonName", value: name }], {
    keySize: 2048,
    algorithm: "sha256",
    extensions: [{ name: "subjectAltName", altNames: ip ? [{ type: 7, ip: name }] : [{ type: 2, value: name }] }],
  });
  return {
    certificate: cert,
    key,
    pem: `${key}\n${cert}`,
    encrypted(password) {
      const locked = createPrivateKey(key).export({
        format: "pem",
        type: "pkcs8",
        cipher: "aes-256-cbc",
        passphrase: password,
      });
      return `${locked}\n${cert}`;
    },
  };
}

/** Thumbprints by which a certificate is known, as a token's header writes them. */
export function thumbprintsOf(pem: string): {
  readonly x5t: string;
  readonly x5tS256: string;
  readonly publicKey: KeyObject;
} {
  const certificate = new X509Certificate(pem);
  const encode = (hex: string) => Buffer.from(hex.replaceAll(":", ""), "hex").toString("base64url");
  return {
    x5t: encode(certificate.fingerprint),
    x5tS256: encode(certificate.fingerprint256),
    publicKey: createPublicKey(certificate.publicKey.export({ format: "pem", type: "spki" })),
  };
}
