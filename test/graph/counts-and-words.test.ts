/** What is told of an answer, and how long it is waited for: never a name, no byte counted twice, no wait cut short. */

import { expect, test } from "vitest";
import { z } from "zod";
import { batch } from "./batch.ts";
import { anything, error, json, withTenant } from "./tenant.ts";

const partsOf = (body: string): { id: string; url: string }[] => JSON.parse(body).requests;

test("parts that failed wait for the longest of them, whichever was asked first", async () => {
  let turns = 0;
  await withTenant(
    ({ body }, response) => {
      turns += 1;
      const wait = (id: string) => ({ "Retry-After": id === "long" ? "11" : "3" });
      const responses = partsOf(body).map(({ id }) =>
        turns === 1 ? { id, status: 500, headers: wait(id), body: {} } : { id, status: 200, body: {} },
      );
      json(response, 200, { responses });
    },
    async ({ graph, clock }) => {
      const ids = ["short", "long", "last"];
      await batch(
        graph,
        ids.map((id) => ({ id, path: `/sites/${id}`, schema: anything })),
      );
      expect(clock.slept).toEqual([11_000]);
    },
  );
});

test("the bytes of a batch are shared among its parts, and add up to what came", async () => {
  let sent = 0;
  await withTenant(
    ({ body }, response) => {
      const responses = partsOf(body).map(({ id }) => ({ id, status: 200, body: { filling: "x".repeat(1000) } }));
      sent = JSON.stringify({ responses }).length;
      json(response, 200, { responses });
    },
    async ({ graph, connection }) => {
      const paths = ["/sites/a", "/sites/b", "/sites/c", "/users/u/drive"];
      await batch(
        graph,
        paths.map((path) => ({ id: path, path, schema: anything })),
      );
      const [sharepoint, onedrive] = [connection.account().get("sharepoint"), connection.account().get("onedrive")];
      expect(Math.abs((sharepoint?.bytes ?? 0) - (sent * 3) / 4)).toBeLessThan(3);
      expect(Math.abs((onedrive?.bytes ?? 0) - sent / 4)).toBeLessThan(1);
    },
  );
});

test("a file whose label is being deciphered is asked for again", async () => {
  await withTenant(
    (_, response, turn) =>
      turn === 1 ? error(response, 423, "fileDecryptionDeferred", { "retry-after": "5" }) : json(response, 200, {}),
    async ({ graph, clock }) => {
      expect(await graph.get("/drives/d/items/i", anything)).toEqual({ ok: true, value: {} });
      expect(clock.slept).toEqual([5000]);
    },
  );
});

test("SharePoint's word for too much traffic is throttling like another, and is counted so", async () => {
  await withTenant(
    (_, response, turn) =>
      turn === 1 ? error(response, 509, "bandwidthLimitExceeded", { "retry-after": "5" }) : json(response, 200, {}),
    async ({ graph, clock, connection }) => {
      expect(await graph.get("/sites/s1", anything)).toEqual({ ok: true, value: {} });
      expect(clock.slept).toEqual([5000]);
      expect(connection.account().get("sharepoint")).toMatchObject({ requests: 2, throttled: 1 });
    },
  );
});

test("the place of a wrong shape is told by Graph's own words, and not where it is a name of the tenant's", async () => {
  await withTenant(
    (_, response) => json(response, 200, { people: { "Jeanne Exemple": "x", "jeanne/exemple": "x" } }),
    async ({ graph }) => {
      const schema = z.object({ people: z.record(z.string(), z.number()) });
      const thrown = await graph.get("/users/u1", schema).catch((cause: unknown) => cause);
      expect(String(thrown)).toContain("answer of another shape (?: invalid_type, ?: invalid_type)");
      expect(String(thrown)).not.toMatch(/jeanne/i);
    },
  );
});

test("a refusal is read no further than a sentence may be long", async () => {
  await withTenant(
    (_, response) => json(response, 403, { filling: "x".repeat(1_100_000), error: { code: "accessDenied" } }),
    async ({ graph }) => {
      expect(await graph.get("/sites/s1", anything)).toMatchObject({ refusal: { cause: "forbidden", code: null } });
    },
  );
});
