/** PostgreSQL as an engine of the store, against a real one. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Batch, Out, sql, sqlOfArrays, together } from "../../../src/store/asking.ts";
import type { PostgresEngine } from "../../../src/store/postgres/engine.ts";
import { openPostgres } from "../../../src/store/postgres/open.ts";
import { isAbsent, server } from "./server.ts";

const PUT = sql("INSERT INTO meta (key, value) VALUES (?, ?)");
const GET = sql("SELECT value FROM meta WHERE key = ?");
const COUNT = sql("SELECT COUNT(*) AS rows FROM meta WHERE key LIKE ?");
const ROWS = sqlOfArrays("SELECT key, value FROM meta WHERE key >= :from AND key < :to ORDER BY key");

describe.skipIf(isAbsent())("PostgreSQL", () => {
  let engine: PostgresEngine;
  beforeAll(async () => {
    ({ engine } = await openPostgres((await server()).place("&application_name=walks"), { create: true }));
  });
  beforeEach(() => engine.write(() => sql("DELETE FROM meta WHERE key <> 'schema'").send()));
  afterAll(() => engine.close());

  test("writes a transaction, and reads it back", async () => {
    await engine.write(function* () {
      yield* PUT.send("a", "1");
      expect(yield* PUT.run("b", "2")).toBe(1);
    });
    expect(await engine.read(() => GET.get("b"))).toEqual({ value: "2" });
    expect(await engine.read(() => GET.get("c"))).toBeUndefined();
    expect(await engine.read(() => COUNT.get("_"))).toEqual({ rows: 2 });
  });

  test.each([
    ["nothing waited for", "send"],
    ["waited for", "run"],
  ] as const)("undoes everything of a transaction of which one statement failed, %s", async (_what, how) => {
    const failing = engine.write(function* () {
      yield* PUT.send("a", "1");
      if (how === "send") yield* PUT.send("schema", "twice");
      else yield* PUT.run("schema", "twice");
      yield* PUT.send("b", "2");
    });
    // The first failure is told, not that of what came after it.
    await expect(failing).rejects.toMatchObject({ code: "23505" });
    expect(await engine.read(() => COUNT.get("_"))).toEqual({ rows: 0 });
  });

  test("tells a work what failed, which may go on to close what it had open", async () => {
    const met: string[] = [];
    const failing = engine.write(function* () {
      try {
        yield* ROWS.each([{ from: "a", to: "z" }], function* () {
          met.push("row");
          yield* PUT.run("schema", "twice");
        });
      } finally {
        met.push("closed");
      }
    });
    await expect(failing).rejects.toMatchObject({ code: "23505" });
    expect(met).toEqual(["row", "closed"]);
  });

  test("walks more rows than a window, in the order of code points, of one state", async () => {
    const keys = Array.from({ length: 1203 }, (_, at) => `k${String(at).padStart(5, "0")}`);
    await engine.write(function* () {
      for (const key of keys) yield* PUT.send(key, "");
    });
    const met: unknown[] = [];
    for await (const row of engine.walk(() => ROWS.each([{ from: "k", to: "l" }], rowOut))) {
      if (met.length === 0) await engine.write(() => PUT.send("k99999", "later"));
      met.push((row as unknown as string[])[0]);
    }
    expect(met).toEqual(keys);
  });

  test("lets go of a walk that is left, however many there were", async () => {
    await engine.write(() => PUT.send("k1", ""));
    for (let at = 0; at < 80; at += 1)
      for await (const _row of engine.walk(() => ROWS.each([{ from: "k", to: "l" }], rowOut))) break;
    const [idle] = await (await server()).rule(
      "SELECT COUNT(*)::int AS open FROM pg_stat_activity WHERE state = 'idle in transaction' AND application_name = 'walks'",
    );
    expect(idle).toEqual({ open: 0 });
  });

  test("asks several things at once, of one state, and waits for all of them when one fails", async () => {
    await engine.write(function* () {
      for (const key of ["a", "b", "c"]) yield* PUT.send(key, key.toUpperCase());
    });
    const asked = ["a", "b", "c"].map((key) => () => GET.get<{ value: string }>(key));
    expect((await engine.read(() => together(asked))).map((row) => row?.value)).toEqual(["A", "B", "C"]);
    const failing = engine.read(() => together([...asked, () => sql("SELECT 1 / ? AS x").get(0)]));
    await expect(failing).rejects.toMatchObject({ code: "22012" });
    expect(await engine.read(() => GET.get("a"))).toEqual({ value: "A" });
  });

  test("does a batch in its order, and tells each what it asked", async () => {
    const told: unknown[] = [];
    const batch = new Batch();
    batch.add(PUT, "a", "1");
    batch.ask((row) => told.push(row), GET, "a");
    batch.add(sql("UPDATE meta SET value = '2' WHERE key = ?"), "a");
    batch.ask((row) => told.push(row), GET, "a");
    batch.ask((row) => told.push(row), GET, "nowhere");
    await engine.write(() => batch.done());
    expect(told).toEqual([{ value: "1" }, { value: "2" }, undefined]);
    const failing = new Batch();
    for (const key of ["b", "schema", "c"]) failing.add(PUT, key, "");
    await expect(engine.write(() => failing.done())).rejects.toMatchObject({ code: "23505" });
    expect(await engine.read(() => GET.get("b"))).toBeUndefined();
  });

  test.each([
    ["a whole number", "number", "?", 9_007_199_254_740_991],
    ["bytes", "bytes", "?", new Uint8Array([0, 1, 255])],
    ["nothing", "nothing", "?", null],
    ["a text with U+0000 and what it is written with", "text", "?", "a\0b\u0001c\u0001\u0002"],
    ["accents and quotes", "text", "?", "l’« été » d'Île ? :name $1"],
    ["true", "boolean", "1 = 1 OR ? IS NULL", null],
  ])("gives back %s", async (_what, kind, expression, value) => {
    const types: Record<string, string> = {
      number: "bigint",
      bytes: "bytea",
      text: "text",
      nothing: "text",
      boolean: "text",
    };
    const written = expression.replace("?", `CAST(? AS ${types[kind]})`);
    const row = await engine.read(() => sql(`SELECT ${written} AS it`).get(value));
    expect(row?.it instanceof Uint8Array ? new Uint8Array(row.it) : row?.it).toEqual(kind === "boolean" ? 1 : value);
  });

  test("counts what many write at once, each once", async () => {
    await engine.write(() => PUT.send("sum", "0"));
    // Read, then written: two at once would lose one of them, were they let.
    const add = () =>
      engine.write(function* () {
        const row = yield* GET.get<{ value: string }>("sum");
        yield* sql("UPDATE meta SET value = ? WHERE key = 'sum'").send(String(Number(row?.value) + 1));
      });
    await Promise.all(Array.from({ length: 24 }, add));
    expect(await engine.read(() => GET.get("sum"))).toEqual({ value: "24" });
  });

  test("is told when it may not write", async () => {
    const cause = await engine
      .read(function* () {
        yield* together([]);
        yield* PUT.run("a", "1");
      })
      .catch((one: unknown) => one);
    expect(cause).toMatchObject({ code: "unwritable" });
    expect(engine.isReadOnly(cause)).toBe(true);
    expect([engine.has("meta"), engine.has("nowhere")]).toEqual([true, false]);
  });
});

function* rowOut<T>(row: T) {
  yield new Out(row);
}
