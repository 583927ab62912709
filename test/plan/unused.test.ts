/** Whether nobody uses a service, and how one knows: never guessed where somebody may. */

import { expect, test } from "vitest";
import type { Volume } from "../../src/model/plan-service.ts";
import type { Reason, ServiceCoverage } from "../../src/plan/service-coverage.ts";
import { unusedOf } from "../../src/plan/unused.ts";

const NONE: Volume = { containers: null, items: null, bytes: null };
const EMPTY: Volume = { containers: 0, items: 0, bytes: 0 };
const HELD: Volume = { containers: 2, items: 9, bytes: null };
/** The contents of calls are counted without a space. */
const CALLS: Volume = { containers: 0, items: 30, bytes: null };
const untold = (...reasons: Reason[]): ServiceCoverage => ({ status: "not-scanned", known: false, reasons });
const seen = (status: ServiceCoverage["status"], ...reasons: Reason[]): ServiceCoverage => ({
  status,
  known: true,
  reasons,
});
const declared = (used: boolean): Reason => ({ kind: "declared", used, quantity: null, note: null });
const licensed = (accounts: number): Reason => ({ kind: "licensed", accounts });
const active = (people: number): Reason => ({ kind: "active", people, day: "2026-11-20" });

test.each<[string, ServiceCoverage, Volume, ReturnType<typeof unusedOf>]>([
  ["nothing is known", untold({ kind: "not-shown" }), NONE, null],
  ["declared unused", untold(declared(false)), NONE, "declared"],
  ["declared unused, though licences open it", untold(licensed(95), declared(false)), NONE, "declared"],
  ["declared unused, and people use it", untold(active(3), declared(false)), NONE, null],
  ["declared unused, and spaces were counted", seen("partial", declared(false)), HELD, null],
  [
    "declared unused, of a workload left out",
    untold({ kind: "not-chosen", workload: "teams" }, declared(false)),
    NONE,
    "declared",
  ],
  ["declared used, though no licence opens it", untold(licensed(0), declared(true)), NONE, null],
  ["no licence opens it", untold(licensed(0)), NONE, "unlicensed"],
  ["licences open it, and nobody knows more", untold(licensed(95)), NONE, null],
  ["licences open it, and the reports know of nobody", untold(licensed(95), active(0)), NONE, "inactive"],
  ["no licence is left, and people used it", untold(licensed(0), active(4)), NONE, null],
  ["no licence is left, and archives stand", untold({ kind: "archives", mailboxes: 2 }, licensed(0)), NONE, null],
  ["seen whole, and empty", seen("complete"), EMPTY, "empty"],
  ["calls alone", seen("complete"), CALLS, null],
  ["empty as far as it was seen", seen("partial"), EMPTY, null],
  ["held", seen("complete"), HELD, null],
])("%s", (_, coverage, volume, expected) => expect(unusedOf(coverage, volume)).toBe(expected));
