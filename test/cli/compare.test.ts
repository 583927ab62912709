/** `plan --compare` as typed: three editions side by side on one store and day; nothing is written. */

import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Comparison } from "../../src/app/editions.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { type Bench, benchFor } from "../whole/bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = benchFor(null);
  const store = openStore(join(bench.folder, "bascule-store"), { create: true });
  const none = "none" as const;
  const content = { exchange: none, onedrive: none, teams: none, sharepoint: none };
  const wish = {
    workloads: [],
    content,
    seed: "s",
    include: [],
    exclude: [],
    excludeContent: [],
    countTeamsMessages: false,
  };
  await store.beginScan("tenant-a", wish, new Date(), false);
  await store.close();
  writeFileSync(
    join(bench.folder, "bascule.config.yaml"),
    "project:\n  stage: very-advanced\n  acceptableOffer: { date: 2026-01-15, justification: note }\n",
  );
});
afterAll(() => bench.remove());

const compare = (...more: string[]) => bench.bascule(["plan", "--compare", ...more]);
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

test("a column each, what differs marked, and what changes told", async () => {
  const { exit, out, err } = await compare("--as-of", "2027-03-01", "--lang", "fr");
  expect({ exit, err }).toEqual({ exit: 0, err: "" });
  const text = plain(out);
  expect(text).toMatch(/^Boîtes aux lettres, Agendas, Contacts, Archives de messagerie$/m);
  expect(text).toMatch(/^ +2021-09-15 +2023-05-31 +2026-04-14$/m);
  expect(text).toMatch(/^ {2}classement +Dérogation possible/m);
  expect(text).toMatch(/^≠ état +Échue +Échue +À demander$/m);
  expect(text).toMatch(/^≠ durée au plus +12 mois +12 mois +18 mois$/m);
  expect(text).toMatch(/^≠ échéance +15 janvier 2027 +15 janvier 2027 +15 juillet 2027$/m);
  expect(text).toMatch(/De 2023-05-31 à 2026-04-14, change : état, à faire, durée au plus, échéance, décide\./);
  expect(text).toContain("texte antérieur, par hypothèse");
  expect(text).not.toContain("Interprétation de Bascule");
  expect(existsSync(join(bench.folder, "bascule-out"))).toBe(false);
});

test("what each does not concern is called by its own text, which is no difference between them", async () => {
  const text = plain((await compare("--as-of", "2027-03-01", "--lang", "fr")).out);
  expect(text).toMatch(/^ {2}classement +Hors du champ de la note +Hors du champ de la +Hors du champ de la loi$/m);
  expect(text).toMatch(/Hors du champ de la loi\n +circulaire\n/);
});

test("with --verbose, the reasons under each edition", async () => {
  const text = plain((await compare("--as-of", "2027-03-01", "--lang", "fr", "--verbose")).out);
  expect(text).toMatch(/^ {2}2023-05-31 {2}La règle R9, dans sa rédaction du 31 mai 2023/m);
  expect(text).toMatch(/^ {2}2026-04-14 {2}La loi n° 2024-449/m);
});

test("an edition of a later day is said not to be in force, and not applied", async () => {
  const text = plain((await compare("--as-of", "2025-03-01", "--lang", "en")).out);
  expect(text).toContain("not yet in force on that day (in force from 14 April 2026 on): not applied");
  expect(text).toMatch(/^ {2}label .*\(not applied\)$/m);
  expect(text).not.toMatch(/to 2026-04-14/);
});

test("for scripts, every service under every edition", async () => {
  const { out } = await compare("--as-of", "2027-03-01", "--json");
  const { asOf, editions, services } = JSON.parse(out) as Comparison;
  expect([asOf, editions.map(({ id, inForce }) => [id, inForce]), services.length]).toEqual([
    "2027-03-01",
    [
      ["2021-09-15", true],
      ["2023-05-31", true],
      ["2026-04-14", true],
    ],
    30,
  ]);
  const mail = services.find(({ id }) => id === "exchange.mail");
  expect(Object.values(mail?.under ?? {}).map((one) => [one?.status, one?.months, one?.until, one?.action])).toEqual([
    ["expired", 12, "2027-01-15", "move-now"],
    ["expired", 12, "2027-01-15", "move-now"],
    ["to-request", 18, "2027-07-15", "request"],
  ]);
  for (const service of services) for (const under of Object.values(service.under)) expect(under?.reason).not.toBe("");
});
