/** What is fetched and what is not, and which failure costs one file, one list, or the run. */

import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { withListsApart } from "../../../src/app/scan/apart.ts";
import { type Reader, readContents, readingLimit } from "../../../src/app/scan/contents.ts";
import { BudgetSpent } from "../../../src/graph/budget.ts";
import { type Graph, GraphFault } from "../../../src/graph/graph.ts";
import type { Reading } from "../../../src/model/task.ts";

const FINDING = { detector: "nir", category: "citizen-personal-data", count: 1, confidence: "high" } as const;
const reader: Reader = {
  canRead: (name) => name.endsWith(".docx"),
  read: async () => ({ read: true, unread: [], findings: [FINDING] }),
};
const MEBIBYTE = 1024 * 1024;

/** One file of one item, answered by `download`. */
async function readOne(download: () => Promise<unknown>, name = "a.docx", size: number | null = 10) {
  let asked = 0;
  const graph = {
    download: () => {
      asked += 1;
      return download();
    },
  } as unknown as Graph;
  const place = { service: "onedrive.files", container: "d", item: "i", name } as const;
  const readings: Reading[] = [{ ...place, contents: [{ kind: "fetch", name, path: "/x", size }] }];
  const { outcomes, gaps } = await readContents(readings, graph, reader, readingLimit());
  return { asked, read: outcomes[0]?.read, unread: outcomes[0]?.unread, gaps: gaps.map(({ cause }) => cause) };
}

const bytes = async () => ({ ok: true, value: new Uint8Array(3) });

test.each([
  ["as large as may be", "a.docx", 128 * MEBIBYTE, { asked: 1, read: true, unread: [], gaps: [] }],
  ["larger", "a.docx", 128 * MEBIBYTE + 1, { asked: 0, read: false, unread: ["too-large"], gaps: [] }],
  ["of a size not told", "a.docx", null, { asked: 1, read: true, unread: [], gaps: [] }],
  ["that no reader takes", "a.dwg", 1, { asked: 0, read: false, unread: ["unsupported"], gaps: [] }],
] as const)("a file %s", async (_, name, size, expected) => {
  expect(await readOne(bytes, name, size)).toEqual(expected);
});

test.each([
  ["once: it is asked for again", 10, 1, { asked: 2, read: true, unread: [], gaps: [] }],
  ["for ever: it is told", 10, 9, { asked: 3, read: false, unread: ["too-large"], gaps: [] }],
  [
    "of a file whose size nobody told: it is told at once",
    null,
    1,
    { asked: 1, read: false, unread: ["too-large"], gaps: [] },
  ],
] as const)("an answer beyond all that a file may weigh, %s", async (_, size, endless, expected) => {
  let left: number = endless;
  const download = async () => {
    left -= 1;
    return left < 0 ? bytes() : { ok: true, value: "too-large" };
  };
  expect(await readOne(download, "a.docx", size)).toEqual(expected);
});

const refuse = (cause: string) => async () => ({
  ok: false,
  refusal: { cause, status: 404, code: null, requestId: null },
});

test.each([
  ["locked", refuse("locked"), []],
  ["deleted meanwhile", refuse("vanished"), []],
  ["answered with an unknown 4xx", () => Promise.reject(new GraphFault("x", { status: 418 })), []],
] as const)("a file %s is unread, and the scan goes on", async (_, download, gaps) => {
  expect(await readOne(download)).toEqual({ asked: 1, read: false, unread: ["unreadable"], gaps });
});

const outage = refuse("given-up");
const senseless = () => Promise.reject(new GraphFault("x"));

test.each([
  ["given up in an outage", outage, ["given-up"]],
  ["answered without sense", senseless, ["unexpected"]],
] as const)("of a file %s nothing is known, and it stays to be read", async (_, download, gaps) => {
  expect(await readOne(download)).toEqual({ asked: 1, read: undefined, unread: undefined, gaps });
});

test("what was read of a message whose attachment was given up stands, as of no version that is known", async () => {
  const graph = { download: outage } as unknown as Graph;
  const message = { service: "exchange.mail", container: "m", item: "i", name: null, version: "v1" } as const;
  const body = { kind: "text", format: "text", text: "…" } as const;
  const attachment = { kind: "fetch", name: "a.docx", path: "/x", size: 10 } as const;
  const readings: Reading[] = [{ ...message, contents: [body, attachment] }];
  const { outcomes } = await readContents(readings, graph, reader, readingLimit());
  expect(outcomes).toMatchObject([{ read: true, version: null, findings: [FINDING] }]);
});

test("a page that fails leaves nothing under way behind, and begins nothing more", async () => {
  const [begun, done]: [string[], string[]] = [[], []];
  let fail = () => {};
  const graph = {
    download: (path: string) => {
      begun.push(path);
      if (path !== "/0") return bytes();
      return new Promise((_, reject) => {
        fail = () => reject(new BudgetSpent("requests"));
      });
    },
  } as unknown as Graph;
  // Those that stand beside the first are in the hands of the reader when it fails.
  const slow: Reader = {
    ...reader,
    read: async () => {
      await delay(1);
      fail();
      await delay(5);
      done.push("read");
      return { read: true, unread: [], findings: [] };
    },
  };
  const readings: Reading[] = Array.from({ length: 20 }, (_, index) => ({
    service: "onedrive.files",
    container: "d",
    item: String(index),
    name: "a.docx",
    contents: [{ kind: "fetch", name: "a.docx", path: `/${index}`, size: 10 }],
  }));
  await expect(readContents(readings, graph, slow, readingLimit())).rejects.toBeInstanceOf(BudgetSpent);
  expect(done).toHaveLength(begun.length - 1);
  expect(begun.length).toBeLessThan(readings.length);
});

test("a defect of the program stops the run, in a file as in a list", async () => {
  const defect = new TypeError("defect");
  await expect(readOne(() => Promise.reject(defect))).rejects.toBe(defect);
  const pages = (fault: Error) =>
    withListsApart({
      // biome-ignore lint/correctness/useYield: it throws before its first page
      async *pages() {
        throw fault;
      },
    } as unknown as Graph).pages("/x", { parse: (value) => value });
  await expect(Array.fromAsync(pages(defect))).rejects.toBe(defect);
  expect(await Array.fromAsync(pages(new GraphFault("x", { status: 418, code: "odd", requestId: "r" })))).toEqual([
    { ok: false, refusal: { cause: "unexpected", status: 418, code: "odd", requestId: "r" } },
  ]);
});

test.each([
  [
    "beside words",
    [{ kind: "text", format: "text", text: "x" }, { kind: "private" }],
    { read: true, unread: ["private"] },
  ],
  ["alone", [{ kind: "private" }], { read: false, unread: ["private"] }],
] as const)("a private attachment %s is told, and handed to no reader", async (_case, contents, expected) => {
  const given: object[] = [];
  const watching: Reader = {
    ...reader,
    read: async (all) => {
      given.push(...all);
      return { read: true, unread: [], findings: [] };
    },
  };
  const reading = { service: "exchange.mail", container: "m", item: "i", name: null, contents } as const;
  const { outcomes } = await readContents([reading], {} as Graph, watching, readingLimit());
  expect(outcomes).toMatchObject([expected]);
  expect(given.filter((each) => "kind" in each && each.kind === "private")).toEqual([]);
});
