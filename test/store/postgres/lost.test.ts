/** A server that goes away in the middle: what is written is written once, and what is asked is answered when it is back. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Out, sql } from "../../../src/store/asking.ts";
import { engineOn } from "../../../src/store/postgres/engine.ts";
import { type Opened, openPostgres } from "../../../src/store/postgres/open.ts";
import { isAbsent, type OwnServer, ownServer } from "./server.ts";

const ADD = sql("INSERT INTO spent (since, units) VALUES (?, 1)");
const SUM = sql("SELECT COALESCE(SUM(units), 0) AS units FROM spent");

describe.skipIf(isAbsent())("PostgreSQL", () => {
  let own: OwnServer;
  let opened: Opened;
  let place = "";
  beforeAll(async () => {
    own = await ownServer();
    await own.start();
    place = own.place();
    opened = await openPostgres(place, { create: true, patience: 60_000 });
  });
  afterAll(async () => {
    await opened.engine.close();
    await own.remove();
  });
  const units = async () => (await opened.engine.read(() => SUM.get<{ units: number }>()))?.units;

  test.each(["kill", "stop"] as const)("is waited for, and nothing is lost nor counted twice: %s", async (how) => {
    const before = (await units()) ?? 0;
    const base = how === "kill" ? 1_000_000 : 2_000_000;
    let [done, over] = [0, false];
    const write = async (at: number) => {
      await opened.engine.write(() => ADD.send(base + at));
      done += 1;
    };
    const writing = (async () => {
      for (let at = 0; at < 400 || !over; at += 4) await Promise.all([0, 1, 2, 3].map((more) => write(at + more)));
    })();
    for (let restarts = 0; restarts < 2; restarts += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await own[how]();
      await own.start();
    }
    over = true;
    await writing;
    expect((await units()) ?? 0).toBe(before + done);
  });

  test("one transaction whose end nobody heard of is asked about, and not done twice", async () => {
    const before = (await units()) ?? 0;
    let begun = 0;
    // The way is cut between the end of the transaction and its answer.
    const { take } = opened.connections;
    let cut = true;
    const connections = {
      ...opened.connections,
      take: async () => {
        const connection = await take();
        const query = connection.query.bind(connection) as (...given: unknown[]) => Promise<unknown>;
        connection.query = ((...given: unknown[]) => {
          if (given[0] !== "COMMIT" || !cut) return query(...given);
          cut = false;
          return query(...given).then(() => {
            throw Object.assign(new Error("cut"), { code: "ECONNRESET" });
          });
        }) as typeof connection.query;
        return connection;
      },
    };
    const { engineOn } = await import("../../../src/store/postgres/engine.ts");
    const engine = engineOn(connections, { address: opened.address, tables: new Set(), patience: 10_000 });
    const told = await engine.write(function* () {
      begun += 1;
      yield* sql("INSERT INTO spent (since, units) VALUES (?, 1)").send(3_000_000 + begun);
      return "done";
    });
    expect([told, begun, await units()]).toEqual(["done", 1, before + 1]);
  });

  test("a walk begins anew while nobody was handed a row of it, and is told as cut off after that", async () => {
    const name = /schema=(\w+)/.exec(place)?.[1];
    await own.rule(
      `INSERT INTO ${name}.spent (since, units) SELECT 5000000 + at, 1 FROM generate_series(1, 3000) AS at`,
    );
    const rows = sql("SELECT since FROM spent WHERE since > 5000000 ORDER BY since");
    let begun = 0;
    const walk = opened.engine.walk<{ since: number }>(function* () {
      begun += 1;
      yield* rows.each<{ since: number }, Out<{ since: number }>>([], rowOut);
    });
    // The way is cut once the first walk has its connection.
    const { takeForWalk } = opened.connections;
    const connections = {
      ...opened.connections,
      takeForWalk: async () => {
        const connection = await takeForWalk();
        if (begun === 0) await restarted();
        begun += 1;
        return connection;
      },
    };
    const restarted = async () => {
      await own.kill();
      await own.start();
    };
    const about = { address: opened.address, tables: new Set<string>(), patience: 60_000 };
    const cut = engineOn(connections, about).walk(() =>
      rows.each<{ since: number }, Out<{ since: number }>>([], rowOut),
    );
    expect((await Array.fromAsync(cut)).map(({ since }) => since)).toEqual(
      Array.from({ length: 3000 }, (_, at) => 5_000_001 + at),
    );
    expect(begun).toBe(2);
    begun = 0;
    let seen = 0;
    const walking = (async () => {
      for await (const _ of walk) if (++seen === 1) await restarted();
    })();
    await expect(walking).rejects.toMatchObject({ code: "cut-off" });
    expect([begun, seen < 3000]).toEqual([1, true]);
  });

  test("away for longer than anybody waits, it is told", async () => {
    const short = await openPostgres(place, { create: false, patience: 300 });
    await own.kill();
    const failing = Promise.all([
      expect(short.engine.write(() => ADD.send(1))).rejects.toMatchObject({ code: "unreachable" }),
      expect(short.engine.read(() => SUM.get())).rejects.toMatchObject({ code: "unreachable" }),
      expect(Array.fromAsync(short.engine.walk(() => SUM.each([], rowOut)))).rejects.toMatchObject({
        code: "unreachable",
      }),
      expect(openPostgres(place, { create: false })).rejects.toMatchObject({ code: "unreachable" }),
    ]);
    await failing;
    await own.start();
    await short.engine.close();
  });
});

function* rowOut<T>(row: T) {
  yield new Out(row);
}
