/**
 * Promise 5: connections only to the Graph host, the sign-in host, and the hosts that Graph is known to send on to; over TLS of
 * version 1.2 at least, verified whatever the surroundings say.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer } from "node:net";
import { hostname, release, type } from "node:os";
import { join, resolve } from "node:path";
import tls from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { permissionsNeeded } from "../../src/app/permissions.ts";
import { collectors } from "../../src/collect/collectors/index.ts";
import { connect } from "../../src/graph/connect.ts";
import { SignInFault } from "../../src/graph/faults.ts";
import { type Handing, mayHandOver } from "../../src/graph/network/hosts.ts";
import { openWire } from "../../src/graph/network/wire.ts";
import { authorityClient } from "../../src/graph/sign-in/authority.ts";
import { checkSettings, settingsOf } from "../../src/graph/sign-in/settings.ts";
import { openTokens } from "../../src/graph/sign-in/tokens.ts";
import type { Plan } from "../../src/model/plan.ts";
import { CHOSEN_WORKLOADS, type ServiceId } from "../../src/model/service.ts";
import { type Simulator, startSimulator } from "../../src/simulator/index.ts";
import { limitTable } from "../../src/store/limits.ts";
import { selfSigned } from "../graph/authority.ts";
import { quickClock } from "../graph/tenant.ts";
import { type Administrator, administratorOf } from "../whole/administrator.ts";
import { type Bench, benchFor, tiny } from "../whole/bench.ts";
import { connectionsOf } from "./connections.ts";

describe("of a whole run, every connection is watched", () => {
  const SECRET = "a-secret-of-the-tests";
  const FULL = { exchange: "full", onedrive: "full", teams: "full", sharepoint: "full" } as const;
  const roles = permissionsNeeded(collectors, CHOSEN_WORKLOADS, FULL).map(({ permission }) => permission);
  const WITH_CONTENTS: readonly ServiceId[] = [
    "exchange.mail",
    "exchange.calendar",
    "exchange.contacts",
    "exchange.group-mailboxes",
    "onedrive.files",
    "teams.chat",
    "teams.channel-messages",
    "teams.files",
    "sharepoint.documents",
    "sharepoint.lists",
    "sharepoint.pages",
    "other.planner",
  ];
  const watch = resolve(import.meta.dirname, "watch.mjs");
  let simulator: Simulator;
  let administrator: Administrator;
  beforeAll(async () => {
    simulator = await startSimulator({ size: { users: 6 }, seed: "essai", permissions: roles });
    administrator = administratorOf(simulator, roles);
  });
  afterAll(async () => {
    await simulator.close();
    administrator.leave();
  });

  test("with contents of all services read and outputs written: sign-in, Graph, what Graph signed, and nothing else", async () => {
    const words = ["scan", "--content", "full", "--sharing", "--json"];
    const { exit, out, err, folder, authorityUrl } = await administrator.bascule(
      words,
      { secret: SECRET },
      (about) => ({
        AZURE_CLIENT_SECRET: SECRET,
        WATCHED: join(about.folder, "watched"),
        NODE_OPTIONS: `--import=${watch}`,
      }),
    );
    expect(err).not.toMatch(/erreur interne|warning/i);
    // The ministry refuses some places on purpose.
    expect(exit, err).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ complete: false, files: expect.arrayContaining(["plan-migration.xlsx"]) });
    const { services } = JSON.parse(readFileSync(join(folder, "bascule-out", "plan.json"), "utf8")) as Plan;
    const read = services.filter(({ sensitive }) => (sensitive.itemsRead ?? 0) > 0).map(({ id }) => id);
    expect(read, "contents of every kind are read").toEqual(expect.arrayContaining([...WITH_CONTENTS]));
    const met = readFileSync(join(folder, "watched"), "utf8").trimEnd().split("\n");
    const isThread = (line: string) => line.startsWith("thread ");
    expect(new Set(met.filter(isThread)).size, "the threads that read are watched").toBeGreaterThan(1);
    const hosts = [authorityUrl, simulator.graphUrl, simulator.contentUrl].map((url) => `tcp ${new URL(url).host}`);
    expect(new Set(met.filter((line) => !isThread(line)))).toEqual(new Set(hosts));
  });
});

describe("commands that need no tenant reach for none, though they know where it is", () => {
  let simulator: Simulator;
  let bench: Bench;
  const run = (words: readonly string[]) => connectionsOf(() => bench.bascule(words));
  beforeAll(async () => {
    simulator = await tiny({ size: { users: 4 } });
    bench = benchFor(simulator);
    const scan = await run(["scan", "--workload", "onedrive", "--out", bench.out]);
    expect(scan.length, "what is watched is seen").toBeGreaterThan(0);
    writeFileSync(join(bench.folder, "note.txt"), "2 69 05 49 588 000 43");
  });
  afterAll(async () => {
    await simulator.close();
    bench.remove();
  });

  test.each([
    [["setup", "--json"]],
    [["plan", "--out", "again"]],
    [["status"]],
    [["diff", "out", "again"]],
    [["verify", "out"]],
    [["detect", "note.txt"]],
    [["purge", "--yes"]],
  ])("%s", async (words) => {
    const asked = simulator.counters().requests;
    let exit = -1;
    const met = await connectionsOf(async () => {
      ({ exit } = await bench.bascule(words));
    });
    expect(met).toEqual([]);
    expect(exit).toBeLessThanOrEqual(1);
    expect(simulator.counters().requests).toBe(asked);
  });
});

describe("Graph sends on", () => {
  const root = "https://graph.microsoft.com/v1.0";
  const [file, report] = ["/drives/d/items/i/content", "/reports/getMailboxUsageDetail(period='D180')"];
  const over = (url: string, about: Partial<Handing> = {}) =>
    mayHandOver(new URL(url), { root, path: file, more: [], ...about });

  test.each<[string, string, Partial<Handing>]>([
    ["for a file, to SharePoint", "https://ministere-my.sharepoint.com/personal/x/_layouts/15/download.aspx?t=1", {}],
    ["of another cloud", "https://x.sharepoint.us/a", {}],
    ["whatever the case", "https://X.SharePoint.COM./a", {}],
    ["for a report, to its own host", "https://reports.office.com/data/download/x", { path: report }],
    ["for a report of a region", "https://reportsncu.office.com/data", { path: report }],
    ["to itself", "https://graph.microsoft.com/v1.0/x", {}],
    ["to what the administration named", "https://a.fichiers.exemple.fr/x", { more: ["fichiers.exemple.fr"] }],
    ["on this machine, for a tenant served there", "http://127.0.0.1:9/x", { root: "http://127.0.0.1:8/v1.0" }],
  ])("%s", (_case, url, about) => expect(over(url, about)).toBe(true));

  test.each<[string, string, Partial<Handing>]>([
    ["elsewhere", "https://evil.example/x", {}],
    ["to a host that ends alike", "https://evilsharepoint.com/x", {}],
    ["to a host that begins alike", "https://x.sharepoint.com.evil.example/x", {}],
    ["to one by its user", "https://x.sharepoint.com@evil.example/x", {}],
    ["with credentials", "https://a:b@x.sharepoint.com/x", {}],
    ["without encryption", "http://x.sharepoint.com/x", {}],
    ["by another scheme", "ftp://x.sharepoint.com/x", {}],
    ["for a report, to files", "https://x.sharepoint.com/x", { path: report }],
    ["for a file, to reports", "https://reports.office.com/x", {}],
    ["to this machine", "https://127.0.0.1/x", {}],
    ["to the metadata of a cloud", "http://169.254.169.254/metadata", {}],
    ["to a private address", "https://10.0.0.1/x", {}],
    ["to a number for a host", "https://2130706433/x", {}],
  ])("never %s", (_case, url, about) => expect(over(url, about)).toBe(false));
});

describe("a secret or a token goes", () => {
  const TOKEN = { BASCULE_ACCESS_TOKEN: "x" };
  const APP = { AZURE_TENANT_ID: "t", AZURE_CLIENT_ID: "c", AZURE_CLIENT_SECRET: "s" };
  const goes = (env: Record<string, string>, accepted: readonly string[] = []) => {
    try {
      checkSettings(env, accepted);
      return [];
    } catch (cause) {
      if (cause instanceof SignInFault && cause.code === "foreign-host") return cause.about.hosts;
      throw cause;
    }
  };

  test.each<[string, Record<string, string>, (readonly string[])?]>([
    ["to Microsoft", APP],
    [
      "to Microsoft, in the cloud of the United States",
      {
        ...APP,
        BASCULE_GRAPH_URL: "https://dod-graph.microsoft.us/v1.0",
        AZURE_AUTHORITY_HOST: "login.microsoftonline.us",
      },
    ],
    [
      "in that of China",
      {
        ...APP,
        BASCULE_GRAPH_URL: "https://MicrosoftGraph.chinacloudapi.cn/v1.0",
        AZURE_AUTHORITY_HOST: "https://login.partner.microsoftonline.cn/",
      },
    ],
    ["to this machine", { ...APP, BASCULE_GRAPH_URL: "http://127.0.0.1:8/v1.0", AZURE_AUTHORITY_HOST: "localhost:9" }],
    [
      "to what the configuration accepts",
      { ...TOKEN, BASCULE_GRAPH_URL: "https://Relais.exemple.fr/v1.0" },
      ["relais.exemple.fr"],
    ],
    ["to no authority, where a token was given", { ...TOKEN, AZURE_AUTHORITY_HOST: "login.example" }],
  ])("%s", (_case, env, accepted) => expect(goes(env, accepted)).toEqual([]));

  test.each<[string, Record<string, string>, readonly string[], (readonly string[])?]>([
    ["a Graph of somebody else", { ...TOKEN, BASCULE_GRAPH_URL: "https://graph.example/v1.0" }, ["graph.example"]],
    ["a sign-in of somebody else", { ...APP, AZURE_AUTHORITY_HOST: "login.example" }, ["login.example"]],
    [
      "a name that ends alike",
      { ...TOKEN, BASCULE_GRAPH_URL: "https://xgraph.microsoft.com/v1.0" },
      ["xgraph.microsoft.com"],
    ],
    [
      "a name that begins alike",
      { ...APP, AZURE_AUTHORITY_HOST: "login.microsoftonline.com.evil.example" },
      ["login.microsoftonline.com.evil.example"],
    ],
    [
      "below what the configuration accepts",
      { ...TOKEN, BASCULE_GRAPH_URL: "https://a.relais.exemple.fr/v1.0" },
      ["a.relais.exemple.fr"],
      ["relais.exemple.fr"],
    ],
    [
      "both at one",
      { ...APP, BASCULE_GRAPH_URL: "https://x.example/v1.0", AZURE_AUTHORITY_HOST: "x.example" },
      ["x.example"],
    ],
    ["a machine of this network", { ...TOKEN, BASCULE_GRAPH_URL: "https://10.0.0.1/v1.0" }, ["10.0.0.1"]],
  ])("never to %s, unless it is accepted", (_case, env, hosts, accepted) => {
    expect(goes(env, accepted)).toEqual(hosts);
    expect(goes(env, hosts)).toEqual([]);
  });

  test("before anything is sent, whoever connects", async () => {
    const about = { version: "1", limits: limitTable(), giveUpAfterSeconds: 1, onDeviceCode: () => {} };
    const env = { ...APP, AZURE_AUTHORITY_HOST: "login.example" };
    const connecting = connect({ ...about, env, signal: new AbortController().signal });
    await expect(connecting).rejects.toMatchObject({ code: "foreign-host", about: { hosts: ["login.example"] } });
  });
});

describe("the sign-in asks", () => {
  const asked = async (url: string, authority: string) => {
    const met: string[] = [];
    const send = async (request: { url: string }) => {
      met.push(request.url);
      return { status: 200, header: () => null, bytes: 2, body: Buffer.from("{}") };
    };
    const wire = { send, open: () => Promise.reject(new Error("opened")), close: async () => undefined };
    const client = authorityClient(wire, { authority, ofMachine: false, agent: "x" });
    const request = { url, method: "POST", headers: { toJSON: () => ({}) }, body: "client_secret=x" };
    await client.sendRequest(request as never).catch(() => null);
    return met.length > 0;
  };

  test.each([
    ["its own authority", "https://login.ministere.fr/t/oauth2/v2.0/token", "https://login.ministere.fr", true],
    [
      "another of Microsoft’s",
      "https://login.microsoft.com/common/discovery/instance",
      "https://login.microsoftonline.com",
      true,
    ],
    ["nobody else that it names", "https://evil.example/token", "https://login.microsoftonline.com", false],
    ["nor Microsoft for another one", "https://login.microsoftonline.com/t/token", "https://login.ministere.fr", false],
    ["nor at another port", "https://login.ministere.fr:444/token", "https://login.ministere.fr", false],
    ["nor without encryption", "http://login.microsoftonline.com/token", "https://login.microsoftonline.com", false],
  ])("%s", async (_case, url, authority, is) => expect(await asked(url, authority)).toBe(is));
});

test("the sign-in tells who asks, and nothing of this machine or of what was asked before", async () => {
  const ORIGIN = "https://login.microsoftonline.com/tenant-a";
  const met: { headers: Readonly<Record<string, string>>; body?: string }[] = [];
  const answers = {
    token_endpoint: `${ORIGIN}/oauth2/v2.0/token`,
    authorization_endpoint: `${ORIGIN}/oauth2/v2.0/authorize`,
    issuer: `${ORIGIN}/v2.0`,
    jwks_uri: `${ORIGIN}/keys`,
    metadata: [],
    tenant_discovery_endpoint: `${ORIGIN}/v2.0/.well-known/openid-configuration`,
    ...{ token_type: "Bearer", expires_in: 3600, access_token: "abc" },
  };
  const send = async (request: { headers: Readonly<Record<string, string>>; body?: string }) => {
    met.push(request);
    return { status: 200, header: () => null, bytes: 2, body: Buffer.from(JSON.stringify(answers)) };
  };
  const wire = { send, open: () => Promise.reject(new Error("opened")), close: async () => undefined };
  const settings = settingsOf({ AZURE_TENANT_ID: "tenant-a", AZURE_CLIENT_ID: "app-1", AZURE_CLIENT_SECRET: "x" });
  const signal = new AbortController().signal;
  const about = {
    clock: quickClock(),
    signal,
    seconds: 5,
    agent: "NONISV|Ministere|Bascule/1",
    onDeviceCode: () => {},
  };
  expect((await openTokens(settings, { ...about, wire }).current()).reveal()).toBe("abc");
  const token = met.find(({ body }) => body !== undefined);
  expect(Object.fromEntries(new URLSearchParams(token?.body))).toMatchObject({
    client_id: "app-1",
    client_secret: "x",
  });
  for (const { headers, body = "" } of met) {
    expect(headers["user-agent"]).toBe("NONISV|Ministere|Bascule/1");
    const said = `${Object.entries(headers).join("\n")}\n${body}`.toLowerCase();
    expect(said).not.toMatch(/x-client|telemetry/);
    for (const word of [type(), release(), process.version, process.platform, hostname()])
      expect(said, word).not.toContain(word.toLowerCase());
  }
});

describe("what is sent is encrypted", () => {
  const { NODE_TLS_REJECT_UNAUTHORIZED: before } = process.env;
  afterEach(() => {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  });
  const signal = new AbortController().signal;
  const ask = async (port: number, env: Record<string, string> = {}) => {
    const wire = await openWire(env);
    const request = {
      method: "GET",
      url: `https://127.0.0.1:${port}/`,
      headers: { authorization: "Bearer x" },
      signal,
    } as const;
    return await wire.send(request, 9).finally(() => wire.close());
  };
  const listening = async (server: {
    listen(port: number, host: string, done: () => void): unknown;
    address(): unknown;
  }) => {
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return (server.address() as AddressInfo).port;
  };

  test("a certificate that nobody vouches for is refused, whatever the environment says", async () => {
    const { certificate, key } = await selfSigned("127.0.0.1");
    let asked = 0;
    const server = createTlsServer({ cert: certificate, key }, (_, response) => {
      asked += 1;
      response.end();
    });
    const port = await listening(server);
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
    await expect(ask(port)).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    expect(asked).toBe(0);
    server.close();
  });

  test("no version below 1.2 is offered, whatever Node was told", async () => {
    const hello = Promise.withResolvers<Buffer>();
    const server = createServer((socket) =>
      socket.once("data", (bytes) => {
        hello.resolve(bytes);
        socket.destroy();
      }),
    );
    const port = await listening(server);
    const { DEFAULT_MIN_VERSION, DEFAULT_CIPHERS } = tls;
    // Old versions are offered only with old ciphers.
    Object.assign(tls, { DEFAULT_MIN_VERSION: "TLSv1", DEFAULT_CIPHERS: "DEFAULT:@SECLEVEL=0" });
    try {
      await ask(port).catch(() => null);
    } finally {
      Object.assign(tls, { DEFAULT_MIN_VERSION, DEFAULT_CIPHERS });
    }
    expect(versionsIn(await hello.promise)).toEqual(["304", "303"]);
    server.close();
  });
});

/** Versions that a ClientHello offers, as its extension 43 lists them (RFC 8446, 4.2.1): two bytes each, in hexadecimal. */
function versionsIn(hello: Buffer): readonly string[] {
  let at = 5 + 4 + 2 + 32;
  at += 1 + hello.readUInt8(at);
  at += 2 + hello.readUInt16BE(at);
  at += 1 + hello.readUInt8(at);
  at += 2;
  while (at < hello.length) {
    const [kind, length] = [hello.readUInt16BE(at), hello.readUInt16BE(at + 2)];
    const body = hello.subarray(at + 4, at + 4 + length);
    if (kind === 43)
      return Array.from({ length: body.readUInt8(0) / 2 }, (_, one) => body.readUInt16BE(1 + 2 * one).toString(16));
    at += 4 + length;
  }
  return ["none told"];
}
