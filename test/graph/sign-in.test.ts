/** Every way of signing in, by the real library against a real authority over TLS. */

import { createPrivateKey, createPublicKey } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { exportSPKI, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ConnectOptions, connect } from "../../src/graph/connect.ts";
import { limitTable } from "../../src/store/limits.ts";
import {
  type Authority,
  type AuthorityOptions,
  type ClientCertificate,
  selfSigned,
  startAuthority,
} from "./authority.ts";
import { anyRoute, anything, error, json, serve } from "./tenant.ts";

const TENANT = "aaaaaaaa-0000-4000-8000-000000000001";
const CLIENT = "bbbbbbbb-0000-4000-8000-000000000002";
const ROLES = ["User.Read.All", "Files.Read.All"];
const APP = { AZURE_TENANT_ID: TENANT, AZURE_CLIENT_ID: CLIENT };

let folder: string;
let certificate: ClientCertificate;
let other: ClientCertificate;
const trusted = getCACertificates("default");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bascule-sign-in-"));
  [certificate, other] = await Promise.all([selfSigned("application"), selfSigned("another")]);
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

type Env = Readonly<Record<string, string>>;

/** Starts an authority, connects with this environment, hands the connection over. */
async function signIn<T>(
  authorityOptions: Partial<AuthorityOptions>,
  env: Env,
  use: (connection: Awaited<ReturnType<typeof connect>>, authority: Authority) => Promise<T>,
  options: Partial<ConnectOptions> = {},
): Promise<T> {
  const authority = await startAuthority({ tenantId: TENANT, clientId: CLIENT, roles: ROLES, ...authorityOptions });
  setDefaultCACertificates([...trusted, authority.ca]);
  try {
    const connection = await connect({
      env: { AZURE_AUTHORITY_HOST: authority.url, ...env },
      version: "1",
      admit: anyRoute,
      signal: new AbortController().signal,
      limits: limitTable(),
      giveUpAfterSeconds: 5,
      firstAnswerSeconds: 10,
      onDeviceCode: () => undefined,
      ...options,
    });
    try {
      return await use(connection, authority);
    } finally {
      await connection.close();
    }
  } finally {
    await authority.close();
  }
}

const failure = (authority: Partial<AuthorityOptions>, env: Env, options: Partial<ConnectOptions> = {}) =>
  signIn(authority, env, async () => null, options).catch((cause: unknown) => cause);

const SECRET = { ...APP, AZURE_CLIENT_SECRET: "right" };

