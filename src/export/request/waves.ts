/** When what a request is about moves: its spaces by wave, which add up to those of the service. */

import type { PlanService } from "../../model/plan-service.ts";
import { standingOf } from "../derogations.ts";
import type { WaveSums } from "../sums/waves.ts";
import { unmarked } from "../to-verify.ts";
import type { View } from "../view.ts";
import type { OneRequest } from "./tags.ts";

export function wavesOf(service: PlanService, sums: WaveSums, view: View): Pick<OneRequest, "waves" | "late"> {
  const { t, format, book } = view;
  const held = sums.of(service.id);
  const bytes = (value: number | null) => (value === null ? t.dossier.notKnown : format.bytes(value));
  const waves = book.plan.waves.filter(({ id }) => held.has(id));
  const until = standingOf(service)?.until ?? null;
  const rows = waves.map(({ id, name, start, end }) => ({
    wave: unmarked(name),
    containers: format.count(held.get(id)?.spaces ?? 0),
    bytes: bytes(held.get(id)?.bytes ?? null),
    start: start ? format.day(start) : t.workbook.toFix,
    end: end ? format.day(end) : t.workbook.toFix,
  }));
  const none = held.get(null);
  const blank = { start: "", end: "" };
  const all = [...held.values()];
  const known = all.map((sum) => sum.bytes).filter((value) => value !== null);
  return {
    waves: [
      ...rows,
      ...(none
        ? [{ wave: t.dossier.noWave, containers: format.count(none.spaces), bytes: bytes(none.bytes), ...blank }]
        : []),
      ...(all.length > 1
        ? [
            {
              wave: t.dossier.total,
              containers: format.count(all.reduce((sum, { spaces }) => sum + spaces, 0)),
              bytes: bytes(known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)),
              ...blank,
            },
          ]
        : []),
    ],
    late: waves.flatMap(({ name, end }) =>
      until !== null && end !== null && end > until
        ? [{ text: t.dossier.late(unmarked(name), format.day(end), format.day(until)) }]
        : [],
    ),
  };
}
