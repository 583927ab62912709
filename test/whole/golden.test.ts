/** A whole scan against the truth that the simulated ministry tells of itself, service by service and place by place. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { inflateRawSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SERVICES } from "../../src/model/service.ts";
import type { Simulator } from "../../src/simulator/index.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { checkRequest } from "../openapi/check.ts";
import { type Bench, benchFor, type Outcome, tiny } from "./bench.ts";

let simulator: Simulator;
let bench: Bench;
let outcome: Outcome;
const sent: { method: string; url: string }[] = [];

beforeAll(async () => {
  simulator = await tiny({ onRequest: (method, url) => void sent.push({ method, url }) });
  bench = benchFor(simulator);
  outcome = await bench.bascule(["scan", "--content", "full", "--sharing", "--out", bench.out]);
});
afterAll(async () => {
  await simulator.close();
  bench.remove();
});

test("the scan ends, and says that some places were refused", () => {
  expect(outcome.err).not.toContain("Erreur interne");
  expect(outcome.exit).toBe(1);
  expect(bench.plan().scan.complete).toBe(false);
});

test("no request is one that the simulated tenant did not expect", () => {
  expect(simulator.surprises()).toBe(0);
});

test("every request is one that Microsoft describes, and reads", () => {
  expect(sent.length).toBeGreaterThan(200);
  for (const { method, url } of sent) checkRequest(method, url);
});

describe("each service equals its truth", () => {
  test.each(SERVICES.map(({ id }) => id))("%s", (id) => {
    const truth = simulator.truth().services[id];
    const service = bench.plan().services.find((one) => one.id === id);
    if (truth === undefined) {
      expect(service?.volume).toEqual({ containers: null, items: null, bytes: null });
      return;
    }
    expect(service?.volume).toEqual({ containers: truth.containers, items: truth.items, bytes: truth.bytes });
    expect(service?.sensitive).toMatchObject({
      items: truth.sensitiveItems,
      restricted: truth.sensitive.marking ?? 0,
      byDetector: truth.sensitive,
    });
  });
});

test("each place equals its truth, and none is there twice", () => {
  const refused = new Set(simulator.truth().refused.map(({ id }) => id));
  const told = bench.containers().filter(({ coverage }) => coverage !== "not-scanned");
  const keyed = (service: string, id: string) => `${service} ${id}`;
  expect(new Set(bench.containers().map(({ service, id }) => keyed(service, id))).size).toBe(bench.containers().length);
  const lines = new Map(told.map((line) => [keyed(line.service, line.id), line]));
  const truths = [...simulator.truth().containers()];
  expect([...lines.keys()].sort()).toEqual(truths.map(({ service, id }) => keyed(service, id)).sort());
  for (const { service, id, items, bytes, sensitiveItems } of truths) {
    const line = lines.get(keyed(service, id));
    expect({ id, service, ...line?.volume, sensitive: line?.sensitive.items }).toEqual({
      id,
      service,
      items,
      bytes,
      sensitive: sensitiveItems,
    });
  }
  expect(refused.size).toBeGreaterThan(0);
});

test("what was refused has a line, in no count", () => {
  const lines = bench
    .containers()
    .filter(({ coverage, service }) => coverage === "not-scanned" && service !== "teams.chat");
  const told = lines.map(({ service, id }) => `${service} ${id}`);
  expect(told.sort()).toEqual([...simulator.truth().refused].map(({ service, id }) => `${service} ${id}`).sort());
  for (const { volume, wave } of lines) expect({ ...volume, wave }).toEqual({ items: null, bytes: null, wave: null });
});

test("what Teams keeps in personal drives, and what is widely shared there, is told apart as truth has it", () => {
  const drives = [...simulator.truth().containers()].flatMap(({ parts }) => (parts === undefined ? [] : [parts]));
  const truth = (["widely-shared", "chat-files", "recordings"] as const).map((id) => {
    const held = drives.map((parts) => parts[id]).filter(({ items }) => items > 0);
    expect(held.length, id).toBeGreaterThan(0);
    const sum = (figure: "items" | "bytes") => held.reduce((total, each) => total + each[figure], 0);
    return { id, volume: { containers: held.length, items: sum("items"), bytes: sum("bytes") } };
  });
  const service = bench.plan().services.find(({ id }) => id === "onedrive.files");
  expect(service?.parts.map(({ id, volume }) => ({ id, volume }))).toEqual(truth);
});

test("values in names of places and folders are findings without an item", () => {
  const told = new Map<string, Set<string>>();
  for (const { service, container, item, detector } of bench.findings()) {
    if (item !== null || detector === "marking") continue;
    const key = `${service} ${container}`;
    told.set(key, (told.get(key) ?? new Set()).add(detector));
  }
  const truths = [...simulator.truth().containers()].filter(({ named }) => named.length > 0);
  expect(truths.length).toBeGreaterThan(2);
  for (const { service, id, named } of truths)
    expect({ service, found: told.get(`${service} ${id}`) }).toEqual({ service, found: new Set(named) });
});

test("rules, retention labels, parts of pages and sharing are told apart as truth has them", async () => {
  const truth = simulator.truth().apart();
  const store = openStore(join(bench.folder, "bascule-store"), { create: false });
  try {
    const rules = new Map<string, unknown>();
    for await (const { container } of store.totals("medium", "exchange.mail"))
      if ("forwardsOut" in container.traits) rules.set(container.id, container.traits.forwardsOut);
    expect(new Map([...rules].sort())).toEqual(new Map([...truth.forwardsOut].sort()));
    expect([...truth.forwardsOut.values()].filter((count) => count > 0).length).toBeGreaterThan(0);
  } finally {
    await store.close();
  }
  const database = new DatabaseSync(join(bench.folder, "bascule-store", "bascule.sqlite"), { readOnly: true });
  const count = (what: string) => Number(database.prepare(`SELECT ${what} AS found FROM item`).get()?.found);
  expect(count("SUM(json_extract(traits, '$.retained') = 1)")).toBe(truth.retained);
  expect(count("SUM(json_extract(apart, '$.ownParts'))")).toBe(truth.ownParts);
  database.close();
  expect(bench.plan().sharing).toEqual(truth.sharing);
  for (const figure of Object.values({ ...truth.sharing, ...truth, sharing: 1, forwardsOut: 1 }))
    expect(figure).toBeGreaterThan(0);
});

test("applications are told with whose they are and how they were consented to, as truth has it", () => {
  const truth = new Map(simulator.truth().applications.map((each) => [each.appId, each]));
  const told = bench.plan().applications;
  expect(told.map(({ inHouse }) => inHouse)).toEqual(expect.arrayContaining([true, false]));
  for (const { appId, inHouse, consent, touchedFrom } of told) {
    const { own, everyone, people, first } = truth.get(appId)?.consent ?? {};
    const day = first?.slice(0, 10) ?? null;
    expect({ inHouse, ...consent }).toEqual({ inHouse: truth.get(appId)?.inHouse, own, everyone, people, first: day });
    expect(touchedFrom).toBeGreaterThan(0);
  }
});

test("the plan is one that its published schema accepts", () => {
  const schema = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../plan.schema.json"), "utf8"));
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  expect(validate(bench.plan()), JSON.stringify(validate.errors?.slice(0, 5))).toBe(true);
});

test("the manifest tells the digest of every output", () => {
  const lines = readFileSync(join(bench.out, "MANIFEST.sha256"), "utf8").trimEnd().split("\n");
  expect(lines.map((line) => line.slice(66))).toEqual([
    "annexe-derogation.xlsx",
    "containers.ndjson",
    "dossier-derogation.docx",
    "findings.ndjson",
    "plan-migration.xlsx",
    "plan.json",
    "rapport.html",
    "signalements-restreints.xlsx",
  ]);
  for (const line of lines) {
    const digest = createHash("sha256")
      .update(readFileSync(join(bench.out, line.slice(66))))
      .digest("hex");
    expect(line.slice(0, 64)).toBe(digest);
  }
});

test("nothing that was read in a content is in any output, store file or message", () => {
  const canaries = simulator.canaries();
  expect(canaries.length).toBeGreaterThan(100);
  const texts = [
    ["terminal", `${outcome.out}${outcome.err}`],
    ...[...bench.files()].map(([path, bytes]) => [path, textIn(path, bytes)]),
  ] as const;
  for (const [where, text] of texts) {
    const compact = text.replace(/[\s\u00a0\u202f.-]/g, "");
    const found = canaries.filter(
      (canary) => text.includes(canary) || compact.includes(canary.replace(/[\s\u00a0\u202f.-]/g, "")),
    );
    expect(found, where).toEqual([]);
  }
});

/** Office files are zips: what they hold is looked at inflated. */
function textIn(path: string, bytes: Buffer): string {
  if (!/\.(xlsx|docx)$/.test(path)) return bytes.toString("utf8");
  let text = "";
  for (let at = bytes.indexOf("PK\u0003\u0004"); at >= 0; at = bytes.indexOf("PK\u0003\u0004", at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    if (bytes.readUInt16LE(at + 8) !== 8) continue;
    text += inflateRawSync(bytes.subarray(start), { finishFlush: 2 }).toString("utf8");
  }
  return text;
}
