/**
 * A copy for publication holds no word that people of the administration wrote: one is put into every field of every file that
 * they may edit, found from the shapes of those files, and looked for in every part of every output.
 */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { z } from "zod";
import { planFromStore } from "../../src/app/outputs.ts";
import { shapeOf } from "../../src/doctrine/withhold.ts";
import { catalogueOf, type Language } from "../../src/lang/index.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Container, TenantRecord } from "../../src/model/records.ts";
import { parseConfiguration } from "../../src/store/configuration.ts";
import { Shape } from "../../src/store/configuration-shape.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { CANARY, filled, placesIn, spoilt } from "./canary.ts";
import { SCAN } from "./finished-scan.ts";

const ROOT = resolve(import.meta.dirname, "../../templates");
const EDITED = readdirSync(ROOT, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".yaml") && shapeOf(name) !== null);

let folder = "";
const put = new Map<z.ZodType, Set<string>>();

/** The models of documents and of the page, with a sentence and a name of their own. */
function ownModel(name: string): Uint8Array {
  const bytes = readFileSync(join(ROOT, name));
  if (!name.endsWith(".docx"))
    return Buffer.from(String(bytes).replace("</body>", `<p>${CANARY}</p></body>`).replace(/$/, `\n/* ${CANARY} */`));
  const parts = unzipSync(bytes);
  const paragraph = `<w:p><w:r><w:t>${CANARY}</w:t></w:r></w:p>`;
  const body = strFromU8(parts["word/document.xml"] ?? new Uint8Array()).replace("<w:body>", `<w:body>${paragraph}`);
  return zipSync({ ...parts, "word/document.xml": strToU8(body) });
}

const container = (service: Container["service"], id: string, some: Partial<Container> = {}): Container => ({
  ...{ kind: "container", service, id, type: "user", name: CANARY, owner: `${CANARY}@ministere.example` },
  ...{ group: null, site: null, url: `https://x.example/${CANARY}`, created: null, lastActivity: null, listed: true },
  ...{ traits: {}, ...some },
});
const RECORDS: readonly TenantRecord[] = [
  {
    kind: "organisation",
    ...{ id: SCAN.tenant, displayName: "Ministère", defaultDomain: `${CANARY}.example`, domains: [], created: null },
  },
  container("exchange.mail", "u1"),
  container("onedrive.files", "d1", { type: "personal" }),
  container("teams.chat", "c1", { type: "group" }),
  container("sharepoint.documents", "s1", { type: "library", site: CANARY, owner: null }),
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bascule-published-"));
  const write = (name: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, "own", name)), { recursive: true });
    writeFileSync(join(folder, "own", name), text);
  };
  for (const name of EDITED) {
    const shape = shapeOf(name) as z.ZodType;
    const places = put.get(shape) ?? new Set();
    put.set(shape, places);
    write(name, stringify(spoilt(shape, parse(readFileSync(join(ROOT, name), "utf8")), places)));
  }
  for (const name of [
    "dossier/fr.docx",
    "dossier/en.docx",
    "pv/fr.docx",
    "pv/en.docx",
    "report/report.css",
    "report/report.html",
  ])
    write(name, ownModel(name));
  const store = openStore(join(folder, "store"), { create: true });
  await store.beginScan(SCAN.tenant, SCAN.wish, new Date("2026-11-20T08:00:00Z"), false);
  await store.plant([{ collector: "all", key: "root", params: {} }]);
  const task = { collector: "all", key: "root", params: {}, cursor: null };
  await store.commit({ task, page: { records: RECORDS, cursor: null }, outcomes: [], nameFindings: [] });
  await store.finishScan(new Date("2026-11-20T09:00:00Z"));
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every key written. What names the administration is public, and an answer is of a part that its own edition tells apart. */
function configuration() {
  const all = filled(Shape) as Record<string, Record<string, unknown>>;
  const [answer] = Object.values(all.answers ?? {});
  const own = {
    ...all,
    administration: { ...all.administration, name: "Ministère" },
    answers: { "onedrive.files/chat-files-canari": answer },
    outputs: { mention: all.outputs?.mention },
    templates: join(folder, "own"),
  };
  const assigned = () => [{ key: CANARY, unit: CANARY, since: null }] as never;
  return parseConfiguration(stringify(own), "bascule.config.yaml", assigned);
}

const run = async (language: Language, redact: boolean, edition = "2021-09-15") => {
  const out = join(folder, `${language}-${redact}-${edition}`);
  const request = { store: join(folder, "store"), out, language, redact, csv: true, configuration: configuration() };
  const asOf = "2026-11-24" as IsoDate;
  await planFromStore({ ...request, asOf, edition, least: "medium", version: "0.1.0", today: asOf });
  return new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name))] as const));
};

/** Every text of a file, those of packages inside of packages too, with the names of their parts. */
function everyText(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return strFromU8(bytes);
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name}\n${everyText(part)}`)
    .join("\n");
}
const around = (text: string) => [...text.matchAll(/.{0,80}canari.{0,20}/gisu)].slice(0, 3).map(String);

test("every field that takes a word has it", () => {
  for (const [shape, places] of put) expect([...places].sort()).toEqual([...new Set(placesIn(shape))].sort());
  expect(put.size).toBe(5);
  const text = JSON.stringify(filled(Shape));
  expect(text.split(CANARY).length).toBeGreaterThan(placesIn(Shape).length - 3);
});

test("what people wrote is in the plan, and in no part of the copy, which judges alike", async () => {
  const named = await run("fr", false);
  for (const name of ["plan.json", "plan-migration.xlsx", "dossier-derogation.docx", "rapport.html"])
    expect(around(everyText(named.get(name) ?? new Uint8Array())), name).not.toEqual([]);
  const told = await run("fr", true);
  expect(told.size).toBeGreaterThan(30);
  for (const [name, bytes] of told) expect([...around(name), ...around(everyText(bytes))], name).toEqual([]);

  const whole = JSON.parse(String(named.get("plan.json"))) as Plan;
  const copy = JSON.parse(String(told.get("plan.json"))) as Plan;
  const judged = ({ services, questions }: Plan) => [
    services.map(({ id, label, action, targets, parts, reasons }) => [
      ...[id, label, action, targets.length, reasons.changes.length],
      parts.map((part) => [part.label, part.action, part.answer?.label, part.targets.length]),
    ]),
    questions.map(({ kind, service, answered }) => [kind, service, answered?.answer]),
  ];
  expect(judged(copy)).toEqual(judged(whole));
  expect(copy.services.flatMap(({ targets }) => targets.map(({ offer }) => offer)).join()).toMatch(/^offer-\d{4},/);
  const { withheld, kind } = catalogueOf("fr").redaction;
  expect(copy.services.find(({ id }) => id === "exchange.mail")?.reasons.says?.text).toBe(withheld);
  expect(everyText(told.get("plan-migration.xlsx") ?? new Uint8Array())).toMatch(new RegExp(`${kind.offer} \\d{4}`));
});

test("nor in that of another edition, in English", async () => {
  for (const [name, bytes] of await run("en", true, "2026-04-14")) expect(around(everyText(bytes)), name).toEqual([]);
});
