/** Rows that several processes change together, against a real PostgreSQL. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SharedRow } from "../../../src/model/shared-rows.ts";
import { openPostgres } from "../../../src/store/postgres/open.ts";
import { type OpenedRows, openSharedRows } from "../../../src/store/postgres/shared-rows.ts";
import { isAbsent, type Server, server } from "./server.ts";

const row = (text: string, until: number | null = null): SharedRow => ({ text, until });

describe.skipIf(isAbsent())("PostgreSQL", () => {
  let of: Server;
  let place = "";
  let processes: readonly OpenedRows[];
  beforeAll(async () => {
    of = await server();
    place = of.place();
    processes = await Promise.all([0, 1, 2].map(() => openSharedRows(place, { create: true })));
  });
  afterAll(async () => {
    for (const one of processes) await one.close();
  });
  const one = () => processes[0] as OpenedRows;
  const put = (key: string, text: SharedRow | null) =>
    one().change([key], [], () => ({ rows: new Map([[key, text]]), result: null }));
  const seen = (key: string) => one().change([], [key], (rows) => ({ rows: new Map(), result: rows.get(key) }));

  test("each is changed by one at a time, whether it was there before or not", async () => {
    const keys = ["b", "a", "é", "c"];
    const adding = processes.flatMap((process, at) =>
      Array.from({ length: 40 }, (_, turn) => {
        const some = keys.filter((_key, place) => (turn + place + at) % 2 === 0);
        return process.change(some, [], (rows) => ({
          rows: new Map(some.map((key) => [key, row(String(Number(rows.get(key) ?? 0) + 1))])),
          result: null,
        }));
      }),
    );
    await Promise.all(adding);
    expect(await Promise.all(keys.map(seen))).toEqual(["60", "60", "60", "60"]);
  });

  test("what is not named stays, what is over or taken away is as if it were not there, and is swept", async () => {
    const { now } = await one().all();
    await put("x stays", row("as it is"));
    await put("x over", row("gone", now - 1));
    await put("x soon", row("here", now + 3_600_000));
    await put("x taken", row("gone"));
    await put("x taken", null);
    expect(await Promise.all(["x stays", "x over", "x soon", "x taken", "x none"].map(seen))).toEqual([
      "as it is",
      undefined,
      "here",
      undefined,
      undefined,
    ]);
    expect([...(await one().all()).rows.keys()].filter((key) => key.startsWith("x"))).toEqual(["x soon", "x stays"]);
    // The first change of a process sweeps.
    const fresh = await openSharedRows(place, { create: false });
    await fresh.change([], [], () => ({ rows: new Map(), result: null }));
    await fresh.close();
    const schema = /schema=(\w+)/.exec(place)?.[1];
    const left = await of.rule(`SELECT key FROM ${schema}.shared_row WHERE key LIKE 'x %' ORDER BY key`);
    expect(left.map(({ key }) => key)).toEqual(["x soon", "x stays"]);
  });

  test("a row that was swept while it was waited for is made anew", async () => {
    const schema = /schema=(\w+)/.exec(place)?.[1];
    await put("y", row("1"));
    // Held by who deletes it, while somebody waits for it.
    const { Client } = (await import("pg")).default;
    const client = new Client({ host: of.folder, port: of.port, user: "boss", database: "postgres", password: "" });
    await client.connect();
    await client.query("BEGIN");
    await client.query(`SELECT 1 FROM ${schema}.shared_row WHERE key = 'y' FOR UPDATE`);
    const waiting = one().change(["y"], [], (rows) => ({ rows: new Map([["y", row("2")]]), result: rows.get("y") }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await client.query(`DELETE FROM ${schema}.shared_row WHERE key = 'y'`);
    await client.query("COMMIT");
    await client.end();
    expect([await waiting, await seen("y")]).toEqual([undefined, "2"]);
  });

  test("a change that fails changes nothing, and the time is the server's, once the rows are held", async () => {
    await put("z", row("1"));
    const failing = one().change(["z"], [], () => {
      throw new Error("no such thing");
    });
    await expect(failing).rejects.toThrow("no such thing");
    expect(await seen("z")).toBe("1");
    const times = await Promise.all(
      processes.map((process) => process.change(["z"], [], (_rows, now) => ({ rows: new Map(), result: now }))),
    );
    expect(new Set(times).size).toBe(3);
    for (const time of times) expect(Math.abs(time - Date.now())).toBeLessThan(60_000);
  });

  test("the table comes to a store that was made without it", async () => {
    const older = of.place();
    const { engine } = await openPostgres(older, { create: true });
    await engine.close();
    const schema = /schema=(\w+)/.exec(older)?.[1];
    await of.rule(`DROP TABLE ${schema}.shared_row`);
    const rows = await openSharedRows(older, { create: false });
    expect((await rows.all()).rows.size).toBe(0);
    await rows.close();
  });
});