describe("as an application", () => {
  test("with a secret: the permissions are known, and no instance is looked up", async () => {
    await signIn({ secret: "right" }, SECRET, async ({ identity }, authority) => {
      expect(identity).toMatchObject({
        tenantId: TENANT,
        appId: CLIENT,
        kind: "application",
        roles: ROLES,
        scopes: [],
        writePermissions: [],
      });
      expect(identity.expiresAt?.getTime()).toBeGreaterThan(Date.now());
      expect(authority.asked).toEqual([
        `GET /${TENANT}/v2.0/.well-known/openid-configuration`,
        `POST /${TENANT}/oauth2/v2.0/token client_credentials`,
      ]);
    });
  });

  test("with a certificate, and with one whose key is encrypted", async () => {
    const registered = { certificatePem: certificate.certificate };
    const plain = { ...APP, AZURE_CLIENT_CERTIFICATE_PATH: await file("plain.pem", certificate.pem) };
    await signIn(registered, plain, async ({ identity }) => expect(identity.roles).toEqual(ROLES));
    const pem = certificate.encrypted("sesame");
    const locked = {
      ...APP,
      AZURE_CLIENT_CERTIFICATE_PATH: await file("locked.pem", pem),
      AZURE_CLIENT_CERTIFICATE_PASSWORD: "sesame",
    };
    await signIn(registered, locked, async ({ identity }) => expect(identity.roles).toEqual(ROLES));
    for (const wrong of ["wrong", deceivingPassword(pem)])
      expect(await failure(registered, { ...locked, AZURE_CLIENT_CERTIFICATE_PASSWORD: wrong })).toMatchObject({
        code: "certificate-password",
      });
    const { AZURE_CLIENT_CERTIFICATE_PASSWORD: _, ...without } = locked;
    expect(await failure(registered, without)).toMatchObject({ code: "certificate-password" });
  });

  test("with the token file of a workload, and not with another's", async () => {
    const keys = await generateKeyPair("RS256");
    const publicKey = createPublicKey(await exportSPKI(keys.publicKey));
    const assertion = (subject: string) =>
      new SignJWT({})
        .setProtectedHeader({ alg: "RS256" })
        .setIssuer("https://cluster.example")
        .setSubject(subject)
        .setAudience("api://AzureADTokenExchange")
        .setExpirationTime("1h")
        .sign(keys.privateKey);
    const federated = { issuer: "https://cluster.example", subject: "pod", publicKey };
    const env = async (name: string, text: string) => ({ ...APP, AZURE_FEDERATED_TOKEN_FILE: await file(name, text) });
    await signIn({ federated }, await env("pod.jwt", await assertion("pod")), async ({ identity }) =>
      expect(identity.roles).toEqual(ROLES),
    );
    expect(await failure({ federated }, await env("other.jwt", await assertion("other")))).toMatchObject({
      code: "federated-refused",
    });
    expect(await failure({ federated }, await env("empty.jwt", ""))).toMatchObject({ code: "federated-unreadable" });
  });

  test("a role that can write is refused, or told where that was accepted", async () => {
    const roles = [...ROLES, "Mail.Send", "Sites.ReadWrite.All"];
    await signIn(
      { secret: "right", roles },
      SECRET,
      async ({ identity }) => expect(identity.writePermissions).toEqual(["Mail.Send", "Sites.ReadWrite.All"]),
      { acceptsWriting: true },
    );
    expect(await failure({ secret: "right", roles }, SECRET)).toMatchObject({ code: "can-write" });
  });
});

describe("as the machine itself", () => {
  test("with the identity that its host gives it", async () => {
    const token = ["{}", JSON.stringify({ tid: TENANT, idtyp: "app", roles: ROLES }), "x"]
      .map((part) => Buffer.from(part).toString("base64url"))
      .join(".");
    const host = await serve((_, response) =>
      json(response, 200, {
        access_token: token,
        expires_on: String(Math.floor(Date.now() / 1000) + 3600),
        token_type: "Bearer",
      }),
    );
    process.env.IDENTITY_ENDPOINT = `${host.origin}/msi/token`;
    process.env.IDENTITY_HEADER = "of-the-host";
    try {
      await signIn({}, { BASCULE_AUTH: "managed-identity" }, async ({ identity }) =>
        expect(identity).toMatchObject({ kind: "application", roles: ROLES }),
      );
      expect(host.seen[0]?.headers["x-identity-header"]).toBe("of-the-host");
    } finally {
      delete process.env.IDENTITY_ENDPOINT;
      delete process.env.IDENTITY_HEADER;
      await host.close();
    }
  });
});

describe("as a person, with a device code", () => {
  const env = { ...APP, BASCULE_AUTH: "device-code" };
  const scopes = ["User.Read.All", "Mail.Read", "profile", "openid"];

  test("the code is shown, the person takes some time, the scopes are known", async () => {
    const shown: unknown[] = [];
    await signIn(
      { scopes, faults: { pending: 1 } },
      env,
      async ({ identity }) => {
        expect(identity).toMatchObject({ kind: "delegated", scopes, roles: [], writePermissions: [] });
        expect(shown).toMatchObject([{ code: "ABCD-EFGH", url: "https://microsoft.com/devicelogin" }]);
      },
      { onDeviceCode: (code) => shown.push(code) },
    );
  });

  test.each([
    ["declines", "device-declined"],
    ["is-late", "device-expired"],
  ] as const)("a person who %s", async (person, code) => {
    expect(await failure({ scopes, faults: { person } }, env)).toMatchObject({ name: "SignInFault", code });
  });

  test("an application that allows no code", async () => {
    expect(await failure({}, env)).toMatchObject({ code: "app-not-public" });
  });

  test("an interruption while the person is away", async () => {
    const stop = new AbortController();
    const onDeviceCode = () => void setTimeout(() => stop.abort(), 50);
    const thrown = await failure({ scopes, faults: { pending: 99 } }, env, { signal: stop.signal, onDeviceCode });
    expect(thrown).toMatchObject({ name: "AbortError" });
  });
});

