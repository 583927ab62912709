/** Faults on demand: what passes with time, what stays, and the same faults from the same seed. */

import { describe, expect, test } from "vitest";
import type { Faults } from "../../src/simulator/http/settings.ts";
import { FAULT_KINDS } from "../../src/simulator/index.ts";
import { idsOf, type Served, type Told, withServed } from "./served.ts";

/** Asks until it is answered; tells how often it failed, and how. */
async function insist({ ask }: Served, path: string): Promise<{ told: Told; failures: readonly (number | "cut")[] }> {
  const failures: (number | "cut")[] = [];
  for (let attempt = 0; attempt < 6; attempt++) {
    const told = await ask(path).catch(() => null);
    if (told === null) failures.push("cut");
    else if (told.status >= 400) failures.push(told.status);
    else return { told, failures };
  }
  throw new Error(`${path} never answered: ${failures}`);
}

describe("what passes with time", () => {
  test.each([
    ["throttled", 429],
    ["unavailable", 503],
    ["timedOut", 504],
    ["reset", "cut"],
    ["truncated", "cut"],
  ] as const)("%s: three times in a row at most, the same way each time", async (kind, failure) => {
    const meet = () =>
      withServed({ faults: { [kind]: 0.5, patience: 0 } }, async (served) => {
        const met: string[] = [];
        for (let top = 1; top < 12; top++) met.push(String((await insist(served, `/users?$top=${top}`)).failures));
        return met;
      });
    const met = await meet();
    expect(await meet()).toEqual(met);
    const seen = new Set(met.flatMap((failures) => failures.split(",")));
    expect(seen).toEqual(new Set([String(failure), ""]));
    expect(Math.max(...met.map((failures) => (failures === "" ? 0 : failures.split(",").length)))).toBeLessThan(4);
  });

  test("Retry-After is a number of seconds, a fraction, or a date", async () => {
    await withServed({ faults: { throttled: 1 } }, async ({ ask }) => {
      const shapes = new Set<string>();
      for (let top = 1; top < 30; top++) {
        const wait = (await ask(`/users?$top=${10 ** (top % 4)}&$count=true`)).headers.get("retry-after") ?? "";
        shapes.add(
          /^\d+$/.test(wait)
            ? "whole"
            : /^\d+\.\d+$/.test(wait)
              ? "fraction"
              : Number.isNaN(Date.parse(wait))
                ? wait
                : "date",
        );
      }
      expect([...shapes].sort()).toEqual(["", "date", "fraction", "whole"]);
    });
  });

  test("parts of a batch fail one by one", async () => {
    await withServed({ faults: { throttled: 0.4 } }, async ({ batch }) => {
      const requests = Array.from({ length: 20 }, (_, id) => ({
        id: `${id}`,
        method: "GET",
        url: `/users?$top=${id + 1}`,
      }));
      let answer = await batch(requests);
      for (let attempt = 0; answer.status !== 200 && attempt < 4; attempt++) answer = await batch(requests);
      const throttled = answer.body.responses.filter(({ status }) => status === 429);
      expect(throttled.length).toBeGreaterThan(0);
      expect(throttled.length).toBeLessThan(20);
      for (const { headers } of throttled) expect(headers["Retry-After"]).toBeDefined();
    });
  });
});

test.each([
  ["emptyPages", false],
  ["duplicates", true],
] as const)("%s: the list is whole all the same", async (kind, twice) => {
  await withServed({ faults: { [kind]: 0.6 } }, async ({ all, ask }) => {
    const ids = idsOf(await all("/users?$select=id&$top=2"));
    expect(new Set(ids).size).toBe(14);
    expect(ids.length > 14).toBe(twice);
    const pages: number[] = [];
    for (let link: string | undefined = "/users?$top=2"; link !== undefined; ) {
      const { body }: Told = await ask(link);
      pages.push(body.value.length);
      link = body["@odata.nextLink"];
    }
    expect(pages.includes(0)).toBe(!twice);
  });
});

test("a circle leads to itself", async () => {
  await withServed({ faults: { circles: 1 } }, async ({ ask, simulator }) => {
    const { body } = await ask("/users?$top=2");
    expect(body["@odata.nextLink"]).toBe(`${simulator.graphUrl}/users?$top=2`);
  });
});

test("a delta under way is over once, and can be begun again", async () => {
  await withServed({ faults: { expiredDeltas: 1 } }, async ({ ask }) => {
    const begin = async () => String((await ask("/users/delta?$top=3")).body["@odata.nextLink"]);
    const first = await ask(await begin());
    expect([first.status, first.body.error.code]).toEqual([410, "SyncStateNotFound"]);
    expect((await ask(await begin())).status).toBe(200);
  });
});

test("a drive whose delta is over says where to begin again", async () => {
  await withServed({ faults: { expiredDeltas: 1 } }, async ({ ask }) => {
    const { id } = (await ask("/sites/root/drive")).body;
    const first = await ask(`/drives/${id}/root/delta?$select=id,name&$top=5`);
    const link = first.body["@odata.nextLink"] ?? first.body["@odata.deltaLink"] ?? "";
    const over = await ask(link);
    expect([over.status, over.body.error.code]).toEqual([410, "resyncChangesApplyDifferences"]);
    const again = await ask(over.headers.get("location") ?? "");
    expect(again.body.value).toEqual(first.body.value);
  });
});

test.each([
  ["locked", 423],
  ["forbidden", 403],
] as const)("%s: for ever, place by place", async (kind, status) => {
  await withServed({ faults: { [kind]: 0.5 } }, async ({ all, ask }) => {
    const people = idsOf(await all("/users?$select=id"));
    const answers: number[] = [];
    for (const id of people) {
      const [one, other] = [await ask(`/users/${id}`), await ask(`/users/${id}?$select=mail`)];
      expect(other.status).toBe(one.status);
      answers.push(one.status);
    }
    expect(new Set(answers)).toEqual(new Set([200, status]));
  });
});

test("an address of the second port may be over before it is followed: the next one is good, or the one after", async () => {
  await withServed({ faults: { expiredDownloads: 0.5 } }, async ({ ask }) => {
    const statuses = new Set<number>();
    for (let attempt = 0; attempt < 20; attempt++) {
      const { headers } = await ask("/reports/getMailboxUsageDetail(period='D7')");
      statuses.add((await fetch(headers.get("location") ?? "")).status);
    }
    expect(statuses).toEqual(new Set([200, 403]));
  });
});

test("every kind of fault has its name", () => {
  const all: Required<Faults> = {
    throttled: 0,
    unavailable: 0,
    timedOut: 0,
    reset: 0,
    truncated: 0,
    emptyPages: 0,
    duplicates: 0,
    circles: 0,
    expiredDeltas: 0,
    locked: 0,
    forbidden: 0,
    expiredDownloads: 0,
    patience: 0,
  };
  expect([...FAULT_KINDS, "patience"].sort()).toEqual(Object.keys(all).sort());
});
