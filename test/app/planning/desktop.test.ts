/** Who uses installed Office: counted by directorate, named by nobody; where names are concealed, the total alone. */

import { expect, test } from "vitest";
import { desktopIn } from "../../../src/app/planning/desktop.ts";
import { licenceRowsOf } from "../../../src/app/planning/licences.ts";
import { usageId, WHOLE_TENANT } from "../../../src/collect/usage.ts";
import type { IsoDate } from "../../../src/model/dates.ts";
import type { Fact, Usage } from "../../../src/model/records.ts";
import { unitsOn } from "../../../src/plan/unit.ts";
import { personOf } from "../../collect/facts.ts";
import { memoryStore } from "../../plan/memory-store.ts";

const used = (subject: string, figures: Usage["figures"], day: string | null = "2026-11-20"): Usage => ({
  ...{ kind: "usage", report: "getM365AppUserDetail", id: usageId("apps", subject), day, figures },
});
const office: Fact = {
  ...{ kind: "licence", id: "e3", name: "SPE_E3", enabled: 9, consumed: 9, plans: ["OFFICESUBSCRIPTION"] },
};
const person = (id: string, department: string | null, licences: readonly string[] = ["e3"]) =>
  personOf(id, { department, licences });
const units = unitsOn({ byDepartment: {}, assignments: [] }, "2026-11-30" as IsoDate);
const ask = async (facts: readonly Fact[]) => {
  const store = memoryStore({ scan: null, facts });
  return desktopIn(store, units, await licenceRowsOf(store, {}));
};
const PEOPLE = [person("a", "DGA"), person("b", "DGA"), person("c", null, []), person("d", "DRH", [])];

test("none where the report was not read", async () => expect(await ask([office, ...PEOPLE])).toBeNull());

test("by directorate, those of no known one last; both systems count once in all", async () => {
  const told = await ask([
    ...[office, ...PEOPLE, used(WHOLE_TENANT, { rows: 9, windows: 2, mac: 2 })],
    ...[used("a@demo.example", { windows: true, mac: true }), used("c@demo.example", { windows: true, mac: false })],
  ]);
  expect(told).toEqual({
    total: { licensed: 2, used: 2, windows: 2, mac: 1 },
    day: "2026-11-20",
    units: [
      { unit: "DGA", licensed: 2, used: 1, windows: 1, mac: 1 },
      { unit: null, licensed: 0, used: 1, windows: 1, mac: 0 },
    ],
  });
  expect(JSON.stringify(told)).not.toContain("@");
});

test.each<[string, Usage, object, number]>([
  ["concealed: the total alone", used(WHOLE_TENANT, { windows: 7, mac: 2 }), { used: 7, windows: 7, mac: 2 }, 0],
  ["nobody uses it", used(WHOLE_TENANT, { windows: 0, mac: 0 }, "no day"), { used: 0, windows: 0, mac: 0 }, 1],
])("%s", async (_case, whole, figures, rows) => {
  const told = await ask([office, ...PEOPLE, whole]);
  expect(told?.total).toEqual({ licensed: 2, ...figures });
  expect(told?.units).toHaveLength(rows);
});
