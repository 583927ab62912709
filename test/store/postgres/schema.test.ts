/** One description of the tables for both databases, and a tenant's part of a database apart from the others. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPostgres } from "../../../src/store/postgres/open.ts";
import { tablesOf } from "../../../src/store/postgres/schema.ts";
import { openPostgresStore } from "../../../src/store/postgres/store.ts";
import { SCHEMA, SCHEMA_VERSION } from "../../../src/store/sqlite/schema.ts";
import { WISH } from "../wish.ts";
import { isAbsent, type Server, server } from "./server.ts";

test("what it cannot read of a description is told", () => {
  for (const unknown of ["CREATE VIEW a AS SELECT 1", "CREATE TABLE a (b NUMERIC) STRICT"])
    expect(() => tablesOf(unknown)).toThrow(/that is known/);
});

describe.skipIf(isAbsent())("PostgreSQL", () => {
  let of: Server;
  beforeAll(async () => {
    of = await server();
  });
  const schemaOf = (place: string) => /schema=(\w+)/.exec(place)?.[1] as string;
  const made = async (place = of.place()) => {
    const { engine } = await openPostgres(place, { create: true });
    await engine.close();
    return place;
  };

  test("has the tables, columns, keys and indexes of the embedded store", async () => {
    const schema = schemaOf(await made());
    const columns = await of.rule(
      `SELECT table_name::text AS "table", column_name::text AS name, is_nullable = 'NO' AS needed, collation_name::text AS collation,
         data_type::text AS type, ordinal_position AS place FROM information_schema.columns WHERE table_schema = '${schema}' ORDER BY 1, 6`,
    );
    const indexes = await of.rule(`SELECT indexname::text AS name FROM pg_indexes WHERE schemaname = '${schema}'`);
    const model = new DatabaseSync(":memory:");
    model.exec(SCHEMA);
    const here = model.prepare("SELECT name, type FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").all();
    const types: Record<string, string> = { TEXT: "text", INTEGER: "bigint", REAL: "double precision", BLOB: "bytea" };
    const expected = here
      .filter(({ type }) => type === "table")
      .flatMap(({ name: table }) =>
        model
          .prepare(`PRAGMA table_info(${table})`)
          .all()
          .map((column) => ({
            table,
            name: column.name,
            needed: column.notnull === 1 || Number(column.pk) > 0,
            collation: column.type === "TEXT" ? "C" : null,
            type: types[String(column.type)],
          })),
      );
    // Of PostgreSQL alone.
    const shared = columns.filter(({ table }) => !["written", "worker", "shared_row"].includes(String(table)));
    expect(shared.map(({ place: _place, ...column }) => column)).toEqual(expected);
    for (const { name } of here.filter(({ type }) => type === "index"))
      expect(indexes.map((one) => one.name)).toContain(name);
    model.close();
  });

  test("is made once by those who come at the same time", async () => {
    const place = of.place();
    const all = await Promise.all(Array.from({ length: 6 }, () => openPostgres(place, { create: true })));
    for (const { engine } of all) await engine.close();
    expect(await of.rule(`SELECT value FROM ${schemaOf(place)}.meta WHERE key = 'schema'`)).toEqual([
      { value: String(SCHEMA_VERSION) },
    ]);
  });

  test("is brought up to this version, with what it holds", async () => {
    const place = await made();
    const schema = schemaOf(place);
    await of.rule(`SET search_path = ${schema}; UPDATE meta SET value = '8' WHERE key = 'schema'; INSERT INTO pause VALUES ('lane', 7);
      ALTER TABLE account DROP COLUMN bytes; DROP INDEX item_tree; DROP TABLE seal;
      INSERT INTO account VALUES (1, 'exchange', 1, 2, 3); ALTER TABLE oddity DROP CONSTRAINT oddity_pkey`);
    await made(place);
    expect(
      await of.rule(`SET search_path = ${schema}; SELECT a.bytes::int, p.until::int, m.value, to_regclass('seal') IS NOT NULL AS seal,
      to_regclass('item_tree') IS NOT NULL AS tree FROM account a, pause p, meta m WHERE m.key = 'schema'`),
    ).toEqual([{ bytes: 0, until: 7, value: String(SCHEMA_VERSION), seal: true, tree: true }]);
  });

  test.each<[string, string, string, boolean]>([
    ["of a later version", "UPDATE meta SET value = '999'", "newer", true],
    ["without a version", "DELETE FROM meta", "damaged", true],
    ["with tables of somebody else", "DROP TABLE meta", "damaged", true],
    ["where nothing was scanned", "DROP SCHEMA SCHEMA CASCADE", "missing", false],
  ])("is refused %s, and left as it is", async (_what, change, code, create) => {
    const place = await made();
    const schema = schemaOf(place);
    await of.rule(`SET search_path = ${schema}; ${change.replace("SCHEMA SCHEMA", `SCHEMA ${schema}`)}`);
    await expect(openPostgres(place, { create })).rejects.toMatchObject({ code });
  });

  describe("of several tenants", () => {
    const roles = ["tenant_a", "tenant_b"] as const;
    const as = (role: string, schema: string) =>
      of
        .place()
        .replace(/\/\/\w+@/, `//${role}@`)
        .replace(/schema=\w+/, `schema=${schema}`);
    beforeAll(async () => {
      const [page, French] = ["scale", "echelle"].map((name) => {
        const text = readFileSync(resolve(import.meta.dirname, `../../../docs/${name}.md`), "utf8");
        return /```sql\n([\s\S]*?)```/.exec(text)?.[1] as string;
      });
      expect(French).toBe(page);
      for (const role of roles)
        await of.rule((page as string).replaceAll("minint", role).replaceAll("DATABASE bascule", "DATABASE postgres"));
    });
    afterAll(async () => {
      for (const role of roles) await of.rule(`DROP OWNED BY ${role} CASCADE; DROP ROLE ${role}`);
    });

    test("each role has its own, and cannot read another's", async () => {
      for (const role of roles) await made(as(role, role));
      await expect(openPostgres(as("tenant_a", "tenant_b"), { create: false })).rejects.toMatchObject({
        code: "no-right",
        by: "tenant_a",
      });
      await expect(openPostgres(as("tenant_a", "tenant_b"), { create: true })).rejects.toMatchObject({
        code: "no-right",
      });
    });

    test("each hands out its own tasks alone", async () => {
      for (const role of roles) {
        const store = await openPostgresStore(as(role, role), { create: true });
        await store.beginScan(role, WISH, new Date("2026-11-20T08:00:00Z"), false);
        await store.plant([{ collector: "walker", key: role, params: {} }]);
        expect(await store.claim(["walker"], 9)).toMatchObject([{ key: role }]);
        await store.close();
      }
      for (const table of ["tenant_b.task", "tenant_b_jobs.job"])
        await expect(of.rule(`SET ROLE tenant_a; SELECT * FROM ${table}`)).rejects.toThrow(/permission denied/);
    });

    test("a role that may make no schema is told so", async () => {
      await expect(openPostgres(as("tenant_a", "nowhere"), { create: true })).rejects.toMatchObject({
        code: "no-right",
        by: "tenant_a",
      });
    });
  });

  test("tells who plans a scan there", async () => {
    const place = of.place();
    const [one, other] = [
      await openPostgresStore(place, { create: true, command: "scan" }),
      await openPostgresStore(place, { create: true }),
    ];
    const modes = { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" } as const;
    const wish = {
      workloads: [],
      content: modes,
      seed: "",
      include: [],
      exclude: [],
      excludeContent: [],
      countTeamsMessages: false,
    };
    await one.beginScan("t", wish, new Date(), false);
    await expect(other.beginScan("t", wish, new Date(), false)).rejects.toMatchObject({
      code: "locked",
      holder: { pid: process.pid, command: "scan" },
    });
    await one.close();
    await other.beginScan("t", wish, new Date(), false);
    await other.close();
  });
});
