import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { oneByOne } from "../../src/collect/one-by-one.ts";
import type { Task } from "../../src/model/task.ts";
import { runs } from "../runs.ts";
import { comingLate, fakeGraph } from "./fake-graph.ts";

/** Each place has so many questions; those of a negative number are walked, by one more request. */
type Places = readonly number[];

async function tellAll(places: Places, cutAfter: number) {
  const told: string[] = [];
  const asked: string[] = [];
  let [cursor, commits]: [string | null, number] = [null, 0];
  do {
    const graph = comingLate(fakeGraph([[/^\//, (path) => ({ path })]]));
    const task: Task = { collector: "c", key: "k", params: {}, cursor };
    const pages = oneByOne(graph, task, {
      places: places.map((questions, index) => ({ id: `p${index}`, questions })),
      ask: ({ id, questions }, ask) => {
        const answers = Array.from({ length: Math.abs(questions) }, (_, index) =>
          ask(`/${id}/${index}`, z.object({ path: z.string() })),
        );
        return async () => {
          const told = answers.map((answer) => answer()).map((answer) => (answer.ok ? answer.value.path : "refused"));
          if (questions < 0) await graph.get(`/${id}/more`, z.object({ path: z.string() }));
          return { records: [{ kind: "setting", id, value: told.join(" ") }], walked: questions < 0 };
        };
      },
    });
    let page = 0;
    for await (const { records, cursor: next } of pages) {
      for (const record of records) if (record.kind === "setting") told.push(`${record.id}: ${record.value}`);
      cursor = next;
      commits += 1;
      if (++page === cutAfter) break;
    }
    asked.push(...graph.asked);
  } while (cursor !== null);
  return { told: told.sort(), asked: asked.sort(), commits };
}

describe("places of a block, one by one", () => {
  test("each is told once with its own answers, and asked once, wherever it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 20 }), async (places) => {
        const whole = await tellAll(places, 0);
        const expected = places.map((questions, index) => {
          const own = Array.from({ length: Math.abs(questions) }, (_, part) => `/p${index}/${part}`);
          return `p${index}: ${own.join(" ")}`;
        });
        expect(whole.told).toEqual(expected.sort());
        expect((await tellAll(places, 1)).told).toEqual(whole.told);
        expect(new Set(whole.asked).size).toBe(whole.asked.length);
      }),
      { numRuns: runs(100) },
    );
  });

  test.each<[string, Places, number]>([
    ["come together, in one commit", [1, 1, 1], 1],
    ["come in two groups, in one commit each", [1, 1, 1, 1], 2],
    ["have no question, in one commit with the rest", [0, 0, 1], 1],
    ["are walked, in one commit each", [-1, -1, -1], 3],
    ["are none", [], 1],
  ])("those that %s", async (_case, places, commits) => {
    expect((await tellAll(places, 0)).commits).toBe(commits);
  });

  test.each<[string, Places]>([
    ["what came before the others", [1, 1, 1, 1, 1, 1]],
    ["what was walked", [-1, -1, -1]],
  ])("cut after each commit, %s is not asked for again", async (_case, places) => {
    const { asked } = await tellAll(places, 1);
    const walks = asked.filter((path) => path.endsWith("more"));
    expect(walks).toHaveLength(places.filter((questions) => questions < 0).length);
    if (walks.length === 0) expect(new Set(asked).size).toBe(asked.length);
  });
});
