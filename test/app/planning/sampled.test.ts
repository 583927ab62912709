/**
 * Simulated draws: populations whose truth is known are sampled by the scan's own draw, told by the plan's own reckoning,
 * and the stated intervals are counted that hold the truth. Names, sizes and days make the strata; some items cannot be
 * read, some places are not reached, some items were read by an earlier scan.
 */

import { describe, expect, test } from "vitest";
import { samplesOf } from "../../../src/app/planning/sampled.ts";
import { drawnIn, ratesOf } from "../../../src/app/scan/sampling.ts";
import type { Draw } from "../../../src/model/records.ts";
import { MARKED, stratumOf } from "../../../src/model/stratum.ts";
import { estimateOf } from "../../../src/plan/estimate.ts";
import type { RecordStore, Scan } from "../../../src/store/port.ts";
import type { Populated, Readable } from "../../../src/store/totals.ts";
import { told } from "../../plan/memory-store.ts";

/** A thousand in the longer proof. */
const SEEDS = process.env.BASCULE_TEST_LONG ? 1000 : 10;
/** Of 10 intervals that hold 95 times in a hundred, five miss six times in a hundred thousand; of 1,000, 65 are the bound. */
const MISSES = SEEDS === 10 ? 4 : 65;

const SERVICE = "sharepoint.documents";
const PRECISION = { halfWidth: 0.02, confidence: 0.95 };

interface Thing {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly modified: string;
  readonly sensitive: boolean;
  readonly readable: boolean;
  /** Read in part: what makes it sensitive stands in that part, or in the other. */
  readonly partly: boolean;
  readonly seenInPart: boolean;
  readonly marked: boolean;
}
interface Place {
  readonly id: string;
  readonly things: readonly Thing[];
  readonly reached: boolean;
}

