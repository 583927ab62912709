/** Blocages: what stands in the way of a space, with its figures; never which contents, nor where a marking stands. */

import { describe, expect, test } from "vitest";
import { obstacles } from "../../src/export/sheets/obstacles.ts";
import { plan } from "../../src/export/sheets/plan.ts";
import { viewOf } from "../../src/export/view.ts";
import type { Language } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
import type { ContainerRow } from "../../src/model/container-row.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { Obstacle, ObstacleKind, SpaceFit } from "../../src/model/fit.ts";
import { offers } from "../doctrine/templates.ts";
import { book } from "./book.ts";

const some = (await Array.fromAsync(book.containers("sharepoint.documents")))[1] as ContainerRow;

function withFit(fit: SpaceFit, use: ContainerRow["use"] = "recent"): Book {
  const row: ContainerRow = { ...some, fit, use, line: { ...some.line, target: fit.target } };
  return {
    ...book,
    offers,
    plan: { ...book.plan, asOf: "2026-11-30" as IsoDate },
    containers: async function* (only) {
      if (only === undefined || only === row.line.service) yield row;
    },
  };
}

const found = (kind: ObstacleKind, weighs: Obstacle["weighs"], offer: string, figures: Partial<Obstacle> = {}) => ({
  ...{ items: null, bytes: null, limit: null, count: null },
  ...figures,
  ...{ kind, weighs, offer },
});

const refused = (kind: ObstacleKind): SpaceFit => ({
  target: null,
  fits: "no",
  obstacles: ["fichiers", "docs"].map((offer) => found(kind, "no", offer, { items: 3 })),
});

async function shown(table: typeof plan, of: Book, language: Language) {
  const view = viewOf(of, language);
  const heads = table.own(view).map(({ id }) => id);
  const rows = await Array.fromAsync(table.rows(view));
  return rows.map((row) => Object.fromEntries(row.cells(view).map(({ value }, index) => [heads[index], value])));
}
const spaces = (of: Book, language: Language = "fr") =>
  shown(obstacles, of, language).then((rows) => rows.filter(({ id }) => id !== null));

test("files above a limit: how many, how large, what the limit is and how sure, and the way round", async () => {
  const fit: SpaceFit = {
    target: "fichiers",
    fits: "with-work",
    obstacles: [found("file-size", "with-work", "fichiers", { items: 2, bytes: 6e9, limit: 2e9 })],
  };
  expect(await spaces(withFit(fit))).toMatchObject([
    {
      offer: "Fichiers",
      what: expect.stringMatching(/^Fichier plus grand que la limite \(2\sGo\)$/),
      weighs: "demande une préparation",
      items: 2,
      bytes: 6e9,
      wayRound: expect.stringMatching(/^Découper.*interprétation/),
      basis: expect.stringMatching(/^2\sGo par fichier .*lu dans une source conservée\)$/),
    },
  ]);
});

describe.each(["fr", "en"] as const)("in %s", (language) => {
  test("which contents keep a space from an offer is not told: a marking reads as data on health does", async () => {
    const [marked, ill, special] = await Promise.all(
      (["marking", "health", "gdpr-special"] as const).map(async (kind) => ({
        plan: await shown(plan, withFit(refused(kind)), language),
        blockers: await spaces(withFit(refused(kind)), language),
      })),
    );
    expect(marked).toEqual(ill);
    expect(special).toEqual(ill);
    expect(marked?.blockers).toHaveLength(2);
  });

  test("where no offer fits, none is named, and why is said", async () => {
    const [row] = await shown(plan, withFit(refused("format")), language);
    expect(row?.target).toMatch(
      language === "fr" ? /^Aucune offre connue ne convient\u00a0: format/ : /^No known offer fits: format/,
    );
    expect(row?.target).not.toMatch(/Fichiers|Docs/);
  });

  test("an end that is announced is told wherever the offer is named, and what is to be checked", () => {
    const view = viewOf(withFit(refused("format")), language);
    expect(view.offerName("resana")).toBe(
      language === "fr"
        ? "Resana (financement par la DINUM\u00a0: jusqu’au 31 décembre 2026)"
        : "Resana (funding by DINUM: until 31 December 2026)",
    );
    expect(view.offerName("wimi")).toMatch(language === "fr" ? /\(à vérifier\)$/ : /\(to be checked\)$/);
    expect(view.offerName("fichiers")).toBe("Fichiers");
  });
});

test("after that day, it is told as past", () => {
  const later = withFit(refused("format"));
  const view = viewOf({ ...later, plan: { ...later.plan, asOf: "2027-01-01" as IsoDate } }, "fr");
  expect(view.offerName("resana")).toMatch(/terme passé\)$/);
});

test("what is stale is for the archives to examine, and nothing is to be deleted", async () => {
  const [row] = await shown(plan, withFit(refused("format"), "stale"), "fr");
  expect(row?.use).toBe(
    "plus de 12 mois\u00a0: à instruire avec le service des archives (visa, Code du patrimoine, art. L.212-2)",
  );
});

test("what no answer told of is told as not collected, for all the spaces that might have it", async () => {
  const rows = await shown(obstacles, withFit(refused("format")), "fr");
  expect(rows[0]).toMatchObject({
    name: "12 espaces",
    offer: "Toute offre",
    what: "Règles de transfert vers l’extérieur",
    items: "non relevé",
    weighs: "à confirmer",
  });
});

describe("a person's own space", () => {
  const own = async () => (await Array.fromAsync(book.containers("onedrive.files")))[1] as ContainerRow;
  const shownFit: SpaceFit = { target: "fichiers", fits: "yes", obstacles: [] };

  test("reads the same whatever its contents keep it from, and says where that is told", async () => {
    const row = { ...(await own()), grouped: 0, fit: shownFit };
    const read = async (target: string | null, grouped: number) => {
      const of: ContainerRow = { ...row, grouped, line: { ...row.line, target } };
      const rows = async function* () {
        yield of;
      };
      return shown(plan, { ...withFit(shownFit), containers: rows }, "fr");
    };
    const [kept, free] = [await read(null, 0), await read("fichiers", 0)];
    expect(kept).toEqual(free);
    expect(kept[0]).toMatchObject({
      target: "Fichiers",
      fit: expect.stringMatching(/^Rien dans l’espace ne s’y oppose.*par direction/),
    });
  });

  test("is counted with its directorate's, and of fewer than ten people not at all", async () => {
    const rows = await shown(obstacles, withFit(shownFit), "fr");
    const names = rows.filter(({ service }) => String(service).startsWith("OneDrive")).map(({ name }) => name);
    expect(names).toEqual([
      expect.stringMatching(/^3 sur 24 espaces individuels$/),
      expect.stringMatching(/^Espaces individuels de moins de dix agents.*nombre non dit$/),
    ]);
  });
});