describe("refusals in words of ours", () => {
  const elsewhere = { ...SECRET, AZURE_TENANT_ID: "cccccccc-0000-4000-8000-000000000003" };
  const stranger = { ...SECRET, AZURE_CLIENT_ID: "dddddddd-0000-4000-8000-000000000004" };
  test.each<[string, Partial<AuthorityOptions>, Env, string, string | null]>([
    ["a wrong secret", { secret: "other" }, SECRET, "secret-wrong", "AADSTS7000215"],
    [
      "an expired secret",
      { secret: "right", faults: { secretExpired: true } },
      SECRET,
      "secret-expired",
      "AADSTS7000222",
    ],
    ["a tenant that does not exist", { secret: "right" }, elsewhere, "tenant-unknown", "AADSTS90002"],
    ["an application that does not exist", { secret: "right" }, stranger, "app-unknown", "AADSTS700016"],
    ["nobody consented", { secret: "right", roles: [] }, SECRET, "no-consent", null],
    ["conditional access", { secret: "right", faults: { refuse: 53003 } }, SECRET, "conditional-access", "AADSTS53003"],
    [
      "a disabled application",
      { secret: "right", faults: { refuse: 7000112 } },
      SECRET,
      "app-disabled",
      "AADSTS7000112",
    ],
    ["any other number", { secret: "right", faults: { refuse: 999999 } }, SECRET, "refused", "AADSTS999999"],
  ])("%s", async (_, authority, env, code, authorityCode) => {
    const thrown = await failure(authority, env);
    expect(thrown).toMatchObject({
      name: "SignInFault",
      code,
      about: { clientId: env.AZURE_CLIENT_ID, authorityCode },
    });
    expect(JSON.stringify(thrown) + String(thrown)).not.toMatch(/words that may|right/);
  });

  test("a certificate that is not registered, or no certificate", async () => {
    const registered = { certificatePem: certificate.certificate };
    const env = (path: string) => ({ ...APP, AZURE_CLIENT_CERTIFICATE_PATH: path });
    expect(await failure(registered, env(await file("other.pem", other.pem)))).toMatchObject({
      code: "certificate-unregistered",
    });
    for (const [name, content] of [
      ["text.pem", "some text"],
      ["alone.pem", certificate.certificate],
    ] as const) {
      expect(await failure(registered, env(await file(name, content)))).toMatchObject({
        code: "certificate-unreadable",
      });
    }
    expect(await failure(registered, env(join(folder, "absent.pem")))).toMatchObject({
      code: "certificate-unreadable",
    });
  });
});

describe("an authority that does not answer", () => {
  test("in time", async () => {
    const thrown = await failure({ secret: "right", faults: { silent: true } }, SECRET, { firstAnswerSeconds: 0.5 });
    expect(thrown).toMatchObject({ name: "UnreachableFault", code: "no-answer", host: "127.0.0.1" });
  });

  test("at all", async () => {
    const authority = await startAuthority({ tenantId: TENANT, clientId: CLIENT, roles: ROLES });
    await authority.close();
    const thrown = await failure({}, { ...SECRET, AZURE_AUTHORITY_HOST: authority.url }, { firstAnswerSeconds: 3 });
    expect(thrown).toMatchObject({ name: "UnreachableFault", code: "closed" });
  });

  test("with a certificate that is trusted here", async () => {
    const authority = await startAuthority({ tenantId: TENANT, clientId: CLIENT, roles: ROLES, secret: "right" });
    const thrown = await failure({}, { ...SECRET, AZURE_AUTHORITY_HOST: authority.url }, { firstAnswerSeconds: 5 });
    await authority.close();
    expect(thrown).toMatchObject({ name: "UnreachableFault", code: "certificate" });
  });

  test("for a moment: it is asked again", async () => {
    await signIn({ secret: "right", faults: { outages: 1 } }, SECRET, async ({ identity }) =>
      expect(identity.roles).toEqual(ROLES),
    );
  });
});

