/** Addresses of a shared store, as libpq writes them, and the passwords of its own file. */

import { describe, expect, test } from "vitest";
import { addressOf, completed, isPostgres } from "../../../src/store/postgres/address.ts";
import { passwordFor } from "../../../src/store/postgres/passfile.ts";

describe("an address says", () => {
  test.each([
    [
      "everything",
      "postgres://u:p%40ss@db.example:5433/base?schema=minint",
      { user: "u", password: "p@ss", host: "db.example", port: 5433, database: "base", schema: "minint" },
    ],
    [
      "little",
      "postgresql://db.example",
      { user: null, password: null, port: 5432, database: null, schema: "bascule" },
    ],
    ["nothing", "postgres://", { host: "localhost", tls: null }],
    [
      "a password with a colon and an at-sign",
      "postgres://u:a:b@c@db.example/base",
      { user: "u", password: "a:b@c", host: "db.example" },
    ],
    ["a socket", "postgres://u@/base?host=/run/postgresql", { host: "/run/postgresql", tls: null }],
    ["an address of the sixth version", "postgres://[::1]:5433/base", { host: "::1", port: 5433, tls: null }],
    ["a plus, which is one", "postgres://h/b?password=a+b", { password: "a+b" }],
  ])("%s", (_what, place, expected) => expect(addressOf(place)).toMatchObject(expected));

  test.each(["prefer", "require", "verify-ca", "verify-full", null])("TLS that is checked, of sslmode=%s", (mode) => {
    expect(addressOf(`postgres://db.example/b${mode === null ? "" : `?sslmode=${mode}`}`).tls).not.toBeNull();
  });
  test("no TLS where it says so", () => expect(addressOf("postgres://db.example/b?sslmode=disable").tls).toBeNull());

  test.each([
    ["a mode that checks nothing", "postgres://h/b?sslmode=no-verify", "sslmode"],
    ["one that goes without", "postgres://h/b?sslmode=allow", "sslmode"],
    ["a schema with a quote", "postgres://h/b?schema=a%22b", "schema"],
    ["a schema of the database's own", "postgres://h/b?schema=pg_catalog", "schema"],
    ["the schema of everybody", "postgres://h/b?schema=public", "schema"],
    ["a parameter that is not known", "postgres://h/b?sslmod=require", "sslmod"],
    ["two hosts", "postgres://a,b/base", "host"],
    ["a port that is none", "postgres://h:99999/b", "port"],
    ["what cannot be decoded", "postgres://u:%zz@h/b", "password"],
  ])("nothing that can be used: %s", (_what, place, by) => {
    expect(() => addressOf(place)).toThrow(expect.objectContaining({ code: "address", by }));
  });

  test("nothing of a password to anybody", () => {
    const said = [
      "postgres://u:Tr0ub@h:99999/b",
      "postgres://u:Tr0ub@h/b?x=1",
      "postgres://u:Tr0ub@h/b#x",
      "postgres://u:Tr0ub%zz@h",
    ];
    for (const place of said) {
      const told = (() => {
        try {
          return addressOf(place).told;
        } catch (cause) {
          return String(cause) + JSON.stringify(cause);
        }
      })();
      expect(told, place).not.toContain("Tr0ub");
    }
    expect(addressOf("postgres://u:Tr0ub@db.example:5433/base?schema=x").told).toBe(
      "postgres://db.example:5433/base?schema=x",
    );
  });
});

test("what an address does not say comes from the environment, and no more", () => {
  const env = { PGHOST: "db.example", PGPASSWORD: "p&ss=1", PGUSER: "other", PGSSLMODE: "require", PGPORT: "" };
  const address = addressOf(completed("postgres://u@/base", env));
  expect(address).toMatchObject({ host: "db.example", password: "p&ss=1", user: "u", database: "base", port: 5432 });
  expect(address.tls).not.toBeNull();
});

test.each([
  ["postgres://h", true],
  ["PostgreSQL://h", true],
  ["postgres", false],
  ["./postgres:/h", false],
])("%s: of PostgreSQL: %s", (place, expected) => expect(isPostgres(place)).toBe(expected));

describe("the password file", () => {
  const sought = { host: "db.example", port: 5432, database: "base", user: "u" };
  test.each<[string, string, string | null]>([
    ["the line that fits", "db.example:5432:base:u:secret", "secret"],
    ["the first that fits", "other:*:*:*:no\n*:*:*:u:first\n*:*:*:*:second", "first"],
    ["a colon and a backslash, escaped", "*:*:*:*:a\\:b\\\\c", "a:b\\c"],
    ["a remark", "#*:*:*:*:no", null],
    ["another port", "*:5433:*:*:no", null],
    ["a line that is none", "secret", null],
    ["lines of Windows", "*:*:*:*:secret\r\n", "secret"],
  ])("%s", (_what, text, expected) => expect(passwordFor(text, sought)).toBe(expected));
  test("of a socket, it calls the host localhost", () =>
    expect(passwordFor("localhost:*:*:*:here", { ...sought, host: "/run/postgresql" })).toBe("here"));
});
