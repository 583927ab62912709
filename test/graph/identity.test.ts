import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refusedBy } from "../../src/graph/sign-in/entra.ts";
import { claimsOf } from "../../src/graph/sign-in/identity.ts";
import { Secret } from "../../src/model/secret.ts";

const jwt = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;

describe("who asks", () => {
  test.each<[string, object, object]>([
    ["an application", { roles: ["User.Read.All"], idtyp: "app" }, { kind: "application", roles: ["User.Read.All"] }],
    ["an application of version 1", { roles: ["User.Read.All"], appid: "a" }, { kind: "application", appId: "a" }],
    ["an application without any role", { idtyp: "app", azp: "a" }, { kind: "application", roles: [], appId: "a" }],
    ["a person", { scp: "Mail.Read  User.Read" }, { kind: "delegated", scopes: ["Mail.Read", "User.Read"] }],
    ["a person who holds a role", { scp: "Mail.Read", roles: ["x"] }, { kind: "delegated" }],
    ["nobody it says", {}, { kind: "unknown", tenantId: null, expiresAt: null }],
    ["an end", { exp: 1_000_000_000 }, { expiresAt: new Date(1_000_000_000_000) }],
    [
      "odd claims",
      { roles: "x", scp: 3, tid: {}, exp: "y", wids: { id: "x" } },
      { kind: "unknown", roles: [], scopes: [], tenantId: null, directoryRoles: [] },
    ],
  ])("%s", (_, claims, wanted) => {
    expect(claimsOf(new Secret(jwt(claims)))).toMatchObject(wanted);
  });

  test("any text is taken, and says nothing", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(fc.string(), fc.string(), fc.string()).map((parts) => parts.join(".")),
        ),
        (text) => {
          expect(["unknown", "application", "delegated"]).toContain(claimsOf(new Secret(text)).kind);
        },
      ),
    );
  });
});

describe("what the authority says", () => {
  test.each<[unknown, object | null]>([
    [
      { error: "invalid_client", error_codes: [7000215], trace_id: "t-1" },
      { code: "secret-wrong", authorityCode: "AADSTS7000215", traceId: "t-1" },
    ],
    [{ error: "invalid_client", error_description: "AADSTS7000222: expired" }, { code: "secret-expired" }],
    [
      { error: "invalid_client", error_codes: [70002, 7000215] },
      { code: "secret-wrong", authorityCode: "AADSTS7000215" },
    ],
    [{ error: "access_denied" }, { code: "device-declined", authorityCode: null }],
    [
      { error: "strange", error_codes: [12345] },
      { code: "refused", authorityCode: "AADSTS12345" },
    ],
    [{ error: "constructor" }, { code: "refused", authorityCode: null }],
    [{ error: "invalid_client", trace_id: "a name: Jeanne" }, { traceId: null }],
    [{ error: "authorization_pending", error_codes: [70016] }, null],
    [{ access_token: "x" }, null],
    ["<html>", null],
    [undefined, null],
  ])("%o", (body, wanted) => {
    const refused = refusedBy(body);
    if (wanted === null) expect(refused).toBeNull();
    else expect(refused).toMatchObject(wanted);
  });
});
