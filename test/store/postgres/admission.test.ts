/** Who is let in, and over what: each refusal of a server is told as what it means, and never a password. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "selfsigned";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { explain } from "../../../src/app/faults.ts";
import { openPostgres } from "../../../src/store/postgres/open.ts";
import { isAbsent, type OwnServer, ownServer } from "./server.ts";

const SECRET = "Tr0ub4dor&3";

describe.skipIf(isAbsent())("PostgreSQL", () => {
  let own: OwnServer;
  let at = "";
  let authority = "";
  beforeAll(async () => {
    own = await ownServer();
    const { cert, private: key } = await generate([{ name: "commonName", value: "localhost" }], {
      algorithm: "sha256",
      extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
    });
    own.keep("server.crt", cert);
    own.keep("server.key", key);
    authority = join(own.folder, "root.crt");
    writeFileSync(authority, cert);
    await own.start(["ssl=on"]);
    await own.rule(`CREATE ROLE scanner LOGIN PASSWORD '${SECRET}'; CREATE SCHEMA scanner AUTHORIZATION scanner`);
    await own.rule("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0");
    at = `postgres://scanner:${encodeURIComponent(SECRET)}@localhost:${own.port}/postgres?schema=scanner`;
  });
  afterAll(() => own.remove());

  test.each([
    ["with its password", () => at],
    ["over TLS that is checked", () => `${at}&sslmode=verify-full&sslrootcert=${encodeURIComponent(authority)}`],
    [
      "over TLS that is asked for, and checked all the same",
      () => `${at}&sslmode=require&sslrootcert=${encodeURIComponent(authority)}`,
    ],
    [
      "with the password of the file",
      () => {
        const file = join(own.folder, "pass");
        writeFileSync(file, `localhost:${own.port}:*:scanner:${SECRET}\n`, { mode: 0o600 });
        return `${at.replace(/:[^:@]*@/, "@")}&passfile=${encodeURIComponent(file)}`;
      },
    ],
  ])("lets in %s", async (_what, place) => {
    const { engine } = await openPostgres(place(), { create: true });
    await engine.close();
  });

  test.each<[string, string, () => string]>([
    ["a wrong password", "refused", () => at.replace(encodeURIComponent(SECRET), `${SECRET}4`)],
    ["no password", "refused", () => `${at.replace(/:[^:@]*@/, "@")}&passfile=/nowhere`],
    ["a database that is not there", "no-database", () => at.replace("/postgres?", "/nowhere?")],
    ["a certificate of no known authority", "certificate", () => `${at}&sslmode=require`],
    [
      "a certificate of another name",
      "certificate",
      () => `${at.replace("@localhost", "@127.0.0.1")}&sslmode=verify-ca&sslrootcert=${encodeURIComponent(authority)}`,
    ],
    ["a file of authorities that is not there", "address", () => `${at}&sslmode=require&sslrootcert=/nowhere`],
    ["nobody at that port", "unreachable", () => at.replace(`:${own.port}/`, ":1/")],
    ["a database of another encoding", "unfit", () => at.replace("/postgres?", "/latin?")],
    ["a schema that the account may not make", "no-right", () => at.replace("schema=scanner", "schema=other")],
  ])("refuses %s", async (_what, code, place) => {
    const cause: unknown = await openPostgres(place(), { create: true }).catch((one: unknown) => one);
    expect(cause).toMatchObject({ code });
    for (const language of ["fr", "en"] as const) {
      const { exit, sentence } = explain(cause, language);
      expect([2, 5]).toContain(exit);
      expect(sentence).not.toContain("Tr0ub4dor");
    }
  });

  test("refuses who is not foreseen, or not without TLS", async () => {
    own.keep("pg_hba.conf", "local all boss trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n");
    await own.rule("SELECT pg_reload_conf()");
    await expect
      .poll(() =>
        openPostgres(`${at}&sslmode=disable`, { create: true }).then(
          () => "in",
          (cause) => cause.code,
        ),
      )
      .toBe("not-admitted");
  });

  test("refuses TLS where the server has none", async () => {
    await own.stop();
    await own.start();
    await expect(openPostgres(`${at}&sslmode=verify-full`, { create: true })).rejects.toMatchObject({ code: "no-tls" });
  });
});
