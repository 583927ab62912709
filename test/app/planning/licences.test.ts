/** After which wave a licence has nothing left to open for its holder, and what it gives beside. */

import { expect, test } from "vitest";
import { freeableIn, licenceRowsOf } from "../../../src/app/planning/licences.ts";
import type { Share, Stage } from "../../../src/model/cluster.ts";
import type { IsoDate } from "../../../src/model/dates.ts";
import type { Licence } from "../../../src/model/directory-records.ts";
import { besideIn, opensWhatMoves } from "../../../src/plan/licences.ts";
import { openClusters } from "../../../src/store/scratch/clusters.ts";
import { personOf } from "../../collect/facts.ts";
import { memoryStore } from "../../plan/memory-store.ts";

test.each<[readonly string[], boolean, readonly string[]]>([
  [
    ["EXCHANGE_S_ENTERPRISE", "SHAREPOINTENTERPRISE", "TEAMS1", "OFFICESUBSCRIPTION", "AAD_PREMIUM"],
    true,
    ["desktop", "identity"],
  ],
  [["EXCHANGE_S_DESKLESS", "SHAREPOINTDESKLESS"], true, []],
  [["TEAMS1"], true, []],
  [["SHAREPOINTSTANDARD", "POWERAPPS_O365_P2", "INTUNE_A"], true, ["power", "devices"]],
  [["SHAREPOINTWAC"], false, []],
  [["EXCHANGE_S_FOUNDATION", "BI_AZURE_P2"], false, ["power"]],
  [["OFFICESUBSCRIPTION"], false, ["desktop"]],
  [[], false, []],
])("%j: opens what moves %s, and %j beside", (plans, moving, beside) => {
  expect([opensWhatMoves(plans), besideIn(plans)]).toEqual([moving, beside]);
});

const licence = (id: string, name: string, plans: readonly string[]): Licence => ({
  ...{ kind: "licence", id, name, enabled: 10, consumed: 5, plans },
});
const space = (person: string, stage: Stage): Share => ({
  ...{ root: `person/${person}`, stage, unit: null, people: 1, spaces: 1, bytes: 0, weighed: 0, sensitive: 0 },
  ...{ lastActivity: null, until: null, workload: "exchange" as const },
});

test("a licence is free after the last wave of what is its holder's own; what opens nothing that moves is left out", async () => {
  const store = memoryStore({
    scan: null,
    facts: [
      licence("e3", "SPE_E3", ["EXCHANGE_S_ENTERPRISE"]),
      licence("bi", "POWER_BI_PRO", ["BI_AZURE_P2"]),
      personOf("a", { licences: ["e3", "bi"] }),
      personOf("b", { licences: ["e3"] }),
      personOf("c", { licences: ["e3", "unknown"] }),
      personOf("d", { licences: [] }),
    ],
  });
  const clusters = openClusters("store");
  await clusters.add([space("a", "keep"), space("a", "move"), space("b", "keep"), space("d", "keep")]);
  await clusters.place([
    { root: "person/a", stage: "move", wave: 1 },
    { root: "person/a", stage: "keep", wave: 4 },
    { root: "person/b", stage: "keep", wave: 3 },
    { root: "person/d", stage: "keep", wave: 2 },
  ]);
  const rows = await licenceRowsOf(store, { SPE_E3: { contractEnd: "2027-12-31" as IsoDate } });
  expect(rows.map(({ name, moving, contractEnd }) => [name, moving, contractEnd])).toEqual([
    ["POWER_BI_PRO", false, null],
    ["SPE_E3", true, "2027-12-31"],
  ]);
  expect(await freeableIn(store, clusters, rows)).toEqual([
    { licence: "e3", wave: 3, licences: 1 },
    { licence: "e3", wave: 4, licences: 1 },
    { licence: "e3", wave: null, licences: 1 },
  ]);
  clusters.close();
});
