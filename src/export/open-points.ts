/** All that waits for somebody: each question with who answers it, what each answer changes, by when, and where it is written. */

import { assumptions, offers } from "./open-points/grounds.ts";
import { type OpenPoint, POINTS } from "./open-points/point.ts";
import { questions, readings, requests } from "./open-points/questions.ts";
import { settings } from "./open-points/settings.ts";
import { escalations, spaces } from "./open-points/spaces.ts";
import type { View } from "./view.ts";

export async function openPoints(view: View): Promise<readonly OpenPoint[]> {
  const all = [
    ...escalations(view),
    ...questions(view),
    ...requests(view),
    ...(await spaces(view)),
    ...settings(view),
    ...readings(view),
    ...assumptions(view),
    ...offers(view),
  ];
  return POINTS.flatMap((kind) => all.filter((point) => point.kind === kind));
}
