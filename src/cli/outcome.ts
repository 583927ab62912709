/** The end of a scan or a plan, in a few lines, and what a script reads of it. */

import type { Course } from "../app/forecast/course.ts";
import type { PlanResult } from "../app/outputs.ts";
import { formatOf } from "../lang/format.ts";
import type { Plan } from "../model/plan.ts";
import { SAME_SPACES } from "../model/service.ts";
import type { Call } from "./command.ts";
import { courseLines } from "./costs.ts";
import { deletionLines } from "./deletion-lines.ts";

/** @param course of the scan that the plan comes from, where it has just ended. */
export function tellOutcome(call: Call, result: PlanResult, course: Course | null = null): void {
  const { plan, folder, files, kept, open, conflicts, refused, unanswered } = result;
  const { scan: words, status } = call.catalogue.terminal;
  const format = formatOf(call.language);
  const { containers, items, bytes } = sums(plan);
  const { requests, throttled } = plan.coverage;
  const places = refused === 1 ? words.places.one : words.places.other(format.count(refused));
  // What was asked for is in the files: `--quiet` leaves the console to errors.
  if (call.quiet && !call.json) return;
  call.tell(
    [
      words.done(
        status.spaces(format.count(containers), format.one(containers)),
        status.items(format.count(items), format.one(items)),
        format.bytes(bytes),
      ),
      words.throttled(
        words.requests(format.count(requests), format.one(requests)),
        format.count(throttled),
        format.one(throttled),
      ),
      ...(course === null ? [] : courseLines(course, true, call)),
      plan.scan.finishedAt === null ? words.unfinished : plan.scan.complete ? words.complete : words.incomplete(places),
      ...(unanswered ? [words.unanswered] : []),
      words.written(folder),
      ...files.map((name) => `  ${name}`),
      ...kept.map(({ name, as }) => words.kept(name, as)),
      ...open.map(({ name, as, lock }) => (as === null ? words.leftOpen(name, lock) : words.beside(name, as, lock))),
      ...carriedLines(result, call),
      ...deletionLines(result.deletion, call),
      words.next(workbookOf(result)),
    ],
    {
      folder,
      files,
      kept,
      open,
      ...(conflicts !== null && { conflicts }),
      complete: plan.scan.complete,
      containers,
      items,
      bytes,
      requests,
      throttled,
      refused,
      unanswered,
      deletion: result.deletion,
      ...(course !== null && { course }),
    },
  );
}

const WORKBOOK = "plan-migration.xlsx";

/** The name that the workbook of this run bears. */
export const workbookOf = ({ open }: PlanResult): string =>
  open.find(({ name, as }) => name === WORKBOOK && as !== null)?.as ?? WORKBOOK;

/** What became of earlier workbooks; of one that was not given to be carried over, how to. */
function carriedLines({ conflicts, kept, open, folder }: PlanResult, { catalogue, language }: Call): readonly string[] {
  const { count, one } = formatOf(language);
  const { outcome } = catalogue.carry;
  if (conflicts === 0) return [outcome.none];
  if (conflicts !== null) return [outcome.some(count(conflicts), one(conflicts))];
  const filledIn = [...kept.map(({ as }) => as), ...open.map(({ name }) => name)];
  return filledIn
    .filter((name) => /^plan-migration.*\.xlsx$/.test(name))
    .map((name) => outcome.hint(`${folder}/${name}`));
}

function sums({ services }: Plan) {
  const total = (of: "containers" | "items" | "bytes") =>
    services
      .filter(({ id }) => of !== "containers" || !SAME_SPACES.has(id))
      .reduce((sum, { volume }) => sum + (volume[of] ?? 0), 0);
  return { containers: total("containers"), items: total("items"), bytes: total("bytes") };
}
