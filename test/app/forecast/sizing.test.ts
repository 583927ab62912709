/** A run learns how large the tenant is as soon as it is told, and asks no more then. */

import { expect, test } from "vitest";
import { sizingBy } from "../../../src/app/forecast/sizing.ts";
import type { Foreseen } from "../../../src/store/port.ts";
import { MINISTRY } from "./cases.ts";

const known = (licences: number | null): Foreseen => ({ size: { ...MINISTRY, licences }, forecast: null });

/** Answers what the lanes were fitted to, and how often it was asked. */
async function fitted(answers: readonly (Foreseen | null | Error)[], backs: number) {
  let asked = 0;
  const fits: (number | null)[] = [];
  const ask = async () => {
    const answer = answers[asked] ?? null;
    asked += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const sizing = sizingBy(ask, ({ size }) => fits.push(size.licences));
  // Before it has begun there is nothing to ask again.
  sizing.back();
  await sizing.begin();
  for (let back = 0; back < backs; back += 1) sizing.back();
  await sizing.end();
  return { asked, fits };
}

test.each<[string, readonly (Foreseen | null)[], number, { asked: number; fits: readonly (number | null)[] }]>([
  ["well from the start", [known(9)], 3, { asked: 1, fits: [9] }],
  ["in an outage that no service comes back from", [known(null)], 0, { asked: 1, fits: [null] }],
  ["in an outage, then well", [known(null), known(9)], 3, { asked: 2, fits: [null, 9] }],
  ["with another service back first", [known(null), known(null), known(9)], 2, { asked: 3, fits: [null, 9] }],
  ["when the run may ask no more", [null, null], 1, { asked: 2, fits: [] }],
])("%s", async (_case, answers, backs, expected) => expect(await fitted(answers, backs)).toEqual(expected));

test("what is no answer is told at the end", async () => {
  await expect(fitted([known(null), new Error("ours")], 2)).rejects.toThrow("ours");
});
