/** Lines of findings written by a thread, beside the other outputs: the same file, and the same faults where it fails. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeBeside } from "../../src/app/findings-beside.ts";
import { planFromStore } from "../../src/app/outputs.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { Container, Item } from "../../src/model/records.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import { openOutputSet } from "../../src/store/output-set.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { SCAN } from "./finished-scan.ts";

const folder = mkdtempSync(join(tmpdir(), "bascule-beside-"));
const store = join(folder, "store");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ITEMS = Array.from(
  { length: 3 },
  (_, index): Item => ({
    ...{ kind: "item", service: "onedrive.files", container: "d1", id: `i${index}`, type: "file", parent: "root" },
    ...{
      name: `Note ${index} « à classer ».docx`,
      bytes: 10,
      created: null,
      modified: null,
      private: false,
      traits: {},
    },
  }),
);

beforeAll(async () => {
  const records = openStore(store, { create: true });
  await records.beginScan(SCAN.tenant, SCAN.wish, new Date(SCAN.startedAt), true);
  const drive: Container = {
    ...{ kind: "container", service: "onedrive.files", id: "d1", type: "personal", name: "Drive", owner: null },
    ...{ group: null, site: null, url: null, created: null, lastActivity: null, listed: true, traits: {} },
  };
  const outcomes = ITEMS.map(({ service, container, id, name }) => ({
    ...{ service, container, item: id, name, read: true, unread: [] },
    findings: [{ detector: "nir", category: "citizen-personal-data", count: 2, confidence: "high" } as const],
  }));
  const task = { collector: "test", key: "all", params: {}, cursor: null };
  await records.commit({
    task,
    page: { records: [drive, ...ITEMS], cursor: null },
    outcomes,
    nameFindings: [],
  });
  await records.finishScan(new Date("2026-11-23T09:00:00.000Z"));
  await records.close();
});

const planInto = async (out: string, many: number) => {
  await planFromStore({
    ...{
      store,
      out,
      many,
      configuration: NO_CONFIGURATION,
      asOf: "2026-11-24" as IsoDate,
      today: "2026-11-24" as IsoDate,
    },
    ...{ edition: "2021-09-15", least: "medium", version: "0", language: "fr", redact: false },
  });
  return readFileSync(join(out, "MANIFEST.sha256"), "utf8");
};

test("a plan is the same, to the last byte, whoever wrote its findings", async () => {
  const [few, many] = [join(folder, "few"), join(folder, "many")];
  expect(await planInto(many, 1)).toBe(await planInto(few, 4));
  expect(readFileSync(join(many, "findings.ndjson"), "utf8").split("\n")).toHaveLength(ITEMS.length + 1);
});

const failing = (program: string) => new URL(`data:text/javascript,${encodeURIComponent(program)}`);

test.each([
  ["it writes the file", store, undefined, true],
  ["the store is not there", join(folder, "nowhere"), undefined, false],
  ["it throws", store, failing("throw new Error('2 69 05 49 588 000 43')"), false],
  ["it ends without a word", store, failing("process.exit(3)"), false],
])("%s", async (_case, place, thread, isWritten) => {
  const out = mkdtempSync(join(folder, "out-"));
  const sink = openOutputSet(out, SCAN.tenant, store);
  const beside = await writeBeside({ store: place, least: "medium" }, sink, thread);
  expect(await beside.isWritten()).toBe(isWritten);
  expect(readdirSync(out)).toEqual(isWritten ? ["findings.ndjson.part"] : []);
  await beside.stop();
  const before = readdirSync(out);
  await sink.abandon();
  expect([before.length, readdirSync(out)]).toEqual([isWritten ? 1 : 0, []]);
});

test("who finds it unwritten writes it anew, over what the thread has begun", async () => {
  const out = mkdtempSync(join(folder, "out-"));
  const sink = openOutputSet(out, SCAN.tenant, store);
  const half = `import { workerData } from "node:worker_threads"; import { writeFileSync } from "node:fs";
    writeFileSync(workerData.path, "half a li");
    process.exit(1);`;
  expect(await (await writeBeside({ store, least: "medium" }, sink, failing(half))).isWritten()).toBe(false);
  expect(readdirSync(out)).toEqual(["findings.ndjson.part"]);
  const file = await sink.file("findings.ndjson");
  await file.write(new TextEncoder().encode("{}\n"));
  await file.close();
  await sink.finish();
  expect(readFileSync(join(out, "findings.ndjson"), "utf8")).toBe("{}\n");
});
