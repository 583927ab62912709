/** Against the simulated tenant: what a tenant full of passing faults tells is what a quiet one tells. */

import { expect, test } from "vitest";
import { z } from "zod";
import { type Connection, connect } from "../../src/graph/connect.ts";
import { type Simulator, startSimulator } from "../../src/simulator/index.ts";
import { limitTable } from "../../src/store/limits.ts";
import { directoryRoles } from "../../src/store/templates.ts";
import { batch } from "./batch.ts";
import { all, anyRoute, quickClock } from "./tenant.ts";

const Thing = z.object({ id: z.string() });

async function withSimulator<T>(
  options: Partial<Parameters<typeof startSimulator>[0]>,
  use: (connection: Connection, simulator: Simulator) => Promise<T>,
): Promise<T> {
  const simulator = await startSimulator({ size: "tiny", seed: "edge", ...options });
  const connection = await connect({
    env: { BASCULE_ACCESS_TOKEN: simulator.token(), BASCULE_GRAPH_URL: simulator.graphUrl },
    version: "1",
    admit: anyRoute,
    signal: new AbortController().signal,
    limits: limitTable(),
    directoryRoles: directoryRoles(),
    giveUpAfterSeconds: 1200,
    onDeviceCode: () => undefined,
    clock: quickClock(Date.now()),
  });
  try {
    return await use(connection, simulator);
  } finally {
    await connection.close();
    await simulator.close();
  }
}

/** A walk over every kind of request: people, their drives by batch, files by delta, some bytes, a report. */
async function walk({ graph }: Connection) {
  const people: string[] = [];
  for await (const page of graph.pages("/users?$select=id&$top=5", Thing)) {
    if (!page.ok) throw new Error(page.refusal.cause);
    people.push(...page.value.items.map(({ id }) => id));
  }
  const ids = [...new Set(people)];
  const drives = await batch(
    graph,
    ids.map((id) => ({ id, path: `/users/${id}/drive?$select=id`, schema: Thing })),
  );
  const files: string[] = [];
  const bytes: (number | string)[] = [];
  for (const id of ids.slice(0, 12)) {
    const drive = drives.get(id);
    if (drive === undefined || !drive.ok) continue;
    const File = z.object({ id: z.string(), file: z.unknown().optional(), deleted: z.unknown().optional() });
    const path = `/drives/${drive.value.id}/root/delta?$select=id,file,deleted`;
    for await (const page of graph.pages(path, File)) {
      if (page.ok)
        files.push(
          ...page.value.items.filter(({ file }) => file !== undefined).map((item) => `${drive.value.id}/${item.id}`),
        );
    }
  }
  for (const file of [...new Set(files)].slice(0, 15)) {
    const [drive, item] = file.split("/");
    const content = await graph.download(`/drives/${drive}/items/${item}/content`, 10_000_000);
    bytes.push(content.ok ? content.value.length : content.refusal.cause);
  }
  const rows = await all(graph.report("/reports/getOneDriveUsageAccountDetail(period='D180')"));
  return {
    rows,
    people: ids.sort(),
    drives: [...drives].map(([id, drive]) => `${id} ${drive.ok ? drive.value.id : drive.refusal.cause}`).sort(),
    files: [...new Set(files)].sort(),
    bytes,
  };
}

test("one that is quiet tells a tenant of some size, and sees nothing odd", async () => {
  await withSimulator({}, async (connection, simulator) => {
    const seen = await walk(connection);
    expect(seen.people.length).toBeGreaterThan(5);
    expect(seen.drives.some((line) => line.endsWith("not-provisioned"))).toBe(true);
    expect(seen.files.length).toBeGreaterThan(0);
    expect(seen.rows.length).toBeGreaterThan(5);
    expect(seen.rows.every((row) => row.ok && "Storage Used (Byte)" in row.value)).toBe(true);
    expect(seen.bytes.filter((size) => typeof size === "number").length).toBeGreaterThan(8);
    expect(new Set(seen.bytes.filter((size) => typeof size !== "number"))).toEqual(new Set(["locked", "forbidden"]));
    expect(simulator.surprises()).toBe(0);
    expect(connection.identity).toMatchObject({
      kind: "application",
      tenantId: simulator.tenantId,
      writePermissions: [],
    });
  });
});

test("one full of passing faults tells the same", async () => {
  const quiet = await withSimulator({}, walk);
  const faults = {
    throttled: 0.1,
    unavailable: 0.1,
    timedOut: 0.1,
    reset: 0.1,
    truncated: 0.1,
    emptyPages: 0.2,
    duplicates: 0.3,
    expiredDownloads: 0.3,
  };
  await withSimulator({ faults }, async (connection, simulator) => {
    expect(await walk(connection)).toEqual(quiet);
    expect(simulator.counters().leaks).toBe(0);
    expect(simulator.counters().byStatus).toMatchObject({
      429: expect.any(Number),
      503: expect.any(Number),
      504: expect.any(Number),
    });
    const throttled = [...connection.account().values()].reduce((sum, tally) => sum + tally.throttled, 0);
    expect(throttled).toBeGreaterThan(0);
  });
});

test("what stays refused is told by its cause, and a link in a circle is left", async () => {
  await withSimulator({ faults: { locked: 1 } }, async ({ graph }) => {
    const people = await all(graph.pages("/users?$select=id&$top=5", Thing));
    const id = people[0]?.ok ? people[0].value.items[0]?.id : "";
    expect(await graph.get(`/users/${id}/drive?$select=id`, Thing)).toMatchObject({ refusal: { cause: "locked" } });
  });
  await withSimulator({ faults: { circles: 1 } }, async ({ graph }) => {
    const pages = await all(graph.pages("/users?$select=id&$top=2", Thing));
    expect(pages.at(-1)).toMatchObject({ ok: false, refusal: { cause: "unexpected", code: "nextLinkLoop" } });
  });
});

test("a permission that is missing is a refusal, not a fault", async () => {
  await withSimulator({ permissions: ["User.Read.All"] }, async ({ graph, identity }) => {
    expect(identity.roles).toEqual(["User.Read.All"]);
    const people = await all(graph.pages("/users?$select=id&$top=5", Thing));
    const id = people[0]?.ok ? people[0].value.items[0]?.id : "";
    expect(await graph.get(`/users/${id}/drive?$select=id`, Thing)).toMatchObject({ refusal: { cause: "forbidden" } });
  });
});
