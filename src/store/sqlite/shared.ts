/** What was told of who sensitive and shared files are open to, added up by place: each scan's own, as that may change without the file. */

import type { DatabaseSync } from "node:sqlite";
import { SERVICES } from "../../model/service.ts";
import type { SharedPlace } from "../totals.ts";

export function* sharedIn(database: DatabaseSync, scan: number): Generator<SharedPlace> {
  const of = (name: string) => `json_extract(apart, '$.sharing.${name}')`;
  const sum = (name: string) => `SUM(${of(name)}) AS ${name}`;
  const rows = database.prepare(
    `SELECT place.id AS container, COUNT(*) AS files, ${["anonymous", "organization", "people", "guests", "endless"].map(sum).join(", ")},
       MAX(${of("until")}) AS until, SUM(CASE WHEN ${of("anonymous")} > 0 OR ${of("guests")} > 0 THEN 1 ELSE 0 END) AS outside
     FROM item JOIN place ON place.place = item.place
     WHERE place.service = ? AND apart LIKE '%"sharing":%' AND ${of("scan")} = ?
     GROUP BY place.id ORDER BY place.id`,
  );
  for (const { id: service } of SERVICES) {
    for (const row of rows.iterate(service, scan)) {
      const figure = (name: string) => Number(row[name]);
      yield {
        service,
        container: String(row.container),
        files: figure("files"),
        outside: figure("outside"),
        anonymous: figure("anonymous"),
        organization: figure("organization"),
        people: figure("people"),
        guests: figure("guests"),
        endless: figure("endless"),
        until: row.until === null ? null : String(row.until),
      };
    }
  }
}
