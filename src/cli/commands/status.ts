/** `bascule status`: what the store holds and what is left; `--about`: all that is held on one person. */

import type { About, Status } from "../../app/status.ts";
import { formatOf } from "../../lang/format.ts";
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
      const state = await statusOf(settings.store);
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
  const format = formatOf(language);
  const seen = catalogue.words.notRead;
  return [
    words.scan(format.instant(state.startedAt), state.finishedAt === null ? words.running : words.finished),
    ...state.workloads.map(({ workload, containers, items }) =>
      words.workload(workload, format.count(containers), items === null ? seen : format.count(items)),
    ),
    ...state.left.map(({ collector, tasks }) => words.left(collector, format.count(tasks))),
    ...state.gaps.map(({ cause, count }) => words.gaps(`${cause} (${format.count(count)})`)),
  ];
}

function aboutLines({ person, places }: About, { catalogue, language }: Call): readonly string[] {
  const format = formatOf(language);
  return [
    `${person.name} <${person.address}>`,
    ...(person.department === null ? [] : [`  ${person.department}`]),
    ...places.map(({ service, items, byDetector }) => {
      const found = Object.entries(byDetector).map(([detector, count]) => `${detector}: ${format.count(count)}`);
      const volume = items === null ? catalogue.words.notRead : format.count(items);
      return `  ${service}: ${[volume, ...found].join("; ")}`;
    }),
  ];
}
