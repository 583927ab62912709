import { describe, expect, test } from "vitest";
import { clockAt } from "../../src/graph/clock.ts";
import { SignInFault } from "../../src/graph/faults.ts";
import { settingsOf } from "../../src/graph/sign-in/settings.ts";
import { openTokens } from "../../src/graph/sign-in/tokens.ts";
import { quickClock } from "./tenant.ts";

const APP = { AZURE_TENANT_ID: "t", AZURE_CLIENT_ID: "c" };

describe("the way of signing in", () => {
  test.each<[string, Record<string, string>, string]>([
    ["a ready token goes first", { ...APP, AZURE_CLIENT_SECRET: "s", BASCULE_ACCESS_TOKEN: "x" }, "token"],
    ["a secret", { ...APP, AZURE_CLIENT_SECRET: "s", AZURE_CLIENT_CERTIFICATE_PATH: "p" }, "secret"],
    ["a certificate", { ...APP, AZURE_CLIENT_CERTIFICATE_PATH: "p", AZURE_FEDERATED_TOKEN_FILE: "f" }, "certificate"],
    ["a workload", { ...APP, AZURE_FEDERATED_TOKEN_FILE: "f" }, "workload"],
    [
      "what is named goes before what is set",
      { ...APP, AZURE_CLIENT_SECRET: "s", BASCULE_AUTH: "device-code" },
      "device-code",
    ],
    ["a managed identity needs nothing", { BASCULE_AUTH: "managed-identity" }, "managed-identity"],
  ])("%s", (_, env, kind) => {
    expect(settingsOf(env).method.kind).toBe(kind);
  });

  test.each<[string, Record<string, string>, string, readonly string[]]>([
    ["nothing is set", {}, "missing-variable", ["AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET"]],
    ["blanks are nothing", { ...APP, AZURE_CLIENT_SECRET: "  " }, "missing-variable", ["AZURE_CLIENT_SECRET"]],
    [
      "a certificate was begun",
      { AZURE_CLIENT_CERTIFICATE_PATH: "p", AZURE_TENANT_ID: "t" },
      "missing-variable",
      ["AZURE_CLIENT_ID"],
    ],
    [
      "of the one that is named",
      { ...APP, BASCULE_AUTH: "workload" },
      "missing-variable",
      ["AZURE_FEDERATED_TOKEN_FILE"],
    ],
    ["an unknown one", { BASCULE_AUTH: "password" }, "unknown-method", ["BASCULE_AUTH"]],
  ])("%s", (_, env, code, variables) => {
    const thrown = caught(() => settingsOf(env));
    expect(thrown).toMatchObject({ code, about: { variables } });
  });
});

const TOKEN = { BASCULE_ACCESS_TOKEN: "x" };

describe("addresses", () => {
  test.each<[Record<string, string>, object]>([
    [
      {},
      {
        root: "https://graph.microsoft.com/v1.0",
        scope: "https://graph.microsoft.com/.default",
        unlistedAuthority: false,
      },
    ],
    [
      { BASCULE_GRAPH_URL: "https://graph.microsoft.us/v1.0/" },
      { root: "https://graph.microsoft.us/v1.0", scope: "https://graph.microsoft.us/.default" },
    ],
    [
      { BASCULE_GRAPH_URL: "http://127.0.0.1:8080/v1.0" },
      { root: "http://127.0.0.1:8080/v1.0", scope: "https://graph.microsoft.com/.default" },
    ],
    [{ BASCULE_GRAPH_URL: "http://[::1]:8080/v1.0" }, { root: "http://[::1]:8080/v1.0" }],
    [{ BASCULE_GRAPH_URL: "http://localhost:1/v1.0" }, { root: "http://localhost:1/v1.0" }],
    [
      { AZURE_AUTHORITY_HOST: "login.microsoftonline.us" },
      { authority: "https://login.microsoftonline.us", unlistedAuthority: false },
    ],
    [
      { AZURE_AUTHORITY_HOST: "https://localhost:8443/" },
      { authority: "https://localhost:8443", unlistedAuthority: true },
    ],
  ])("%o", (env, wanted) => {
    expect(settingsOf({ ...TOKEN, ...env })).toMatchObject(wanted);
  });

  test.each<[Record<string, string>, string]>([
    [{ BASCULE_GRAPH_URL: "http://graph.microsoft.com/v1.0" }, "graph-url"],
    [{ BASCULE_GRAPH_URL: "http://127.0.0.1.evil.example/v1.0" }, "graph-url"],
    [{ BASCULE_GRAPH_URL: "https://a:b@graph.microsoft.com/v1.0" }, "graph-url"],
    [{ BASCULE_GRAPH_URL: "https://graph.microsoft.com/" }, "graph-url"],
    [{ BASCULE_GRAPH_URL: "ftp://127.0.0.1/v1.0" }, "graph-url"],
    [{ BASCULE_GRAPH_URL: "graph" }, "graph-url"],
    [{ AZURE_AUTHORITY_HOST: "http://127.0.0.1:8443" }, "authority-url"],
    [{ AZURE_AUTHORITY_HOST: "https://" }, "authority-url"],
  ])("%o is refused", (env, code) => {
    expect(caught(() => settingsOf({ ...TOKEN, ...env }))).toMatchObject({ code });
  });
});

