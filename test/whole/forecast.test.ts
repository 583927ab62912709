/** A scan tells what it will take when it begins, and what it took when it ends, however often it was interrupted. */

import { afterEach, describe, expect, test } from "vitest";
import type { Course } from "../../src/app/forecast/course.ts";
import type { Status } from "../../src/app/status.ts";
import type { Forecast } from "../../src/model/forecast.ts";
import type { SimulatorOptions } from "../../src/simulator/index.ts";
import { type Bench, benchFor, tiny } from "./bench.ts";

const WORKLOAD = ["--workload", "onedrive"] as const;
const undone: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const undo of undone.splice(0)) await undo();
});

async function benchOf(options: Partial<SimulatorOptions> = {}): Promise<Bench> {
  const simulator = await tiny(options);
  const bench = benchFor(simulator);
  undone.push(async () => {
    bench.remove();
    await simulator.close();
  });
  return bench;
}

/** A clock that moves on by a second each time that it is looked at. */
function ticking(): () => Date {
  let now = Date.parse("2026-11-24T09:00:00Z");
  return () => {
    now += 1000;
    return new Date(now);
  };
}

const statusOf = async (bench: Bench) => JSON.parse((await bench.bascule(["status", "--json"])).out) as Status;

describe.each([
  ["fr", /^Prévision\u00a0: /m, /^Durée du relevé/m],
  ["en", /^Forecast: /m, /^Time of the scan/m],
] as const)("a scan in %s", (lang, begins, ends) => {
  test("says at its start what it will take, and at its end what it took", async () => {
    const bench = await benchOf();
    const { out, err } = await bench.bascule(["scan", ...WORKLOAD, "--lang", lang, "--out", bench.out]);
    expect(err).toMatch(begins);
    expect(out).toMatch(ends);
    expect(JSON.stringify(bench.plan())).not.toMatch(/forecast|foreseen|binding/);
  });
});

test("--json tells all of it, and --quiet nothing", async () => {
  const bench = await benchOf();
  const { out } = await bench.bascule(["scan", ...WORKLOAD, "--json", "--out", bench.out]);
  const { course } = JSON.parse(out) as { course: Course };
  expect(course.forecast?.workloads.map(({ workload }) => workload)).toEqual(
    course.workloads.map(({ workload }) => workload),
  );
  const drives = course.workloads.find(({ workload }) => workload === "onedrive");
  expect(drives).toMatchObject({ requests: expect.any(Number), error: { requests: expect.any(Number) } });
  expect(course.total.requests).toBe(bench.plan().coverage.requests);
  const quiet = await bench.bascule(["scan", ...WORKLOAD, "--quiet", "--out", bench.out]);
  expect({ out: quiet.out, err: quiet.err }).toEqual({ out: "", err: "" });
});

test("an interrupted scan keeps its first forecast, asks for no size again, and adds up its time", async () => {
  let left = 60;
  let stop = new AbortController();
  const sent: string[] = [];
  const bench = await benchOf({
    onRequest: (_method, url) => void sent.push(url),
    onAnswer: () => {
      left -= 1;
      if (left === 0) stop.abort();
    },
  });
  const now = ticking();
  const run = (words: readonly string[] = []) =>
    bench.bascule(["scan", "--out", bench.out, ...words], { now, signal: stop.signal });
  expect((await run()).exit).toBe(130);
  const before = await statusOf(bench);
  expect(before.course.seconds).toBeGreaterThan(0);
  expect(before.course.total.requests).toBeGreaterThan(0);
  expect(before.ahead).toEqual({
    requests: Math.max(0, (before.course.forecast?.requests ?? 0) - before.course.total.requests),
    units: Math.max(0, (before.course.forecast?.units ?? 0) - before.course.total.units),
    seconds: expect.any(Number),
  });
  expect((await bench.bascule(["status"])).out).toMatch(/^Reste à faire d’après la prévision/m);

  const counts = () => sent.filter((url) => /\/\$count\?(\$|%24)filter=/.test(url)).length;
  const asked = counts();
  stop = new AbortController();
  // Another pace changes nothing of what was foreseen.
  await run(["--pace", "sustained"]);
  expect(asked).toBe(2);
  expect(counts()).toBe(asked);
  const after = await statusOf(bench);
  expect(after.course.forecast).toEqual(before.course.forecast);
  expect(after.course.seconds).toBeGreaterThan(before.course.seconds);
  expect(after.course.total.requests).toBeGreaterThan(before.course.total.requests);
  expect(after.ahead).toBeNull();
});

test("no report is asked for twice in a run, and the forecast is that of a check", async () => {
  const sent: string[] = [];
  const bench = await benchOf({ onRequest: (_method, url) => void sent.push(url) });
  await bench.bascule(["scan", "--out", bench.out]);
  const reports = sent.filter((url) => /\/reports\/get/.test(url)).map((url) => url.replace(/^.*(get\w+).*$/, "$1"));
  expect(reports.length).toBe(7);
  expect(new Set(reports).size).toBe(reports.length);
  const { forecast } = JSON.parse((await bench.bascule(["check", "--json"])).out) as { forecast: Forecast };
  expect((await statusOf(bench)).course.forecast).toEqual(forecast);
});

test("a scan that may ask little ends as it was told to, and goes on", async () => {
  const bench = await benchOf();
  const first = await bench.bascule(["scan", ...WORKLOAD, "--max-requests", "5", "--out", bench.out]);
  expect(first.exit).toBe(1);
  expect(first.out).toBe("");
  const status = await statusOf(bench);
  expect(status.course.total.requests).toBe(5);
  expect(status.course.forecast, "what was not asked for is not made up").toBeNull();
  await bench.bascule(["scan", ...WORKLOAD, "--out", bench.out]);
  const { finishedAt, course } = await statusOf(bench);
  expect(finishedAt).not.toBeNull();
  expect(course.forecast).not.toBeNull();
});

test("a second scan is foreseen as one, and a narrowed one is said to be narrowed", async () => {
  const bench = await benchOf();
  await bench.bascule(["scan", ...WORKLOAD, "--out", bench.out]);
  const again = await bench.bascule(["scan", ...WORKLOAD, "--json", "--out", bench.out]);
  expect((JSON.parse(again.out) as { course: { forecast: Forecast } }).course.forecast).toMatchObject({
    again: true,
    narrowed: false,
  });
  const narrow = await bench.bascule([
    "scan",
    ...WORKLOAD,
    "--fresh",
    "--include",
    "nobody@x.example",
    "--out",
    bench.out,
  ]);
  expect(narrow.err).toMatch(/^La prévision porte sur tout le tenant/m);
  expect(narrow.err).not.toMatch(/Un relevé précédent existe/);
});

test("reports with concealed names are told, and those that are refused", async () => {
  const concealed = await (await benchOf({ concealedReports: true })).bascule(["check"]);
  expect(concealed.out).toMatch(/^Rapports dont les noms sont masqués .*boîtes aux lettres/m);
  const refused = await (await benchOf({ permissions: ["User.Read.All", "Group.Read.All"] })).bascule(["check"]);
  expect(refused.out).toMatch(
    /^Rapports d’utilisation qui n’ont pas pu être lus\u00a0: boîtes aux lettres, OneDrive, sites et équipes\.$/m,
  );
  expect(refused.out).toMatch(/^≥\u00a0: au moins/m);
});
