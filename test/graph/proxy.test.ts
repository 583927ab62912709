/** Proxies as the environment names them, and never towards this machine. */

import { createServer as createProxy } from "node:http";
import { createServer } from "node:https";
import { type AddressInfo, connect as connectTo, type Server } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../src/graph/connect.ts";
import { proxyOf } from "../../src/graph/network/proxy.ts";
import { openWire } from "../../src/graph/network/wire.ts";
import { SETTING_CODES } from "../../src/model/sign-in.ts";
import { limitTable } from "../../src/store/limits.ts";
import { selfSigned } from "./authority.ts";
import { anyRoute, anything, json, quickClock, serve } from "./tenant.ts";

test.each<[string, Record<string, string>, { address: string; except: string } | null]>([
  ["none", {}, null],
  ["set to nothing", { HTTPS_PROXY: " ", https_proxy: "" }, null],
  ["as an address", { HTTPS_PROXY: "http://proxy.example:3128" }, { address: "http://proxy.example:3128", except: "" }],
  ["without a scheme", { HTTPS_PROXY: "proxy.example:3128" }, { address: "http://proxy.example:3128", except: "" }],
  ["by its number", { https_proxy: "192.0.2.7:3128" }, { address: "http://192.0.2.7:3128", except: "" }],
  [
    "with credentials and no scheme",
    { HTTPS_PROXY: "agent:mot%40passe@proxy.example:3128" },
    { address: "http://agent:mot%40passe@proxy.example:3128", except: "" },
  ],
  [
    "with exceptions, the empty ones hiding none",
    { HTTPS_PROXY: "https://proxy.example", NO_PROXY: "", no_proxy: "graph.example" },
    { address: "https://proxy.example", except: "graph.example" },
  ],
])("a proxy that is named: %s", (_case, env, proxy) => {
  const { address, except = null } = proxyOf(env) ?? {};
  expect(address === undefined ? null : { address: address.reveal(), except }).toEqual(proxy);
});

test.each([
  ["no address", "http://"],
  ["a scheme alone", "socks5://"],
  ["a port alone", ":3128"],
  ["a port that is none", "proxy.example:99999"],
  ["another scheme", "ftp://proxy.example"],
  ["a page", "http://proxy.example/proxy.pac"],
  ["a password cut by its own sign", "http://agent:mot#passe@proxy.example:3128"],
  ["a password that is badly encoded", "http://agent:100%@proxy.example:3128"],
])("a proxy that cannot be used is told by its variable, and nothing of it: %s", async (_case, HTTPS_PROXY) => {
  const opening = openWire({ HTTPS_PROXY });
  await expect(opening).rejects.toMatchObject({
    name: "SignInFault",
    code: "proxy-url",
    message: "proxy-url",
    about: { variables: ["HTTPS_PROXY"] },
  });
  expect(SETTING_CODES.has("proxy-url")).toBe(true);
});

const trusted = getCACertificates("default");
afterAll(() => setDefaultCACertificates(trusted));

const listen = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
};

const options = (env: Record<string, string>) => ({
  env: { BASCULE_ACCESS_TOKEN: "opaque", ...env },
  acceptHosts: ["graph.example", "graph.invalid"],
  version: "1",
  admit: anyRoute,
  signal: new AbortController().signal,
  limits: limitTable(),
  giveUpAfterSeconds: 5,
  firstAnswerSeconds: 5,
  onDeviceCode: () => undefined,
  random: () => 0,
  clock: quickClock(),
});

test("a host elsewhere is reached through the proxy, in a tunnel", async () => {
  const tls = await selfSigned("graph.example");
  setDefaultCACertificates([...trusted, tls.certificate]);
  const graphServer = createServer({ cert: tls.certificate, key: tls.key }, (_, response) =>
    json(response, 200, { a: 1 }),
  );
  const port = await listen(graphServer);
  const tunnels: string[] = [];
  const proxy = createProxy();
  proxy.on("connect", (request, socket) => {
    tunnels.push(request.url ?? "");
    const onward = connectTo(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
  });
  const HTTPS_PROXY = `http://127.0.0.1:${await listen(proxy)}`;
  const connection = await connect(options({ HTTPS_PROXY, BASCULE_GRAPH_URL: "https://graph.example/v1.0" }));
  expect(await connection.graph.get("/users", anything)).toEqual({ ok: true, value: { a: 1 } });
  expect(tunnels).toEqual(["graph.example:443"]);
  await connection.close();
  graphServer.closeAllConnections();
  graphServer.close();
  proxy.close();
});

test("a proxy that refuses is told as such", async () => {
  const proxy = createProxy();
  proxy.on("connect", (_, socket) => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"));
  const HTTPS_PROXY = `http://127.0.0.1:${await listen(proxy)}`;
  const connection = await connect(options({ HTTPS_PROXY, BASCULE_GRAPH_URL: "https://graph.example/v1.0" }));
  await expect(connection.graph.get("/users", anything)).rejects.toMatchObject({
    name: "UnreachableFault",
    code: "proxy",
    host: "graph.example",
  });
  await connection.close();
  proxy.close();
});

test.each([407, 511])("so is one that answers %i in the place of Graph", async (status) => {
  const server = await serve((_, response) => response.writeHead(status).end("<html>words</html>"));
  const connection = await connect(options({ BASCULE_GRAPH_URL: `${server.origin}/v1.0` }));
  await expect(connection.graph.get("/users", anything)).rejects.toMatchObject({
    name: "UnreachableFault",
    code: "proxy",
  });
  expect(server.seen).toHaveLength(3);
  await connection.close();
  await server.close();
});

test("this machine is reached without it", async () => {
  const server = await serve((_, response) => json(response, 200, { a: 1 }));
  const env = { HTTPS_PROXY: "http://127.0.0.1:9", HTTP_PROXY: "http://127.0.0.1:9" };
  const connection = await connect(options({ ...env, BASCULE_GRAPH_URL: `${server.origin}/v1.0` }));
  expect(await connection.graph.get("/users", anything)).toMatchObject({ ok: true });
  await connection.close();
  await server.close();
});

test("nor is it asked for what is encrypted on this machine, such as an authority of a test", async () => {
  const tls = await selfSigned("127.0.0.1");
  setDefaultCACertificates([...trusted, tls.certificate]);
  const server = createServer({ cert: tls.certificate, key: tls.key }, (_, response) => json(response, 200, { a: 1 }));
  const port = await listen(server);
  const env = { HTTPS_PROXY: "http://127.0.0.1:9", BASCULE_GRAPH_URL: `https://127.0.0.1:${port}/v1.0` };
  const connection = await connect(options(env));
  expect(await connection.graph.get("/users", anything)).toMatchObject({ ok: true });
  await connection.close();
  server.closeAllConnections();
  server.close();
});

test("a name without an address is told as such", async () => {
  const connection = await connect(options({ BASCULE_GRAPH_URL: "https://graph.invalid/v1.0" }));
  await expect(connection.graph.get("/users", anything)).rejects.toMatchObject({ code: "name", host: "graph.invalid" });
  await connection.close();
});