/** The same numbers each time, near enough to chance for a population. */
function* chances(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

interface World {
  readonly sizes: readonly number[];
  /** Exactly so many of all are sensitive, or each by a chance of its own. */
  readonly sensitive: number | ((thing: { place: number; index: number; name: string; year: number }) => number);
  readonly unreadable?: number;
  readonly partly?: number;
  readonly marked?: number;
  readonly unreached?: number;
}

const ENDINGS = ["docx", "docx", "docx", "pdf", "pdf", "xlsx", "jpg", "msg", "zip", "pst"];

function worldOf({ sizes, sensitive, unreadable = 0, partly = 0, marked = 0, unreached = 0 }: World): readonly Place[] {
  const chance = chances(7);
  const next = () => chance.next().value as number;
  const population = sizes.reduce((sum, size) => sum + size, 0);
  let [left, togo] = [typeof sensitive === "number" ? sensitive : 0, population];
  return sizes.map((size, place) => ({
    id: `d${place}`,
    reached: next() >= unreached,
    things: Array.from({ length: size }, (_, index): Thing => {
      const year = 2004 + Math.floor(next() * next() * 22);
      const name = `a.${ENDINGS[Math.floor(next() * next() * ENDINGS.length)]}`;
      const share = typeof sensitive === "number" ? left / togo : sensitive({ place, index, name, year });
      const is = next() < share;
      if (is) left -= 1;
      togo -= 1;
      return {
        id: `f${index}`,
        name,
        bytes: next() < 0.02 ? 5e6 : 5e4,
        modified: `${year}-06-01T00:00:00Z`,
        sensitive: is,
        readable: next() >= unreadable,
        partly: partly > 0 && next() < partly,
        seenInPart: partly > 0 && next() < 0.5,
        marked: is && next() < marked,
      };
    }),
  }));
}

const container = (id: string) => told(SERVICE, id).container;

function drawOf(world: readonly Place[], seed: string, precision = PRECISION): Draw {
  const strata = new Map<string, number>();
  for (const { things } of world)
    for (const thing of things) {
      const stratum = thing.marked ? MARKED : stratumOf(SERVICE, "library", thing);
      strata.set(stratum, (strata.get(stratum) ?? 0) + 1);
    }
  return { kind: "draw", id: SERVICE, scan: 1, seed, ...ratesOf(strata, precision) };
}

/** Whether an earlier scan read a thing, place by place. */
type Before = ReadonlyMap<string, ReadonlySet<string>>;

function readBy(world: readonly Place[], draw: Draw): Before {
  return new Map(
    world.map(({ id, things }) => {
      const drawn = drawnIn(draw, container(id));
      return [id, new Set(things.filter((thing) => drawn(thing, thing.marked) !== null).map((thing) => thing.id))];
    }),
  );
}

/** What the store tells once what was drawn is read. */
function* storeOf(world: readonly Place[], draw: Draw, before: Before): Generator<Populated> {
  for (const { id, things, reached } of world) {
    const space = container(id);
    const [drawn, earlier] = [drawnIn(draw, space), before.get(id)];
    const items = things.map((thing): Readable => {
      const tried = (reached && drawn(thing, thing.marked) !== null) || earlier?.has(thing.id) === true;
      const read = tried && thing.readable;
      return {
        ...{ id: thing.id, name: thing.name, bytes: thing.bytes, created: null, modified: thing.modified },
        listed: true,
        came: tried ? (read ? (thing.partly ? "in-part" : "read") : "unread") : null,
        marked: thing.marked,
        sensitive: thing.sensitive && ((read && (!thing.partly || thing.seenInPart)) || thing.marked),
      };
    });
    yield { container: space, counted: 0, unseen: !reached, items: [] };
    yield { container: space, counted: 0, unseen: !reached, items };
  }
}

const scan = {
  number: 1,
  wish: {
    content: { exchange: "none", onedrive: "none", teams: "none", sharepoint: "sample" },
    workloads: ["sharepoint"],
  },
} as unknown as Scan;

async function toldBy(world: readonly Place[], seed: string, before: Before) {
  const draw = drawOf(world, seed);
  let [known, read, elsewhere] = [0, 0, 0];
  const store = {
    fact: async (_kind: string, id: string) => (id === SERVICE ? draw : null),
    async *population() {
      for (const page of storeOf(world, draw, before)) {
        const found = page.items.filter(({ sensitive }) => sensitive).length;
        known += found;
        if (page.unseen) elsewhere += found;
        read += page.items.filter(({ came }) => came !== null).length;
        yield page;
      }
    },
  } as unknown as RecordStore;
  const sample = (await samplesOf(store, scan, "medium")).get(SERVICE);
  if (sample === undefined) throw new Error("nothing was drawn");
  // The interval is of the sensitive items of the places that were reached, and of those known elsewhere.
  const reached = world.flatMap((place) => (place.reached ? place.things : []));
  const truth = elsewhere + reached.filter(({ sensitive }) => sensitive).length;
  return { estimate: estimateOf(sample, known, PRECISION.confidence), truth, known, read };
}

const NOBODY: Before = new Map();

const even = [2000, 2000, 2000, 2000];
const unequal = [6000, 1500, 300, 80, 40, 20, 10, 5, 3, 2, 1, 1, 1];
const tiny = Array.from({ length: 700 }, (_, place) => 1 + (place % 9));

describe(`of ${SEEDS} seeded samples, the intervals stated at 95 % hold`, () => {
  test.each<[string, World, { before?: true }]>([
    ["one in a thousand", { sizes: even, sensitive: 8 }, {}],
    ["a single one", { sizes: even, sensitive: 1 }, {}],
    ["none at all", { sizes: even, sensitive: 0 }, {}],
    ["one in ten", { sizes: even, sensitive: 800 }, {}],
    ["one half", { sizes: even, sensitive: 4000 }, {}],
    ["all", { sizes: even, sensitive: 8000 }, {}],
    ["one in a thousand, in places of very unequal sizes", { sizes: unequal, sensitive: 8 }, {}],
    ["one in ten, in many tiny places", { sizes: tiny, sensitive: 340 }, {}],
    [
      "all of some kinds and none of others: old workbooks, and one place",
      {
        sizes: unequal,
        sensitive: ({ place, name, year }) => (place === 1 ? 0.9 : name === "a.xlsx" && year < 2010 ? 1 : 0.001),
      },
      {},
    ],
    ["one in ten, a fifth of which cannot be read", { sizes: even, sensitive: 800, unreadable: 0.2 }, {}],
    ["one in a thousand, a fifth of which cannot be read", { sizes: even, sensitive: 8, unreadable: 0.2 }, {}],
    ["one in ten, a third of which is read in part", { sizes: even, sensitive: 800, partly: 0.33 }, {}],
    ["one in ten, half of which their names mark", { sizes: even, sensitive: 800, marked: 0.5 }, {}],
    ["one in ten, stopped when half of the places were reached", { sizes: tiny, sensitive: 340, unreached: 0.5 }, {}],
    ["one in ten, after a scan that drew otherwise", { sizes: even, sensitive: 800 }, { before: true }],
    [
      "one in ten, unread ones, marked ones, places not reached, and an earlier scan",
      { sizes: unequal, sensitive: 800, unreadable: 0.1, marked: 0.2, unreached: 0.3 },
      { before: true },
    ],
  ])("%s", async (_case, about, { before }) => {
    const world = worldOf(about);
    const population = about.sizes.reduce((sum, size) => sum + size, 0);
    // An earlier scan wanted it less precise and had another key.
    const earlier = before ? readBy(world, drawOf(world, "earlier", { halfWidth: 0.05, confidence: 0.95 })) : NOBODY;
    const missed: string[] = [];
    let width = 0;
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const { estimate, truth, known, read } = await toldBy(world, String(seed), earlier);
      if (estimate === null) throw new Error("nothing can be said");
      if (truth < estimate.low || truth > estimate.high) missed.push(`${seed}: ${truth} ${JSON.stringify(estimate)}`);
      expect(estimate.low).toBeLessThanOrEqual(estimate.items);
      expect(estimate.items).toBeLessThanOrEqual(estimate.high);
      expect(estimate.low).toBeGreaterThanOrEqual(known);
      expect(read).toBeLessThan(population * 0.62);
      width += (estimate.highOfRead - estimate.low) / 2 / population / SEEDS;
    }
    expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(MISSES);
    // As narrow as wanted, but for what could not be read.
    if (about.unreadable === undefined && about.unreached === undefined) expect(width).toBeLessThanOrEqual(0.02);
  });
});

test("an interval that took what was not read for clean would miss: the counted misses can be seen", async () => {
  const world = worldOf({ sizes: even, sensitive: 800, unreadable: 0.2 });
  let missed = 0;
  for (let seed = 0; seed < SEEDS; seed += SEEDS / 10) {
    const { estimate, truth } = await toldBy(world, String(seed), NOBODY);
    if (estimate === null || estimate.highOfRead < truth) missed += 1;
  }
  expect(missed).toBeGreaterThan(4);
});
