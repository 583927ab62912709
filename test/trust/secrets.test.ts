/** Promise 3: secrets are on no command line, in no log, error, output or store; a file of theirs that others may read is told. */

import { chmodSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { format, inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settingsOf as appSettings } from "../../src/app/settings.ts";
import { nameOf, OPTIONS } from "../../src/cli/command.ts";
import { connect } from "../../src/graph/connect.ts";
import { proxyOf } from "../../src/graph/network/proxy.ts";
import { settingsOf } from "../../src/graph/sign-in/settings.ts";
import { Secret } from "../../src/model/secret.ts";
import type { Simulator } from "../../src/simulator/index.ts";
import { limitTable } from "../../src/store/limits.ts";
import { startAuthority } from "../graph/authority.ts";
import { anyRoute, anything, json, quickClock, serve } from "../graph/tenant.ts";
import { type Bench, benchFor, tiny } from "../whole/bench.ts";

const CANARY = "s3cr3t-that-nobody-reads";
const APP = {
  AZURE_TENANT_ID: "aaaaaaaa-0000-4000-8000-000000000001",
  AZURE_CLIENT_ID: "bbbbbbbb-0000-4000-8000-000000000002",
};

/** Every way in which something comes to be written without anybody having meant it. */
const WRITTEN: readonly (readonly [string, (thing: object) => string])[] = [
  ["inspect", (thing) => inspect(thing, { depth: null, showHidden: true, maxStringLength: null })],
  ["JSON", (thing) => JSON.stringify(thing)],
  ["a template", (thing) => `${Object.values(thing).join()} ${thing}`],
  ["a format", (thing) => format("%s %o %j %O", thing, thing, thing, thing)],
  ["a copy", (thing) => JSON.stringify({ ...thing, entries: Object.entries(thing) })],
  ["an error", (thing) => inspect(new Error("odd", { cause: Object.assign(new Error("x"), { thing }) }), { depth: 9 })],
];

describe("printed, joined, logged or copied, it is not there:", () => {
  const secret = new Secret(CANARY);
  const things: readonly (readonly [string, object])[] = [
    ["a secret", { secret, list: [secret], map: new Map([[secret, secret]]) }],
    ["a token that was given", settingsOf({ BASCULE_ACCESS_TOKEN: CANARY })],
    ["an application’s secret", settingsOf({ ...APP, AZURE_CLIENT_SECRET: CANARY })],
    [
      "a certificate’s password",
      settingsOf({ ...APP, AZURE_CLIENT_CERTIFICATE_PATH: "x.pem", AZURE_CLIENT_CERTIFICATE_PASSWORD: CANARY }),
    ],
    ["a proxy’s password", proxyOf({ HTTPS_PROXY: `http://agent:${CANARY}@proxy.example:3128` }) ?? {}],
    [
      "all settings of a run",
      appSettings(
        "/",
        {
          ...APP,
          BASCULE_ACCESS_TOKEN: CANARY,
          AZURE_CLIENT_SECRET: CANARY,
          AZURE_CLIENT_CERTIFICATE_PASSWORD: CANARY,
          BASCULE_SIGNING_PASSPHRASE: CANARY,
          HTTPS_PROXY: `http://agent:${CANARY}@proxy.example`,
        },
        null,
      ),
    ],
  ];
  for (const [of, thing] of things) {
    test.each(WRITTEN)(`${of}, by %s`, (_way, written) => expect(written(thing)).not.toContain(CANARY));
  }

  test("but it is given to whoever asks for it by its name", () => {
    expect(secret.reveal()).toBe(CANARY);
    expect(`${secret} ${secret as unknown as number}`).toBe("[secret] [secret]");
    expect(appSettings("/", { BASCULE_ACCESS_TOKEN: CANARY }, null).env.BASCULE_ACCESS_TOKEN).toBe(CANARY);
  });
});

const ofApplication = {
  version: "1",
  admit: anyRoute,
  limits: limitTable(),
  giveUpAfterSeconds: 5,
  firstAnswerSeconds: 5,
  onDeviceCode: () => undefined,
  random: () => 0,
};

test("a connection holds it nowhere that can be printed, nor does what a tenant’s refusal is told by", async () => {
  const server = await serve((_, response, turn) =>
    json(response, turn === 1 ? 418 : 200, { error: { message: CANARY } }),
  );
  const connection = await connect({
    ...ofApplication,
    env: { BASCULE_ACCESS_TOKEN: CANARY, BASCULE_GRAPH_URL: `${server.origin}/v1.0` },
    signal: new AbortController().signal,
    clock: quickClock(),
  });
  try {
    const fault = await connection.graph.get("/users/u", anything).catch((cause: unknown) => cause);
    await connection.graph.get("/users/u", anything);
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${CANARY}`, `Bearer ${CANARY}`]);
    for (const [, written] of WRITTEN) expect(written({ connection, fault })).not.toContain(CANARY);
  } finally {
    await connection.close();
    await server.close();
  }
});

describe("signing in with a secret", () => {
  const trusted = getCACertificates("default");
  afterAll(() => setDefaultCACertificates(trusted));

  test.each([
    ["that is taken", CANARY],
    ["that is refused", "another"],
  ])("%s: nothing that comes of it shows it, or the token", async (_case, secret) => {
    const authority = await startAuthority({
      tenantId: APP.AZURE_TENANT_ID,
      clientId: APP.AZURE_CLIENT_ID,
      roles: ["User.Read.All"],
      secret,
    });
    setDefaultCACertificates([...trusted, authority.ca]);
    const env = { ...APP, AZURE_AUTHORITY_HOST: authority.url, AZURE_CLIENT_SECRET: CANARY };
    const outcome: unknown = await connect({ ...ofApplication, env, signal: new AbortController().signal }).catch(
      (cause: unknown) => cause,
    );
    for (const [, written] of WRITTEN) {
      expect(written({ outcome })).not.toContain(CANARY);
      expect(written({ outcome })).not.toMatch(/eyJ[\w-]{9}/);
    }
    if (outcome !== null && typeof outcome === "object" && "close" in outcome)
      await (outcome.close as () => Promise<void>)();
    await authority.close();
  });
});

describe("a file of theirs", () => {
  let simulator: Simulator;
  const benches: Bench[] = [];
  const bench = () => {
    const made = benchFor(simulator);
    benches.push(made);
    return made;
  };
  beforeAll(async () => {
    simulator = await tiny();
  });
  afterAll(async () => {
    await simulator.close();
    for (const each of benches) each.remove();
  });

  test("tells of a certificate or a .env that others may read, and of none that is closed", async () => {
    const own = bench();
    const env = { BASCULE_ACCESS_TOKEN: "" };
    writeFileSync(join(own.folder, ".env"), `BASCULE_ACCESS_TOKEN=${simulator.token()}\n`, { mode: 0o600 });
    writeFileSync(join(own.folder, "key.pem"), "x", { mode: 0o600 });
    const said = async () =>
      (await own.bascule(["check", "--lang", "en"], { env: { ...env, AZURE_CLIENT_CERTIFICATE_PATH: "key.pem" } })).out;
    expect(await said()).not.toContain("other accounts of this machine");
    chmodSync(join(own.folder, ".env"), 0o640);
    chmodSync(join(own.folder, "key.pem"), 0o604);
    const lines = (await said()).split("\n").filter((line) => line.includes("other accounts of this machine"));
    expect(lines).toEqual([
      expect.stringMatching(/^The file “key\.pem” .*\(mode 604\)/),
      expect.stringMatching(/^The file “\.env” .*\(mode 640\)/),
    ]);
  });
});

describe("the command line", () => {
  test("has no option that takes a secret", () => {
    // A file is named, and what it holds is not typed.
    const names = Object.values(OPTIONS)
      .filter((flags) => flags.includes("<") && !flags.includes("<FILE"))
      .map(nameOf);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => /secret|token|passw|credential|cert|key|auth/i.test(name))).toEqual([]);
  });

  test.each([
    [["scan", `--client-secret=${CANARY}`]],
    [["scan", "--client-secret", CANARY]],
    [["check", `--access-token=${CANARY}`]],
    [[`--token=${CANARY}`, "scan"]],
    [[CANARY]],
    [["--quiet", CANARY]],
    [["scan", CANARY]],
    [["scan", `-p${CANARY}`]],
    [["scan", `--${CANARY}`]],
  ])("does not repeat one that somebody types there: %s", async (words) => {
    const bench = benchFor(null);
    const { exit, out, err } = await bench.bascule(words);
    expect(exit).toBe(2);
    expect(out + err).not.toContain(CANARY);
    expect(readdirSync(bench.folder)).toEqual([]);
    bench.remove();
  });
});