describe("the speed of time, for tests", () => {
  const HERE = { ...TOKEN, BASCULE_GRAPH_URL: "http://127.0.0.1:8080/v1.0" };
  test.each<[string, object]>([
    ["", { speed: 1, anchor: 0 }],
    ["60", { speed: 60 }],
    ["0.5", { speed: 0.5 }],
    [" 60@1764000000000 ", { speed: 60, anchor: 1_764_000_000_000 }],
  ])("%j", (given, tempo) => {
    expect(settingsOf({ ...HERE, BASCULE_CLOCK_SPEED: given }).tempo).toMatchObject(tempo);
  });

  test.each<[string, Record<string, string>]>([
    ["60", TOKEN],
    ["60", { ...TOKEN, BASCULE_GRAPH_URL: "https://graph.example/v1.0" }],
    ["1", TOKEN],
    ...["0", "-1", "fast", "60@", "60@soon", "1e3", "60 @1", "9999999"].map((given): [string, typeof HERE] => [
      given,
      HERE,
    ]),
  ])("%j is refused with %j", (given, env) => {
    const about = { variables: ["BASCULE_CLOCK_SPEED"] };
    expect(caught(() => settingsOf({ ...env, BASCULE_CLOCK_SPEED: given }))).toMatchObject({
      code: "clock-speed",
      about,
    });
  });

  test("waits and the instant follow it from its beginning on", async () => {
    const anchor = Date.now() - 1_000;
    const clock = clockAt({ speed: 1_000, anchor });
    const before = clock.now();
    expect(before - anchor).toBeGreaterThanOrEqual(1_000_000);
    await clock.sleep(20_000);
    expect(clock.now() - before).toBeGreaterThanOrEqual(18_000);
  });
});

describe("a token that was given", () => {
  const jwt = (claims: object) =>
    ["{}", JSON.stringify(claims), "x"].map((part) => Buffer.from(part).toString("base64url")).join(".");
  const open = (token: string) => {
    const settings = settingsOf({ BASCULE_ACCESS_TOKEN: token });
    const clock = quickClock(1_000_000_000_000);
    const tools = {
      clock,
      signal: new AbortController().signal,
      seconds: 1,
      agent: "x",
      onDeviceCode: () => undefined,
    };
    return { clock, tokens: openTokens(settings, { ...tools, wire: null as never }) };
  };

  test.each<[string, string, string]>([
    ["words", "Bearer abc", "token-malformed"],
    ["quotes", '"abc"', "token-malformed"],
    ["of yesterday", jwt({ exp: 999_999_999 }), "token-expired"],
    ["for another service", jwt({ aud: "https://outlook.office365.com", exp: 2e9 }), "token-other-audience"],
  ])("%s", (_, token, code) => {
    expect(caught(() => open(token))).toMatchObject({ code, about: { variables: ["BASCULE_ACCESS_TOKEN"] } });
  });

  test.each([
    ["opaque", "EwB4A8l6BAAU=="],
    ["for Graph", jwt({ aud: "https://graph.microsoft.com", exp: 2e9 })],
    ["for Graph, by its number", jwt({ aud: "00000003-0000-0000-c000-000000000000", exp: 2e9 })],
    ["that looks like a token, and is none", "a.b.c"],
  ])("%s is taken as it is, and cannot be renewed", async (_, token) => {
    const { tokens } = open(token);
    const current = await tokens.current();
    expect(current.reveal()).toBe(token);
    expect(await tokens.renewed(current)).toBeNull();
  });

  test("that ends during the scan stops it", async () => {
    const { tokens, clock } = open(jwt({ exp: 1_000_000_060 }));
    await clock.sleep(61_000);
    await expect(tokens.current()).rejects.toMatchObject({ code: "token-expired" });
  });
});

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (cause) {
    expect(cause).toBeInstanceOf(SignInFault);
    return cause;
  }
  return null;
}
