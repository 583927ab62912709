/** What people decided, gathered where they write it: in the configuration, and in the workbooks that they give back. */

import type { Table } from "../../export/sheet.ts";
import { applications } from "../../export/sheets/applications.ts";
import { plan as planSheet } from "../../export/sheets/plan.ts";
import type { View } from "../../export/view.ts";
import { type Carried, plainOf } from "../../model/carry.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { IsoDate } from "../../model/dates.ts";
import { type CONFIGURED, type Decision, FILLED, type NotedDecision } from "../../model/decision.ts";
import type { RecordStore } from "../../store/port.ts";

const AT_ONCE = 500;
/** « 3 », « Vague 3 ». */
const WAVE = /^(?:\p{L}{1,10} )?\d{1,4}$/u;
const SHEETS: Readonly<Record<keyof typeof FILLED, Table>> = { plan: planSheet, applications };

/** Notes what is new since the last plan; what is no longer in the configuration is taken back. */
export async function noteDecisions(
  store: Pick<RecordStore, "noteDecisions" | "decisions">,
  { answers, project }: Pick<Configuration, "answers" | "project">,
  { view, carried, day }: { readonly view: View; readonly carried: Carried | null; readonly day: IsoDate },
): Promise<void> {
  const configured = configuredIn({ answers, project });
  const standing = new Map<string, NotedDecision>();
  for await (const noted of store.decisions())
    if (noted.where === "configuration") standing.set(`${noted.field} ${noted.row}`, noted);
  for (const { field, row } of configured) standing.delete(`${field} ${row}`);
  const gone = [...standing.values()].map((noted) => ({ ...noted, value: null, by: null, on: null, why: null }));
  await store.noteDecisions([...configured, ...gone], day);
  if (carried === null) return;
  for (const where of Object.keys(FILLED) as (keyof typeof FILLED)[]) {
    let waiting: Decision[] = [];
    for await (const decision of filledIn(where, carried, view)) {
      waiting.push(decision);
      if (waiting.length < AT_ONCE) continue;
      await store.noteDecisions(waiting, day);
      waiting = [];
    }
    await store.noteDecisions(waiting, day);
  }
}

function configuredIn({ answers, project }: Pick<Configuration, "answers" | "project">): readonly Decision[] {
  const of = (field: (typeof CONFIGURED)[number], row: string, value: string | null, some: Partial<Decision> = {}) => ({
    ...{ where: "configuration" as const, row, field, value, name: null, by: null, on: null, why: null },
    ...some,
  });
  const { stage, engagedOn, acceptableOffer } = project;
  const whole = [
    ["stage", stage],
    ["engagedOn", engagedOn],
    ["acceptableOffer", acceptableOffer?.date ?? null],
  ] as const;
  return [
    ...Object.entries(answers.labels).flatMap(([key, given]) =>
      given ? [of("label", key, given.label, { by: given.by, on: given.on, why: given.why })] : [],
    ),
    ...Object.entries(answers.harm).map(([key, { answer, by, on, why }]) => of("harm", key, answer, { by, on, why })),
    ...Object.entries(project.derogations).map(([key, { status, by, on }]) =>
      of("derogation", key, status, { by, on }),
    ),
    ...whole.map(([field, value]) => of(field, "project", value)),
  ];
}

/** Of rows in which somebody wrote: of the others, whether it was taken back or never given is not known. */
async function* filledIn(where: keyof typeof FILLED, carried: Carried, view: View): AsyncIterable<Decision> {
  const table = SHEETS[where];
  const heads = new Map(table.own(view).map((head) => [head.id, head]));
  for await (const row of table.rows(view)) {
    const kept = row.id === null ? null : carried.kept(where, row.id);
    if (row.id === null || kept === null) continue;
    const [first] = row.cells(view);
    for (const field of FILLED[where]) {
      const entered = plainOf(kept.get(field) ?? null);
      const choices = heads.get(field)?.choices ?? null;
      // A text of somebody's own may say anything: that there is one is told, and no more.
      const known = choices === null ? WAVE.test(entered) : choices.includes(entered);
      const value = entered === "" ? null : known ? entered : view.t.journal.ownWords;
      const name = typeof first?.value === "string" ? first.value : null;
      yield { where, row: row.id, field, value, name, by: null, on: null, why: null };
    }
  }
}
