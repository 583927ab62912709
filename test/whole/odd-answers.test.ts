/** Answers that no simulated ministry gives: a scan ends, says what it could not see and where, and counts the rest. */

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/index.ts";
import { type Bench, benchFor, tiny } from "./bench.ts";
import { type Json, type Spoil, spoilt } from "./spoilt.ts";

let simulator: Simulator;
const benches: Bench[] = [];
beforeAll(async () => {
  simulator = await tiny();
});
afterAll(async () => {
  for (const bench of benches) bench.remove();
  await simulator.close();
});

async function scanned(spoil: Spoil, ...options: readonly string[]) {
  const front = await spoilt(simulator.graphUrl, spoil);
  const bench = benchFor({ graphUrl: front.graphUrl, token: () => simulator.token() });
  benches.push(bench);
  try {
    const { exit, err } = await bench.bascule(["scan", "--out", bench.out, ...options]);
    expect(exit, err).toBe(1);
    return { plan: bench.plan(), containers: bench.containers(), findings: bench.findings() };
  } finally {
    await front.close();
  }
}

const items = (body: Json) => (Array.isArray(body.value) ? (body.value as Json[]) : []);
const everywhere = (value: unknown, change: (found: Json) => void): void => {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) change(value as Json);
  for (const each of Object.values(value)) everywhere(each, change);
};
const files = (path: string, body: Json) => (/root\/delta/.test(path) ? items(body).filter(({ file }) => file) : []);
type Scanned = Awaited<ReturnType<typeof scanned>>;
const volumeOf = ({ plan }: Scanned, service: string) => plan.services.find(({ id }) => id === service)?.volume;
const gaps = ({ plan }: Scanned) => plan.coverage.skipped.map(({ scope }) => scope);

let plain: Scanned;
beforeAll(async () => {
  plain = await scanned(() => undefined);
});

test.each([10.5, -3, 1e300, "12", true])("a file of %s bytes is a file of unknown size", async (size) => {
  const found = await scanned((path, body) => {
    const [first] = files(path, body);
    if (first !== undefined) first.size = size;
  });
  expect(gaps(found)).toEqual(gaps(plain));
  for (const service of ["onedrive.files", "teams.files", "sharepoint.documents"]) {
    expect(volumeOf(found, service)?.items, service).toBe(volumeOf(plain, service)?.items);
    expect(volumeOf(found, service)?.bytes ?? 0, service).toBeGreaterThanOrEqual(0);
  }
});

test("counts that are no counts are unknown", async () => {
  const found = await scanned((_path, body) =>
    everywhere(body, (each) => {
      if ("totalItemCount" in each) each.totalItemCount = -3.7;
    }),
  );
  expect(volumeOf(found, "exchange.mail")?.items).toBeNull();
});

test("days that are none, properties that nobody knows, and names of any kind", async () => {
  const found = await scanned((_path, body) =>
    everywhere(body, (each) => {
      for (const [name, value] of Object.entries(each)) {
        if (typeof value === "string" && /^(created|lastModified|lastUpdated)DateTime$/.test(name)) each[name] = "hier";
        if (/^(displayName)$/.test(name)) each[name] = `\u0000\ud800\u202e=cmd()\n<script>${String(value)}`;
      }
      each.unheardOf = 7;
    }),
  );
  expect(gaps(found)).toEqual(gaps(plain));
  expect(found.containers).toHaveLength(plain.containers.length);
});

test("a library whose answers make no sense is told at its own line, and costs no other", async () => {
  let drive = "";
  const found = await scanned((path, body) => {
    const here = /^\/?(?:v1\.0\/)?drives\/([^/]+)\/root\/delta/.exec(path.replace(/^\//, ""))?.[1] ?? "";
    const [first] = files(path, body);
    if (first === undefined || (drive !== "" && drive !== here)) return;
    drive = here;
    first.id = null;
  });
  const id = decodeURIComponent(drive);
  const [line, before] = [found, plain].map(({ containers }) => containers.find((each) => each.id === id));
  expect(line).toMatchObject({ coverage: "not-scanned", volume: { items: null, bytes: null } });
  expect(found.containers.filter((each) => each.id !== id && each.service !== "other.onenote")).toEqual(
    plain.containers.filter((each) => each.id !== id && each.service !== "other.onenote"),
  );
  expect(
    found.plan.services.filter(({ id: service }) => service !== before?.service && service !== "other.onenote"),
  ).toEqual(
    plain.plan.services.filter(({ id: service }) => service !== before?.service && service !== "other.onenote"),
  );
});

test("an id that no address can hold", async () => {
  const found = await scanned((path, body) => {
    const [first] = items(body);
    if (/\/users\?/.test(path) && first !== undefined) items(body).push({ ...first, id: "\ud800" });
  });
  expect(found.plan.scan.complete).toBe(false);
  expect(volumeOf(found, "sharepoint.documents")).toEqual(volumeOf(plain, "sharepoint.documents"));
});

test("a link to another host is not followed", async () => {
  const found = await scanned((path, body) => {
    if (/\/groups\?/.test(path)) body["@odata.nextLink"] = "https://evil.example/v1.0/groups?$skiptoken=1";
  });
  expect(gaps(found)).toContain("groups");
});

test("lists that say each of their rows twice are the same lists", async () => {
  const full = await scanned(() => undefined, "--content", "full");
  const twice = await scanned(
    (_path, body) => {
      body.value = Array.isArray(body.value) ? body.value.flatMap((row) => [row, structuredClone(row)]) : body.value;
    },
    "--content",
    "full",
  );
  expect(twice.plan.services).toEqual(full.plan.services);
  expect(twice.plan.coverage.skipped).toEqual(full.plan.coverage.skipped);
  expect(twice.containers).toEqual(full.containers);
  expect(twice.findings).toEqual(full.findings);
}, 300_000);
