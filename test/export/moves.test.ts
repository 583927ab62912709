/** Plan, row by row: what is moved together, in which wave, and the reason that stands beside it. */

import { expect, test } from "vitest";
import { plan } from "../../src/export/sheets/plan.ts";
import { viewOf } from "../../src/export/view.ts";
import type { Book } from "../../src/model/book.ts";
import type { ContainerRow, Placing } from "../../src/model/container-row.ts";
import { type IsoDate, parseDay } from "../../src/model/dates.ts";
import type { PlanService } from "../../src/model/plan-service.ts";
import type { DatedWave } from "../../src/model/schedule.ts";
import type { ServiceId } from "../../src/model/service.ts";
import { book } from "./book.ts";

const day = (text: string) => parseDay(text) as IsoDate;
const NAMES = plan.columns.map(({ id }) => id);

/** Rows of Plan as people read them, spaces of French typography made plain. */
async function rows(some: Partial<Book>): Promise<readonly Record<string, unknown>[]> {
  const lines = await Array.fromAsync(plan.lines(viewOf({ ...book, ...some }, "fr")));
  return lines.map((line) => Object.fromEntries(line.map(({ value }, at) => [NAMES[at], plain(value)])));
}
const plain = (value: unknown) => (typeof value === "string" ? value.replaceAll(/[\u00a0\u202f]/g, " ") : value);

const [SAMPLE] = await Array.fromAsync(book.containers("other.planner"));

interface Placed extends Partial<Placing> {
  readonly wave: number | null;
  readonly service?: ServiceId;
}

function spaces(placed: readonly Placed[], unit = "DRH"): Partial<Book> {
  if (SAMPLE === undefined) throw new Error("the book has no plan of Planner");
  const all = placed.map(({ wave, service = "other.planner", ...placing }, index): ContainerRow => {
    const line = { ...SAMPLE.line, id: `space-${index}`, service, unit, wave };
    const own = { because: "closed", rank: "none", root: "team", together: 4, ...placing } as const;
    return { ...SAMPLE, line, group: null, site: null, placing: own };
  });
  return {
    async *containers(only) {
      yield* all.filter(({ line }) => only === undefined || line.service === only);
    },
  };
}

/** Without its days, told before, and what the text says of the service, which follows. */
const saidOf = (row: Record<string, unknown> | undefined) =>
  String(row?.why)
    .replace(/^Vague [^.]+\. /, "")
    .split(" Les services documentaires")[0];
const of = (all: readonly Record<string, unknown>[], name: string) => all.find((row) => row.name === name);

test.each<[string, readonly Placed[], string]>([
  [
    "of one wave, each with what it belongs to",
    [{ wave: 2 }, { wave: 2 }],
    "Le texte exclut la dérogation. Rien de repéré dans ce qui a été lu : part après ce où des données ont été repérées. Chacun part avec ce à quoi il appartient.",
  ],
  [
    "of several waves: how many leave in the first, and when the others do",
    [{ wave: 3 }, { wave: 1, rank: "found" }, { wave: 2 }, { wave: 1, rank: "found" }],
    "Le texte exclut la dérogation. Part parmi les premiers : des données ont été repérées dans ce qui part ensemble. Chacun part avec ce à quoi il appartient. 2 espaces dans cette vague ; les autres dans les vagues 2 et 3.",
  ],
  [
    "unread, beside one that was read: what was read is told",
    [
      { wave: 1, rank: "unread", root: "alone" },
      { wave: 1, rank: "none", root: "alone" },
    ],
    "Le texte exclut la dérogation. Rien de repéré dans ce qui a été lu : part après ce où des données ont été repérées.",
  ],
  [
    "shut",
    [{ wave: null, because: "shut", rank: null, together: 1 }],
    "Hors des vagues : rien n’en a été vu. À rouvrir (feuille « Couverture »), puis à relever.",
  ],
])("a directorate's spaces %s", async (_case, placed, expected) => {
  expect(saidOf(of(await rows(spaces(placed)), "Planner"))).toBe(expected);
});

