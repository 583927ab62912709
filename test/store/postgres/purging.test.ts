/** A purge of a store in PostgreSQL: its own tables alone, all of them or none, and never what is somebody else's. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RecordStore } from "../../../src/store/port.ts";
import { openPostgresStore } from "../../../src/store/postgres/store.ts";
import { type Bench, benchFor } from "../../whole/bench.ts";
import { WISH } from "../wish.ts";
import { isAbsent, server } from "./server.ts";

describe.skipIf(isAbsent())("PostgreSQL", () => {
  let bench: Bench;
  let place = "";
  let rule: Awaited<ReturnType<typeof server>>["rule"];
  let anotherPlace: () => string;
  beforeEach(async () => {
    const one = await server();
    rule = one.rule;
    place = one.place();
    anotherPlace = () => one.place();
    bench = benchFor(null);
  });
  afterEach(() => bench.remove());

  const schemaOf = (of: string) => /schema=(\w+)/.exec(of)?.[1] ?? "";
  const scanned = async (of: string): Promise<RecordStore> => {
    const store = await openPostgresStore(of, { create: true, command: "scan" });
    await store.beginScan("tenant", WISH, new Date("2026-11-20T08:00:00Z"), false);
    await store.plant([{ collector: "walker", key: "a", params: {} }]);
    return store;
  };
  const standing = async () =>
    (
      await rule(
        `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname LIKE '${schemaOf(place)}%' AND c.relkind IN ('r', 'v') ORDER BY 1`,
      )
    ).map(({ name }) => name);
  const schemas = async (of = place) =>
    (await rule(`SELECT nspname AS name FROM pg_namespace WHERE nspname ~ '^${schemaOf(of)}(_jobs)?$' ORDER BY 1`)).map(
      ({ name }) => name,
    );
  const purge = (...more: string[]) => bench.bascule(["purge", "--yes", ...more], { env: { BASCULE_STORE: place } });

  test("all of it goes, with the outputs that it wrote; another tenant's stays, and so does a folder of another scan", async () => {
    const other = anotherPlace();
    await (await scanned(other)).close();
    const store = await scanned(place);
    const { id = "" } = (await store.lastScan()) ?? {};
    for (const [folder, scan] of Object.entries({ mine: id, theirs: "another" })) {
      mkdirSync(join(bench.folder, folder));
      writeFileSync(
        join(bench.folder, folder, "plan.json"),
        JSON.stringify({ scan: { id: scan, startedAt: "2026-11-20T08:00:00Z" } }),
      );
      await store.noteOutputs(join(bench.folder, folder));
    }
    await store.close();
    const ended = await purge("--json");
    expect(ended, ended.err).toMatchObject({ exit: 0 });
    const schema = schemaOf(place);
    expect(ended.err).toContain(`le schéma ${schema} avec`);
    expect(JSON.parse(ended.out)).toMatchObject({
      deleted: [join(bench.folder, "mine", "plan.json")],
      schemas: [
        { schema, isWhole: true },
        { schema: `${schema}_jobs`, isWhole: true },
      ],
      left: [{ folder: join(bench.folder, "theirs"), why: "another-store" }],
    });
    expect(await schemas()).toEqual([]);
    expect(await schemas(other)).toEqual([schemaOf(other), `${schemaOf(other)}_jobs`]);
    expect((await purge()).out).toContain("Il n’y a rien à effacer.");
    await (await scanned(place)).close();
  });

  test("what somebody else made in the schema stays, and so does the schema", async () => {
    await (await scanned(place)).close();
    const schema = schemaOf(place);
    await rule(`CREATE TABLE ${schema}.theirs (a int)`);
    const ended = await purge();
    expect(ended, ended.err).toMatchObject({ exit: 0 });
    expect(ended.err).toMatch(/qui reste/);
    expect(await standing()).toEqual([`${schema}.theirs`]);
  });

  test("nothing goes, outputs neither, while somebody is at work, or where somebody else builds on it", async () => {
    const store = await scanned(place);
    mkdirSync(bench.out);
    const plan = join(bench.out, "plan.json");
    writeFileSync(plan, "{}");
    const before = await standing();
    expect(await purge()).toMatchObject({ exit: 5, out: "" });
    await store.close();
    const worker = await openPostgresStore(place, { create: false });
    await worker.claim(["walker"], 1);
    await expect.poll(async () => (await worker.crew())?.workers.length).toBe(1);
    expect((await purge()).exit).toBe(5);
    await worker.close();
    await rule(`CREATE VIEW public.${schemaOf(place)} AS SELECT key FROM ${schemaOf(place)}.task`);
    const built = await purge();
    expect(built, built.err).toMatchObject({ exit: 5 });
    expect(await standing()).toEqual(before);
    expect(bench.files().has(plan)).toBe(true);
  });

  test("a schema of somebody else's that bears such a name is none of ours", async () => {
    const schema = schemaOf(place);
    await rule(
      `CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.meta (key text, value text); CREATE TABLE ${schema}.item (a int)`,
    );
    expect((await purge()).out).toContain("Il n’y a rien à effacer.");
    expect(await standing()).toEqual([`${schema}.item`, `${schema}.meta`]);
  });
});
