/**
 * Answers that no Graph would give, place by place: each is told, or changes no count. Answers are those of the pretend
 * tenant, changed in one place after Graph's own description of what may stand there.
 */

import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { maskNames } from "../../src/app/scan/names.ts";
import { collectors } from "../../src/collect/collectors/index.ts";
import type { Page } from "../../src/model/task.ts";
import { runs } from "../runs.ts";
import { type Recorded, recordedTasks } from "./malformed/recorded.ts";
import { type Spoilt, spoilt, WAYS } from "./malformed/spoiling.ts";
import { numbersIn, saidIn, silentlyChanged } from "./malformed/told.ts";

/** Of each collector; a thousand in `npm run test:long`. */
const CASES = runs(50);
/** The day's in the longer proof, so that each night tries others; to be given again for the same. */
const SEED = Number(
  process.env.BASCULE_FUZZ_SEED ?? (process.env.BASCULE_TEST_LONG ? Math.floor(Date.now() / 86_400_000) : 20_261_130),
);

/** They ask for nothing themselves: what they tell is known, or hands contents over. */
const ASK_NOTHING = new Set([
  "closed-members",
  "assigned-services",
  "invisible-exchange",
  "invisible-teams",
  "invisible-sharepoint",
  "team-files",
  "notebooks",
  "read-files",
]);

/** Where what is absent, or another word, means something in Graph, and so does not pass unseen for a defect. */
const MEANS: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)(id|\w*Id)$/, "an id is whatever it is: a longer one is another thing's"],
  [
    /(^|\.)sensitivity$/,
    "an event that is found to be marked as it is read, which its list did not say, counts as not read",
  ],
  [/messageType$/, "a type that is new, or not told, is a message: more is counted, and nothing left out"],
  [/deletedDateTime$|(^|\.)deleted$/, "what does not say that it was deleted is there"],
  [/(^|\.)shared$/, "a file that bears no facet of sharing is not shared"],
  [/modalities$/, "a call that does not say how people met is told as an audio meeting"],
  [/userType$/, "members that are no accounts have none"],
  [/(^|\.)system$|\.list(\.|$)/, "a list is the tenant's own where no facet says otherwise: more is counted"],
  [
    /isEnabled$|^value\.actions/,
    "a rule that does not say that it is off is on, and one without actions forwards nothing",
  ],
  [/sublabels$/, "a label may have none below it"],
  [/^labels$/, "a file may bear none"],
  [/^value\.(Windows|Mac)$/, "who installed Office is told where the report says so, and the sum is then unknown"],
  [/Is Deleted$/, "a row of a report that does not say that it is deleted is not"],
  [
    /Principal Name$|^value\.(Site|Team) Id$/,
    "a row of a report that does not say whose it is stands in the sum alone",
  ],
  [/^canvasLayout(\.|$)/, "a page holds what its layout holds, and may have none"],
];
/** A message without the property bears no mark; one whose property is odd is left alone. */
const NO_MARK = /(^|\.)singleValueExtendedProperties$/;
const isMeant = ({ place, way, put }: Spoilt) =>
  NO_MARK.test(place)
    ? way === "missing" || put === null
    : MEANS.some(([shape]) => shape.test(place)) && !place.includes("singleValueExtendedProperties[]");

let tasks: ReadonlyMap<string, readonly Recorded[]>;
beforeAll(async () => {
  tasks = Map.groupBy(await recordedTasks(), ({ collector }) => collector.id);
});

const ids = [...new Set(collectors.map(({ id }) => id))];

describe("of each collector", () => {
  test.each(ids)("%s", async (id) => {
    const recorded = tasks.get(id) ?? [];
    if (ASK_NOTHING.has(id)) return expect(recorded).toEqual([]);
    expect(recorded.length, "it was asked for something").toBeGreaterThan(0);
    for (const one of recorded) await hold(one, Math.ceil(CASES / recorded.length));
  });
});

async function hold(recorded: Recorded, cases: number): Promise<void> {
  const before = saidIn(await recorded.run(recorded.answers));
  await fc.assert(
    fc.asyncProperty(spoilt(recorded), async (odd) => {
      const about = `${odd.way} ${odd.place} of ${odd.route}: ${String(JSON.stringify(odd.put)).slice(0, 80)}`;
      const pages = await recorded.run(odd.answers).catch((cause: unknown) => {
        throw new Error(`it crashes: ${about}`, { cause });
      });
      const after = saidIn(pages);
      for (const [key, record] of after.things)
        for (const [at, number] of numbersIn(record))
          expect(Number.isSafeInteger(number), `${about}: ${key} ${at} ${number}`).toBe(true);
      for (const page of pages) expect(storable(page), about).toBe(true);
      if (!isMeant(odd)) expect(silentlyChanged(before, after), about).toEqual([]);
    }),
    { numRuns: cases, seed: SEED },
  );
}

/** Names are searched before a page is kept, and what is kept is JSON. */
function storable(page: Page): boolean {
  const { page: masked } = maskNames(page, (name) => ({ masked: name.normalize(), findings: [] }));
  return JSON.stringify(masked.records) !== undefined;
}

test("every way of being odd is met", () => {
  const met = new Set<string>();
  for (const recorded of [...tasks.values()].flat())
    for (const { way } of fc.sample(spoilt(recorded), { numRuns: 80, seed: 1 })) met.add(way);
  expect([...met].sort()).toEqual([...WAYS].sort());
});

describe("what goes unsaid is seen", () => {
  const item = (more: object) => ({
    kind: "item",
    service: "onedrive.files",
    container: "d",
    id: "a",
    bytes: 7,
    ...more,
  });
  const gap = (container: string | null) => ({
    kind: "gap",
    service: "onedrive.files",
    container,
    where: "x",
    cause: "unexpected",
  });
  const said = (...records: object[]) => saidIn([{ records, cursor: null } as unknown as Page]);
  const before = said(
    { kind: "container", service: "onedrive.files", id: "e" },
    item({ private: true, shared: "inside" }),
  );
  const other = { kind: "container", service: "onedrive.files", id: "e" };
  test.each<[string, object[], number]>([
    ["nothing", [other, item({ private: true, shared: "inside" })], 0],
    ["a file that is gone", [other], 1],
    ["one that is gone, and a gap of another place", [other, gap("e")], 1],
    ["one that is gone, and a gap of its place", [other, gap("d")], 0],
    ["one that is gone, and a gap of its service", [other, gap(null)], 0],
    ["another size", [other, item({ private: true, shared: "inside", bytes: 8 })], 1],
    ["a mark of privacy that is gone", [other, item({ private: false, shared: "inside" })], 1],
    ["a reach that is another", [other, item({ private: true })], 1],
  ])("%s", (_case, after, changes) => expect(silentlyChanged(before, said(...after))).toHaveLength(changes));
});