test.each<[string, Partial<DatedWave>, string]>([
  [
    "reckoned",
    { start: day("2027-01-04"), end: day("2027-01-08"), estimated: true },
    "Vague 2, du 4 janvier 2027 au 8 janvier 2027 (estimation).",
  ],
  [
    "set by the administration",
    { start: day("2027-01-04"), end: day("2027-01-08"), estimated: false },
    "Vague 2, du 4 janvier 2027 au 8 janvier 2027.",
  ],
  [
    "begun, with no end",
    { start: day("2027-01-04"), end: null, estimated: false },
    "Vague 2, à partir du 4 janvier 2027.",
  ],
  ["with an end alone", { start: null, end: day("2027-01-08"), estimated: false }, "Vague 2, jusqu’au 8 janvier 2027."],
  ["none", { start: null, end: null, estimated: false }, "Vague 2, dates à fixer."],
])("a row says when it leaves: %s", async (_case, days, expected) => {
  const [sample] = book.timetable.waves;
  const waves = [{ ...(sample as DatedWave), id: 2, ...days }];
  const row = of(await rows({ ...spaces([{ wave: 2 }]), timetable: { ...book.timetable, waves } }), "Planner");
  expect(String(row?.why).startsWith(`${expected} Le texte exclut`)).toBe(true);
});

test.each<[string, readonly ContainerRow["use"][], string]>([
  ["one of them was used lately", ["unknown", "recent", "stale"], "moins de 3 mois"],
  ["none of them was for a year", ["stale", "stale"], "plus de 12 mois"],
  ["one of them may have been used since", ["stale", "unknown"], "non connu"],
  ["one of them may have been used since the others", ["idle", "unknown"], "non connu"],
])("last used: %s", async (_case, uses, expected) => {
  const { containers } = spaces(uses.map(() => ({ wave: 1 })));
  const told: Partial<Book> = {
    async *containers(only) {
      for await (const row of containers?.(only) ?? [])
        yield { ...row, use: uses[Number(row.line.id.slice(6))] ?? "unknown" };
    },
  };
  expect(String(of(await rows(told), "Planner")?.use)).toMatch(new RegExp(`^${expected}`));
});

const LOOP = book.plan.services.find(({ id }) => id === "other.loop");

function knownOf(some: Partial<PlanService>): Partial<Book> {
  if (LOOP === undefined) throw new Error("the book has no Loop");
  const services = [{ ...LOOP, label: "move-now" as const, action: "move-now" as const, ...some }];
  return { ...spaces([]), plan: { ...book.plan, services } };
}
const coverage = { status: "not-scanned", reasons: ["Aucun compte n’a de licence qui l’ouvre."] } as const;
const UNKNOWN = { containers: null, items: null, bytes: null };

test.each<[string, Partial<PlanService>, string]>([
  [
    "nothing of it is listed",
    { volume: UNKNOWN, coverage },
    "Aucun espace n’en est listé : l’usage change avec la première vague de chaque direction. Aucun compte n’a de licence qui l’ouvre.",
  ],
  [
    "used, with nothing to carry",
    { volume: { containers: 0, items: 9, bytes: null }, coverage: { status: "complete", reasons: [] } },
    "Rien n’en est repris : l’usage change avec la première vague de chaque direction.",
  ],
  [
    "to be decided",
    { volume: UNKNOWN, action: "decide", coverage: { status: "not-scanned", reasons: [] } },
    "Aucun espace n’en est listé : à trancher d’abord.",
  ],
])("a service as a whole: %s", async (_case, some, expected) => {
  const row = of(await rows(knownOf(some)), "Loop");
  expect(saidOf(row)).toBe(expected);
  expect([row?.kind, row?.unit]).toEqual(["Tout le service", "Toutes les directions"]);
});
