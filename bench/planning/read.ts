/** A plain read: every row that a plan is made of, in its order, parsed and let go. Run by the bench: `read.ts STORE`. */

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const database = new DatabaseSync(join(process.argv[2] ?? "", "bascule.sqlite"), { readOnly: true });
let rows = 0;
for (const table of ["fact", "place", "gap", "item", "outcome", "finding"]) {
  for (const row of database.prepare(`SELECT * FROM ${table}`).iterate()) {
    if (typeof row.body === "string") JSON.parse(row.body);
    rows += 1;
  }
}
database.close();
process.stdout.write(JSON.stringify({ rows }));
