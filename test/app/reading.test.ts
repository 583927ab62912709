/** The pool of threads: what it finds, and what becomes of a file that hangs or swells. */

import { afterAll, describe, expect, test } from "vitest";
import { createReadingPool } from "../../src/app/reading.ts";
import { makeDocument } from "../../src/simulator/documents/index.ts";
import { stockOf } from "../../src/simulator/ministry/files-specimens.ts";

const LABEL = {
  id: "abcdef11-2222-4333-8444-555555555555",
  name: "Interne",
  tenant: "33333333-2222-4333-8444-555555555555",
};
const NIR = "2 69 05 49 588 000 43";

const pool = createReadingPool({ threads: 2, timeoutMs: 30_000, memoryMb: 256 });
afterAll(() => pool.close());

describe("an item", () => {
  test("a body and its attachment hold one value", async () => {
    const bytes = makeDocument("docx", { title: "t", paragraphs: [`NIR ${NIR}`] });
    const answer = await pool.read([
      { kind: "text", format: "html", text: `<p>NIR&nbsp;: ${NIR.replaceAll(" ", "&nbsp;")}</p>` },
      { name: "piece.docx", bytes },
    ]);
    expect(answer).toEqual({
      read: true,
      unread: [],
      findings: [{ detector: "nir", category: "citizen-personal-data", count: 1, confidence: "high" }],
    });
    expect(bytes.length).toBeGreaterThan(0);
  });

  test("part of it unread", async () => {
    const answer = await pool.read([
      { kind: "text", format: "text", text: "rien" },
      { name: "a.docx", bytes: new Uint8Array(3) },
    ]);
    expect(answer).toEqual({ read: true, unread: ["damaged"], findings: [] });
  });

  test("nothing of it read", async () =>
    expect(await pool.read([{ name: "a.docx", bytes: new Uint8Array(3) }])).toEqual({
      read: false,
      unread: ["damaged"],
      findings: [],
    }));

  test("an empty one is read: it holds nothing", async () =>
    expect((await pool.read([{ kind: "text", format: "text", text: "" }])).read).toBe(true));

  test("a label of elsewhere", async () => {
    const bytes = makeDocument("docx", { title: "t", paragraphs: [], label: LABEL });
    const confidence = async (known: readonly string[] | null) =>
      (await pool.read([{ name: "a.docx", bytes }], known)).findings.map((finding) => finding.confidence);
    expect(await confidence(null)).toEqual(["high"]);
    expect(await confidence([LABEL.id.toUpperCase()])).toEqual(["high"]);
    expect(await confidence(["99999999-2222-4333-8444-555555555555"])).toEqual(["medium"]);
  });
});

test("the pretend tenant's documents: what was put in them is what is found, in every format", async () => {
  const stock = stockOf("graine", LABEL);
  for (let index = 0; index < stock.count; index += 5) {
    const { bytes, format, detectors, values } = stock.specimen(index);
    const { unread, findings } = await pool.read([{ name: `a.${format}`, bytes }]);
    const found = findings.filter(({ category, confidence }) => category !== "contact" && confidence !== "low");
    expect(unread).toEqual([]);
    expect(found.map(({ detector }) => detector).sort(), `${index} ${format}`).toEqual([...detectors].sort());
    const counted = found.filter(({ detector }) => detector !== "marking" && detector !== "label");
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
  }
});

describe("a thread that has to be stopped", () => {
  const honest = [{ kind: "text", format: "text", text: `NIR ${NIR}` }] as const;

  test("for its time; the next file is read", async () => {
    const hasty = createReadingPool({ threads: 1, timeoutMs: 30, memoryMb: 256 });
    const heavy = [{ kind: "text", format: "text", text: "1 O".repeat(20_000_000) }] as const;
    expect(await hasty.read(heavy)).toEqual({ read: false, unread: ["timed-out"], findings: [] });
    await hasty.close();
    expect((await pool.read(honest)).findings).toHaveLength(1);
  });

  test("for its memory; the next file is read by the same pool", async () => {
    const narrow = createReadingPool({ threads: 1, timeoutMs: 50_000, memoryMb: 24 });
    // Each value under a name of its own: all of them are kept to the end.
    const values = Array.from({ length: 300_000 }, (_each, at) => `"nom${at}":"mot${at}"`);
    const bytes = new TextEncoder().encode(`{${values.join()}}`);
    expect((await narrow.read([{ name: "a.json", bytes }])).unread).toEqual(["too-large"]);
    expect((await narrow.read(honest)).findings).toHaveLength(1);
    await narrow.close();
  });
});

describe("a thread that dies", () => {
  const MORTAL = new URL("./mortal-thread.ts", import.meta.url);
  const file = (name: string) => [{ name, bytes: new Uint8Array(1) }];
  const said = async (deadly: readonly string[], timeoutMs = 30_000, threads = 2) => {
    const mortal = createReadingPool({ threads, timeoutMs, memoryMb: 32 }, MORTAL);
    const answers = await Promise.all(deadly.map((name) => mortal.read(file(name))));
    await mortal.close();
    return answers.map(({ read, unread }) => (read ? "read" : unread.join()));
  };

  test.each([
    ["exit", "unreadable"],
    ["surprise", "unreadable"],
    ["swell", "too-large"],
    ["hang", "timed-out"],
  ])("of %s: named, and the files around it are read", async (name, code) =>
    // What hangs takes its whole time; a busy machine may take seconds to begin a thread.
    expect(await said(["a", "slow", name, "slow", "a", "a"], name === "hang" ? 6000 : 30_000)).toEqual([
      "read",
      "read",
      code,
      "read",
      "read",
      "read",
    ]),
  );

  test("many in a row, with one honest file in three", async () => {
    const names = Array.from({ length: 12 }, (_each, at) => ["exit", "surprise", "a"][at % 3] ?? "");
    const expected = names.map((name) => (name === "a" ? "read" : "unreadable"));
    expect(await said(names)).toEqual(expected);
  });

  test("of the file before: the one it was reading is read by another", async () =>
    expect(await said(["later", "slow", "slow"], 30_000, 1)).toEqual(["read", "read", "read"]));

  test("because its program is broken: that is no file's fault", async () => {
    const broken = createReadingPool(
      { threads: 1, timeoutMs: 5000, memoryMb: 32 },
      new URL("./none.ts", import.meta.url),
    );
    await expect(broken.read(file("a"))).rejects.toThrow();
    await broken.close();
  });
});

test("places and values are told only where they were asked for", async () => {
  const bytes = new TextEncoder().encode(`NIR ${NIR}`);
  expect((await pool.search("a.txt", bytes)).matches).toEqual([
    {
      entry: null,
      span: { detector: "nir", category: "citizen-personal-data", start: 4, end: 25, confidence: "high" },
    },
  ]);
  expect(
    (await pool.search("a.txt", bytes, { values: true, context: false })).matches.map(({ value }) => value),
  ).toEqual([NIR]);
});
