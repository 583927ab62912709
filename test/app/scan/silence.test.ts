/** What a run leaves where it is: for a whole service that is away, and for one place that is to be left alone for a while. */

import { expect, test } from "vitest";
import { ServiceAway, unansweredGaps } from "../../../src/app/scan/away.ts";
import { Silence } from "../../../src/app/scan/silence.ts";
import { collectors } from "../../../src/collect/collectors/index.ts";
import type { Graph, Refusal } from "../../../src/graph/graph.ts";
import type { ClaimedTask } from "../../../src/store/port.ts";

const TASK: ClaimedTask = { collector: "mailboxes", key: "block:a..b", params: {}, cursor: null, unanswered: 0 };
const REFUSED: Refusal = { cause: "given-up", status: 429, code: "ApplicationThrottled", requestId: null };

function silence() {
  const released: ClaimedTask[] = [];
  const waits: { milliseconds: number | undefined; over: () => void }[] = [];
  let woken = 0;
  const one = new Silence(
    {
      store: { release: async (task) => void released.push(task) },
      scan: { unanswered: [] },
      later: (signal, milliseconds) =>
        new Promise((resolve, reject) => {
          waits.push({ milliseconds, over: resolve });
          signal.addEventListener("abort", () => reject(signal.reason));
        }),
    },
    () => {
      woken += 1;
    },
  );
  return { one, released, waits, woken: () => woken };
}

const graphThat = (refusal: Refusal) => ({ get: async () => ({ ok: false, refusal }) }) as unknown as Graph;
const anything = { parse: (value: unknown) => value };

test.each<[string, Partial<Refusal>, boolean, number]>([
  ["a service that is silent", { away: "silent" }, true, 1],
  ["a service that orders a wait", { away: "ordered" }, true, 0],
  ["a place that orders a wait", { wait: 1_800_000 }, false, 0],
])("%s: its task is left, whether others of the collector go on or not", async (_case, about, rests, times) => {
  const { one, released, waits, woken } = silence();
  const graph = one.graphOf(graphThat({ ...REFUSED, ...about }), TASK);
  const left = await graph.get("/users/a/mailFolders", anything).catch((thrown: unknown) => thrown);
  expect(left).toBeInstanceOf(ServiceAway);
  await one.leave(TASK, left as ServiceAway);
  expect(one.rests("mailboxes")).toBe(rests);
  expect(released).toHaveLength(rests ? 1 : 0);
  expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([about.wait]);
  expect(one.leftOf(new Map([["mailboxes", 1]])).get("mailboxes")).toMatchObject(about);
  waits[0]?.over();
  await new Promise((resolve) => setTimeout(resolve, 1));
  expect(released.map(({ unanswered }) => unanswered)).toEqual([times]);
  expect(woken()).toBe(1);
});

test("what is held at the end of a run is let go, for the next one", async () => {
  const { one, released } = silence();
  await one.leave(TASK, new ServiceAway({ ...REFUSED, wait: 1_800_000 }));
  expect(released).toEqual([]);
  await one.end();
  expect(released).toEqual([TASK]);
});

test("a place that is refused otherwise is told", async () => {
  const { one } = silence();
  expect(await one.graphOf(graphThat(REFUSED), TASK).get("/users/a", anything)).toMatchObject({ refusal: REFUSED });
});

test.each<[string, Partial<Refusal>, string]>([
  ["silent", { away: "silent" }, "mailboxes/*"],
  ["ordering a wait", { away: "ordered" }, "mailboxes/**"],
  ["ordering a wait in one place", { wait: 1_800_000 }, "mailboxes/**"],
])("what is left of a service that is %s is told apart", (_case, about, where) => {
  const left = new Map([["mailboxes", { ...REFUSED, ...about }]]);
  const gaps = unansweredGaps(left, new Map([["mailboxes", 3]]), collectors, ["exchange"]);
  expect([...new Set(gaps.map((gap) => gap.where))]).toEqual([where]);
  expect(gaps.every(({ count }) => count === 3)).toBe(true);
});
