/** Decisions and waves, and the row of each space, without writing any. Run by the bench: `decide.ts STORE`. */

import { makePlan } from "../../src/app/plan.ts";
import { OBSTACLES_FILE, readObstacles } from "../../src/doctrine/obstacles.ts";
import { readOffers } from "../../src/doctrine/offers.ts";
import { readPermissionsTable } from "../../src/doctrine/permissions-table.ts";
import { readEdition } from "../../src/doctrine/read.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { templateFiles, templateText, tolerances } from "../../src/store/templates.ts";
import "./heap.ts";

const offers = readOffers(templateFiles("offers"));
const obstacles = readObstacles({ name: OBSTACLES_FILE, text: templateText(OBSTACLES_FILE) });
const store = openStore(process.argv[2] ?? "", { create: false });
const book = await makePlan({
  store,
  configuration: {
    ...NO_CONFIGURATION,
    waves: {
      ...NO_CONFIGURATION.waves,
      start: "2027-01-11" as IsoDate,
      capacity: { people: 300, spaces: 2000, bytesPerDay: 1e12, days: 10 },
    },
  },
  edition: readEdition(templateFiles("doctrine/2021-09-15"), offers, obstacles),
  laterEditions: [],
  profiles: [],
  ownTemplates: [],
  invisible: [],
  offers,
  obstacles,
  permissionsTable: readPermissionsTable({ name: "permissions.yaml", text: templateText("permissions.yaml") }),
  asOf: "2026-11-30" as IsoDate,
  language: "fr",
  least: "medium",
  version: "0.1.0",
  tolerances: tolerances(),
  customs: [],
});
let containers = 0;
for await (const _row of book.containers()) containers += 1;
await store.close();
process.stdout.write(JSON.stringify({ containers, waves: book.plan.waves.length }));
