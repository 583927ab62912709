/**
 * What another place would refuse in any case, asked of each place alone: the gate's own rules, the two handlers that
 * ask it, and the addresses that Graph hands over, as seen from a real tenant.
 */

import type { Context } from "@microsoft/microsoft-graph-client";
import { expect, test } from "vitest";
import { Budget } from "../../src/graph/budget.ts";
import { Errand } from "../../src/graph/chain/errand.ts";
import { ReadOnly } from "../../src/graph/chain/read-only.ts";
import { Sending } from "../../src/graph/chain/sending.ts";
import { gate } from "../../src/graph/gate/gate.ts";
import { Crowd } from "../../src/graph/lanes/crowd.ts";
import type { Wire } from "../../src/graph/network/wire.ts";
import { Reach } from "../../src/graph/reach.ts";
import { downloadFile } from "../../src/graph/requests/download.ts";
import { openTransport } from "../../src/graph/transport.ts";
import { openAccount } from "../../src/graph/workload.ts";
import { Secret } from "../../src/model/secret.ts";
import { lanesOn, table } from "./opened.ts";
import { anyRoute, quickClock } from "./tenant.ts";

const ROOT = "https://graph.microsoft.com/v1.0";

const PEOPLE = "/users?$select=id";

const never: Wire = {
  send: () => Promise.reject(new Error("sent")),
  open: () => Promise.reject(new Error("opened")),
  close: async () => undefined,
};

test("the gate refuses credentials in an address of the right host", () => {
  expect(
    gate({ method: "GET", url: "https://a:b@graph.microsoft.com/v1.0/users?$select=id" }, { root: ROOT }),
  ).not.toBeNull();
  expect(
    gate({ method: "GET", url: "https://a@graph.microsoft.com/v1.0/users?$select=id" }, { root: ROOT }),
  ).not.toBeNull();
  expect(
    gate({ method: "GET", url: "https://:b@graph.microsoft.com/v1.0/users?$select=id" }, { root: ROOT }),
  ).not.toBeNull();
});

test("the gate refuses a batch part that carries credentials, another method or no text as a header", () => {
  const withHeader = (headers: unknown) =>
    gate(
      { method: "POST", url: `${ROOT}/$batch`, body: { requests: [{ id: "1", method: "GET", url: PEOPLE, headers }] } },
      { root: ROOT },
    );
  expect(withHeader({ ConsistencyLevel: "eventual" })).toBeNull();
  for (const odd of [{ Authorization: "Bearer x" }, { "X-HTTP-Method": "DELETE" }, { Prefer: 1 }, [], "x"]) {
    expect(withHeader(odd)).not.toBeNull();
  }
});

/** As the Graph client hands an errand to the chain. */
function contextOf(errand: Errand, method: string = errand.method): Context {
  return {
    request: errand.url,
    options: { method },
    middlewareControl: { getMiddlewareOptions: () => errand },
  } as unknown as Context;
}

const lane = lanesOn(quickClock()).gateway;
const errandOf = (method: string, url: string, body?: unknown) =>
  new Errand({
    method: method as "GET",
    url,
    headers: {},
    body,
    lane,
    shares: new Map(),
    asker: "",
    turn: 0,
    charges: [{ workload: "other", units: 0 }],
    limit: 100,
    json: true,
    most504: null,
    pieces: 0,
  });

const WRITES = [
  ["deletes", "DELETE", `${ROOT}/users/u`, undefined],
  ["creates", "POST", `${ROOT}/users`, {}],
  ["opens a file for its label untold", "POST", `${ROOT}/drives/d/items/i/extractSensitivityLabels`, undefined],
  ["leaves Graph", "GET", "https://evil.example/v1.0/users", undefined],
  ["writes within a batch", "POST", `${ROOT}/$batch`, { requests: [{ id: "1", method: "PATCH", url: "/users/u" }] }],
] as const;

test.each(WRITES)("the first of the chain stops by itself what %s", async (_, method, url, body) => {
  const door = new ReadOnly({ root: ROOT });
  let passed = false;
  door.setNext({
    execute: async () => {
      passed = true;
    },
  });
  const errand = errandOf(method, url, body);
  await expect(door.execute(contextOf(errand))).rejects.toThrow("not sent");
  expect(passed).toBe(false);
  expect(String(errand.fault?.thrown)).toContain("not sent");
});

test.each(WRITES)("the last of the chain stops by itself what %s", async (_, method, url, body) => {
  const door = new Sending({ root: ROOT }, never, new Reach("graph.microsoft.com", new AbortController().signal, 5));
  await expect(door.execute(contextOf(errandOf(method, url, body)))).rejects.toThrow("not sent");
});

test("the last of the chain looks at what leaves, not at what was asked for", async () => {
  const door = new Sending({ root: ROOT }, never, new Reach("graph.microsoft.com", new AbortController().signal, 5));
  const errand = errandOf("GET", ROOT + PEOPLE);
  await expect(door.execute(contextOf(errand, "DELETE"))).rejects.toThrow("not sent");
  await expect(door.execute({ ...contextOf(errand), request: "https://evil.example/" })).rejects.toThrow("not sent");
  await expect(door.execute(contextOf(errand))).rejects.toThrow("sent");
});

test.each([
  "https://localhost/x",
  "https://127.0.0.1:8443/x",
  "http://127.0.0.1/x",
  "https://[::1]/x",
  "https://files.localhost/x",
])("a real tenant cannot send the scanner to this machine: %s", async (location) => {
  const clock = quickClock();
  const signal = new AbortController().signal;
  const wire: Wire = {
    ...never,
    send: async () => ({
      status: 302,
      header: (name) => (name.toLowerCase() === "location" ? location : null),
      body: new Uint8Array(),
      bytes: 0,
    }),
  };
  const transportFor = await openTransport({
    root: ROOT,
    agent: "NONISV|Bascule|Bascule/9.9.9",
    limits: table,
    crowd: new Crowd(),
    budget: new Budget(clock, { requests: null, seconds: null }),
    waiting: signal,
    tokens: { current: async () => new Secret("opaque"), renewed: async () => null, age: () => 0 },
    wire,
    admit: anyRoute,
    account: openAccount(),
    lanes: lanesOn(clock),
    clock,
    random: () => 0,
    giveUpAfterSeconds: 10,
    reach: new Reach("graph.microsoft.com", signal, 5),
    signal,
    onPause: () => undefined,
  });
  await expect(
    downloadFile(transportFor({ asker: "", turn: 0, workload: null }), "/drives/d/items/i/content", 9),
  ).rejects.toThrow("may not be followed");
});
