import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { refused } from "../../src/collect/gaps.ts";
import { listing } from "../../src/collect/listing.ts";
import { visiting } from "../../src/collect/visit.ts";
import type { Page, Task } from "../../src/model/task.ts";
import { runs } from "../runs.ts";
import { comingLate, fakeGraph, refusal } from "./fake-graph.ts";

const PAGE = 120;
const about = { service: null, where: "places", permission: "Place.Read.All" };
const idsOf = (place: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ id: `${place}-${from + index}` }));

/** Places by how many things they hold; a negative one refuses from its second page on, or at once. */
function graphOf(sizes: readonly number[]) {
  return comingLate(graphAtOnce(sizes));
}

function graphAtOnce(sizes: readonly number[]) {
  return fakeGraph([
    [
      /^\/places\/\d+/,
      (path) => {
        const [, place = "", from = "0"] = /^\/places\/(\d+)(?:\?from=(\d+))?/.exec(path) ?? [];
        const size = sizes[Number(place)] ?? 0;
        const [most, at] = [Math.abs(size), Number(from)];
        if (size < 0 && (at > 0 || most <= PAGE)) return refusal("forbidden", 403);
        const to = Math.min(most, at + PAGE);
        return { value: idsOf(place, at, to), ...(to < most && { "@odata.nextLink": `/places/${place}?from=${to}` }) };
      },
    ],
  ]);
}

const visit = async (sizes: readonly number[], cutAfter: number) => {
  const [found, shut, asked]: [string[], string[], number[]] = [[], [], []];
  let cursor: string | null = null;
  for (let runs = 0; runs === 0 || cursor !== null; runs++) {
    if (runs > 200) throw new Error("it does not come forward");
    const graph = graphOf(sizes);
    const task: Task = { collector: "c", key: "k", params: {}, cursor };
    let pages = 0;
    const walk: AsyncGenerator<Page> = visiting(graph, task, {
      places: sizes.map((_, index) => index),
      path: (place) => `/places/${place}`,
      schema: z.object({ id: z.string() }),
      found: (items) => ({ records: items.map(({ id }) => ({ kind: "setting", id, value: true }) as const) }),
      refused: (_refusal, place) => [{ kind: "setting", id: `shut-${place}`, value: false }],
    });
    for await (const page of walk) {
      for (const record of page.records) if (record.kind === "setting") (record.value ? found : shut).push(record.id);
      cursor = page.cursor;
      if (++pages === cutAfter) break;
    }
    asked.push(graph.asked.length);
  }
  return { found: [...new Set(found)].sort(), shut: shut.sort(), asked };
};

test("everything is told once whole, wherever the visit is cut", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: -400, max: 1500 }), { maxLength: 20 }), async (sizes) => {
      const [whole, cut] = [await visit(sizes, 0), await visit(sizes, 1)];
      const expected = sizes.reduce((sum, size) => sum + (size >= 0 ? size : -size > PAGE ? PAGE : 0), 0);
      expect(whole.found).toHaveLength(expected);
      expect(cut.found).toEqual(whole.found);
      expect(cut.shut).toEqual(whole.shut);
      expect(whole.shut).toHaveLength(sizes.filter((size) => size < 0).length);
    }),
    { numRuns: runs(60) },
  );
});

test("first pages that have come are kept before the others, and are not asked for again", async () => {
  const { asked, found } = await visit(
    Array.from({ length: 8 }, () => 2),
    1,
  );
  expect(found).toHaveLength(16);
  // Those of the first group, then of the next, then the last two.
  expect(asked).toEqual([3, 3, 2]);
});

test("what was told of a long list is not asked for again", async () => {
  const { asked } = await visit([1300, 1, 500], 1);
  // Eleven pages, one, and five: each once, however often it was cut.
  expect(asked.reduce((sum, each) => sum + each, 0)).toBe(11 + 1 + 5);
});

test("what a place hides is told once, over all its pages, those that overlap and wherever it is cut", async () => {
  const page = (from: number, next: string | null) => ({
    value: Array.from({ length: 300 }, (_, index) => ({ id: `${from + index}` })),
    ...(next !== null && { "@odata.nextLink": next }),
  });
  const graph = () =>
    fakeGraph([
      [/^\/places\/0$/, page(0, "/places/0?second")],
      [/second/, page(250, "/places/0?third")],
      [/third/, page(500, null)],
      [/^\/places\/1$/, page(0, null)],
    ]);
  const told = async (cutAfter: number) => {
    const counts = new Map<number, number>();
    let cursor: string | null = null;
    do {
      const task: Task = { collector: "c", key: "k", params: {}, cursor };
      let pages = 0;
      for await (const told of visiting(graph(), task, {
        places: [0, 1],
        path: (place) => `/places/${place}`,
        schema: z.object({ id: z.string() }),
        found: (items) => ({
          records: items.map(({ id }) => ({ kind: "setting", id, value: true }) as const),
          numbered: items.filter(({ id }) => Number(id) % 10 === 0).map(({ id }) => id),
        }),
        refused: () => [],
        numbers: (count, place) => [{ kind: "setting", id: `${place}`, value: count }],
      })) {
        for (const record of told.records)
          if (record.kind === "setting" && typeof record.value === "number")
            counts.set(Number(record.id), record.value);
        cursor = told.cursor;
        if (++pages === cutAfter) break;
      }
    } while (cursor !== null);
    return [...counts];
  };
  const expected = [
    [0, 80],
    [1, 30],
  ];
  expect(await told(0)).toEqual(expected);
  expect(await told(1)).toEqual(expected);
});

test("a list that has to begin again is never told as one that ended", async () => {
  const page = { value: [{ id: "1" }], "@odata.nextLink": "/places/0?more" };
  const graph = () =>
    fakeGraph([
      [/more/, { value: [], resync: true }],
      [/^\/places/, page],
    ]);
  const task: Task = { collector: "c", key: "k", params: {}, cursor: null };
  const schema = z.object({ id: z.string() });
  const walks = [
    visiting(graph(), task, {
      places: [0],
      path: (place) => `/places/${place}`,
      schema,
      found: () => ({ records: [] }),
      refused: (told) => [refused(told, about)],
    }),
    listing(graph(), task, { path: "/places/0", schema, about }, () => []),
  ];
  for (const walk of walks) {
    const records = [];
    for await (const { records: some } of walk) records.push(...some);
    expect(records).toMatchObject([{ kind: "gap", cause: "unexpected" }]);
  }
});