describe("tokens in use", () => {
  test("one sign-in for many requests; after 401 one new token, whoever asks", async () => {
    const used: string[] = [];
    const server = await serve(({ headers }, response) => {
      used.push(headers.authorization ?? "");
      // The first token is refused from now on, as after a revocation.
      if (headers.authorization === used[0]) error(response, 401, "InvalidAuthenticationToken");
      else json(response, 200, { ok: 1 });
    });
    const env = { ...SECRET, BASCULE_GRAPH_URL: `${server.origin}/v1.0` };
    await signIn({ secret: "right" }, env, async ({ graph }, authority) => {
      expect(authority.given()).toBe(1);
      const answers = await Promise.all(Array.from({ length: 6 }, () => graph.get("/users", anything)));
      expect(answers.every(({ ok }) => ok)).toBe(true);
      expect(authority.given()).toBe(2);
      const tokens = new Set(used.map((header) => header.replace("Bearer ", "")));
      expect(tokens.size).toBe(2);
      for (const token of tokens) expect(await authority.verifies(token)).toBe(true);
    });
    await server.close();
  });

  test("a token that is refused again stops the run", async () => {
    const server = await serve((_, response) => error(response, 401, "InvalidAuthenticationToken"));
    const env = { ...SECRET, BASCULE_GRAPH_URL: `${server.origin}/v1.0` };
    await signIn({ secret: "right" }, env, async ({ graph }) => {
      await expect(graph.get("/users", anything)).rejects.toMatchObject({ code: "token-refused" });
      // The place with each token, then the organisation, whose refusal says that it is not the place's.
      expect(server.seen).toHaveLength(8);
    });
    await server.close();
  });

  test("one whose successor ends, too, before it is used does not", async () => {
    const server = await serve((_, response, turn) =>
      turn <= 3 ? error(response, 401, "InvalidAuthenticationToken") : json(response, 200, { ok: 1 }),
    );
    const env = { ...SECRET, BASCULE_GRAPH_URL: `${server.origin}/v1.0` };
    await signIn({ secret: "right" }, env, async ({ graph }) => {
      expect(await graph.get("/users", anything)).toMatchObject({ ok: true });
      expect(new Set(server.seen.map(({ headers }) => headers.authorization)).size).toBe(4);
    });
    await server.close();
  });

  test("an authority that fails for a while is asked again, and not taken for one that refuses", async () => {
    const server = await serve((_, response) => json(response, 200, { ok: 1 }));
    const env = { ...SECRET, BASCULE_GRAPH_URL: `${server.origin}/v1.0` };
    // Time that can be put forward: the token ends in it, and waits are over at once.
    let ahead = 0;
    const now = () => Date.now() + ahead;
    const clock = {
      now,
      wall: now,
      sleep: async (milliseconds: number) => {
        ahead += milliseconds;
      },
    };
    const faults = { outages: 0, lifetimeSeconds: 60 };
    await signIn(
      { secret: "right", faults },
      env,
      async ({ graph }, authority) => {
        await graph.get("/users", anything);
        ahead += 7_200_000;
        faults.outages = 7;
        expect(await graph.get("/users", anything)).toMatchObject({ ok: true });
        expect(authority.asked.filter((line) => line.startsWith("POST"))).toHaveLength(9);
      },
      { clock, giveUpAfterSeconds: 1200 },
    );
    await server.close();
  });

  test("an authority that is away when a token must be renewed is waited for", async () => {
    const server = await serve((_, response) => json(response, 200, { ok: 1 }));
    const env = { ...SECRET, BASCULE_GRAPH_URL: `${server.origin}/v1.0` };
    await signIn({ secret: "right", faults: { lifetimeSeconds: 30 } }, env, async ({ graph }, authority) => {
      await graph.get("/users", anything);
      await authority.close();
      expect(await graph.get("/users", anything)).toMatchObject({ ok: true });
    });
    await server.close();
  });
});

/** One wrong password in 256 opens to what ends like a key by chance, and is no key. */
function deceivingPassword(pem: string): string {
  for (let count = 0; count < 20_000; count++) {
    try {
      createPrivateKey({ key: pem, passphrase: `wrong ${count}` });
    } catch (error) {
      if (!/bad decrypt/i.test(String(error))) return `wrong ${count}`;
    }
  }
  throw new Error("no password deceives");
}
