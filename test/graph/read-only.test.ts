/** Nothing but what reads can leave, whatever is thrown at the gate. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gate } from "../../src/graph/gate.ts";
import { runs } from "../runs.ts";
import { anything, json, withTenant } from "./tenant.ts";

const ROOT = "https://graph.microsoft.com/v1.0";

describe("passes", () => {
  test.each([
    ["GET", "/users?$select=id", undefined],
    ["GET", "/drives/b!x/items/01/content", undefined],
    ["GET", "/reports/getMailboxUsageDetail(period='D180')", undefined],
    ["GET", "/users/x%23EXT%23%40y/drive", undefined],
    ["POST", "/search/query", {}],
    ["POST", "/directoryObjects/getByIds", {}],
    ["POST", "/$batch", { requests: [{ id: "1", method: "GET", url: "/users" }] }],
  ])("%s %s", (method, path, body) => {
    expect(gate(method, ROOT + path, ROOT, {}, body)).toBeNull();
  });
});

describe("the label of a file, which SharePoint may renew as it reads it,", () => {
  const ask = (extractLabels: boolean, path = "/drives/d/items/i/extractSensitivityLabels", body?: unknown) =>
    gate("POST", ROOT + path, ROOT, {}, body, { extractLabels });

  test("is asked for in a run that was told to, and in no other", () => {
    expect(ask(true)).toBeNull();
    expect(ask(false)).toMatch(/not told/);
    expect(gate("POST", `${ROOT}/drives/d/items/i/extractSensitivityLabels`, ROOT)).toMatch(/not told/);
  });

  test.each([
    ["with a body", undefined, {}],
    ["of what is no file of a drive", "/sites/s/items/i/extractSensitivityLabels", undefined],
    ["or what assigns one", "/drives/d/items/i/assignSensitivityLabel", undefined],
    ["or more of the path", "/drives/d/items/i/extractSensitivityLabels/x", undefined],
  ])("never %s", (_case, path, body) => expect(ask(true, path, body)).not.toBeNull());
});

describe("stops", () => {
  const part = { id: "1", method: "GET", url: "/users" };
  test.each<[string, string, string, unknown]>([
    ["a method that writes", "PATCH", `${ROOT}/users/u`, {}],
    ["a method that deletes", "DELETE", `${ROOT}/users/u`, undefined],
    ["a method in small letters", "get", `${ROOT}/users`, undefined],
    ["a POST that creates", "POST", `${ROOT}/users`, {}],
    ["a POST that sends", "POST", `${ROOT}/users/u/sendMail`, {}],
    ["a POST that only ends as one that reads", "POST", `${ROOT}/users/u/search/query`, {}],
    ["a POST that begins as one that reads", "POST", `${ROOT}/search/query/more`, {}],
    ["a GET with a body", "GET", `${ROOT}/users`, {}],
    ["another host", "GET", "https://graph.microsoft.com.evil.example/v1.0/users", undefined],
    ["the host as a name of the user", "GET", "https://graph.microsoft.com@evil.example/v1.0/users", undefined],
    ["no encryption", "GET", "http://graph.microsoft.com/v1.0/users", undefined],
    ["another port", "GET", "https://graph.microsoft.com:444/v1.0/users", undefined],
    ["another version", "GET", "https://graph.microsoft.com/beta/users", undefined],
    ["a way out of the version", "GET", `${ROOT}/../beta/users`, undefined],
    ["an encoded way out", "GET", `${ROOT}/users/%2e%2e/%2e%2e/beta`, undefined],
    ["a doubly odd way out", "GET", `${ROOT}/users%2f..%2f..%2fbeta`, undefined],
    ["a fragment, which would cut the address short", "GET", `${ROOT}/users/x#EXT#@y/drive`, undefined],
    ["no address", "GET", "users", undefined],
    ["a batch without parts", "POST", `${ROOT}/$batch`, {}],
    [
      "a batch part that deletes",
      "POST",
      `${ROOT}/$batch`,
      { requests: [part, { ...part, id: "2", method: "DELETE" }] },
    ],
    ["a batch part with a body", "POST", `${ROOT}/$batch`, { requests: [{ ...part, body: {} }] }],
    ["a batch part elsewhere", "POST", `${ROOT}/$batch`, { requests: [{ ...part, url: "//evil.example/users" }] }],
    ["a batch in a batch", "POST", `${ROOT}/$batch`, { requests: [{ ...part, url: "/$batch" }] }],
    ["a batch of 21", "POST", `${ROOT}/$batch`, { requests: Array.from({ length: 21 }, () => part) }],
  ])("%s", (_, method, url, body) => {
    expect(gate(method, url, ROOT, {}, body)).not.toBeNull();
  });

  test.each(["authorization", "X-HTTP-Method-Override", "host", "content-length", "cookie", "if-match"])(
    "the header %s",
    (name) => expect(gate("GET", `${ROOT}/users`, ROOT, { [name]: "x" })).not.toBeNull(),
  );

  test("a header with a line of its own", () => {
    expect(gate("GET", `${ROOT}/users`, ROOT, { prefer: "x\r\nhost: y" })).not.toBeNull();
  });
});

const reading = /^\/(\$batch|search\/query|directoryObjects\/getByIds)$/;
const anyMethod = fc.oneof(
  fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "get", "POST ", "QUERY"),
  fc.string({ maxLength: 8 }),
);
const anyUrl = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.string({ maxLength: 60 }).map((tail) => ROOT + tail),
  fc
    .array(
      fc.constantFrom(
        "/",
        "..",
        ".",
        "%2e",
        "%2f",
        "\\",
        "users",
        "$batch",
        "search",
        "query",
        "@",
        ":",
        "#",
        "?",
        "//",
      ),
    )
    .map((words) => ROOT + words.join("")),
  fc.string({ maxLength: 60 }),
);

test("what passes is a GET, or one of three POSTs, below the root of the one host", () => {
  fc.assert(
    fc.property(anyMethod, anyUrl, fc.option(fc.anything(), { nil: undefined }), (method, url, body) => {
      if (gate(method, url, ROOT, {}, body) !== null) return;
      const { origin, pathname, username, password } = new URL(url);
      expect(`${origin}${username}${password}`).toBe("https://graph.microsoft.com");
      expect(pathname.startsWith("/v1.0/")).toBe(true);
      expect(decodeURIComponent(pathname.replace(/%(?![0-9a-f]{2})/gi, "%25")).split(/[/\\]/)).not.toContain("..");
      if (method !== "GET") expect([method, reading.test(pathname.slice(5))]).toEqual(["POST", true]);
      else expect(body).toBeUndefined();
    }),
    { numRuns: runs(3000) },
  );
});

test("what passes of a batch are GETs of relative addresses", () => {
  const part = fc.record(
    { id: fc.string(), method: anyMethod, url: anyUrl, body: fc.anything(), headers: fc.anything() },
    { requiredKeys: ["id"] },
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 3 }), (requests) => {
      if (gate("POST", `${ROOT}/$batch`, ROOT, {}, { requests }) !== null) return;
      for (const each of requests) {
        expect(each.method).toBe("GET");
        expect("body" in each).toBe(false);
        expect(new URL(ROOT + each.url).pathname.startsWith("/v1.0/")).toBe(true);
      }
    }),
    { numRuns: runs(2000) },
  );
});

test("and no caller of ours can send anything else", async () => {
  await withTenant(
    (_, response) => json(response, 200, {}),
    async ({ graph, server }) => {
      const paths = fc.oneof(
        anyUrl,
        fc.string({ maxLength: 40 }).map((tail) => `/${tail}`),
      );
      await fc.assert(
        fc.asyncProperty(paths, async (path) => {
          await graph.get(path, anything).catch(() => null);
        }),
        { numRuns: runs(300) },
      );
      expect(server.seen.length).toBeGreaterThan(0);
      for (const { method, path } of server.seen) {
        expect(method).toBe("GET");
        expect(path.startsWith("/v1.0/")).toBe(true);
      }
    },
  );
});
