/** `bascule status`: what the store holds and what is left; `--about`: all that is held on one person. */

import type { About, Status } from "../../app/status.ts";
import { type Format, formatOf } from "../../lang/format.ts";
import type { Catalogue } from "../../lang/index.ts";
import { parisDay } from "../../model/dates.ts";
import { type Call, defineCommand, EXIT, textOf } from "../command.ts";

export const status = defineCommand({
  id: "status",
  options: ["about"],
  run: async (call) => {
    const { aboutPerson, statusOf } = await import("../../app/status.ts");
    const { settingsOf } = await import("../../app/settings.ts");
    const { terminal, options, catalogue } = call;
    const settings = settingsOf(terminal.cwd, terminal.env, textOf(options, "config"));
    const about = textOf(options, "about");
    if (about === null) {
      const state = await statusOf(settings.store, settings.configuration.retention.months, parisDay(terminal.now()));
      call.tell(statusLines(state, call), state);
      return EXIT.done;
    }
    const held = await aboutPerson(settings.store, about);
    call.tell(held === null ? [catalogue.terminal.status.nobody(about)] : aboutLines(held, call), held);
    return EXIT.done;
  },
});

function statusLines(state: Status, { catalogue, language }: Call): readonly string[] {
  const words = catalogue.terminal.status;
  const { names } = catalogue;
  const format = formatOf(language);
  const ended = state.complete === true ? words.finished : words.incomplete;
  return [
    words.scan(format.instant(state.startedAt), state.finishedAt === null ? words.running : ended),
    ...state.workloads.map(({ workload, containers, items }) =>
      words.workload(
        names.workload[workload],
        words.spaces(format.count(containers), format.one(containers)),
        counted(items, words, format),
      ),
    ),
    ...state.left.map(({ collector, tasks }) =>
      words.left(names.collector[collector] ?? collector, format.count(tasks)),
    ),
    (state.deletion.due ? words.deleteNow : words.deleteFrom)(format.day(state.deletion.from)),
    ...state.gaps.map(({ cause, count }) => words.gaps(`${names.cause[cause]} (${format.count(count)})`)),
  ];
}

function aboutLines({ person, places }: About, { catalogue, language }: Call): readonly string[] {
  const words = catalogue.terminal.status;
  const format = formatOf(language);
  return [
    `${person.name} <${person.address}>`,
    ...(person.department === null ? [] : [`  ${person.department}`]),
    ...places.map(({ service, items, byDetector }) => {
      const found = Object.entries(byDetector).map(([detector, count]) =>
        words.found(catalogue.names.detector[detector] ?? detector, format.count(count)),
      );
      return `  ${words.person(catalogue.names.service[service], counted(items, words, format), found)}`;
    }),
  ];
}

const counted = (items: number | null, words: Catalogue["terminal"]["status"], format: Format) =>
  items === null ? words.uncounted : words.items(format.count(items), format.one(items));
