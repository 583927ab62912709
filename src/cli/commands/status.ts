/** `bascule status`: what the store holds and what is left; `--about`: all that is held on one person. */

import { setTimeout as later } from "node:timers/promises";
import type { About } from "../../app/about.ts";
import type { Status } from "../../app/status.ts";
import { detectorName } from "../../lang/detector-name.ts";
import { type Format, formatOf } from "../../lang/format.ts";
import type { Catalogue } from "../../lang/index.ts";
import type { Wording } from "../../model/verdict.ts";
import { type Call, defineCommand, EXIT, textOf } from "../command.ts";
import { aheadLine, courseLines, forecastSentence } from "../costs.ts";
import { crewLines, laneLines, leftLines } from "../crew-lines.ts";
import { deletionLines } from "../deletion-lines.ts";
import { heldLines } from "../held-lines.ts";
import { UsageFault } from "../values.ts";

export const status = defineCommand({
  id: "status",
  options: ["about", "watch"],
  apart: [["about", ["watch"]]],
  run: async (call) => {
    const [{ aboutPerson, recordsOn }, { customDetectors, customTitles }] = await Promise.all([
      import("../../app/about.ts"),
      import("../../app/custom-detectors.ts"),
    ]);
    const { statusOf } = await import("../../app/status.ts");
    const { settingsOf } = await import("../../app/settings.ts");
    const { terminal, options, catalogue } = call;
    if (options.watch === true && call.json) throw new UsageFault(catalogue.terminal.status.watchAlone);
    const settings = settingsOf(terminal.cwd, terminal.env, textOf(options, "config"));
    const about = textOf(options, "about");
    if (about === null) {
      const look = async () => {
        const state = await statusOf(settings.store, settings.configuration.retention.months, terminal.now());
        call.tell(statusLines(state, call), state);
        return state.finishedAt === null;
      };
      if (options.watch === true) await watch(call, look);
      else await look();
      return EXIT.done;
    }
    const held = await aboutPerson(settings.store, about);
    if (held === "several") {
      call.tell([catalogue.terminal.status.several], null);
      return EXIT.done;
    }
    if (held === null) call.tell([catalogue.terminal.status.nobody(about)], null);
    else if (call.json) tellWhole(held, recordsOn(settings.store, about), call);
    else call.tell(aboutLines(held, about, call, customTitles(customDetectors())), held);
    return EXIT.done;
  },
});

/** Milliseconds between the end of a look and the next. */
const EVERY = 5000;

/** Until the scan has ended, or whoever watches has seen enough: that is no interruption of anything. */
async function watch({ terminal, color, catalogue, language }: Call, look: () => Promise<boolean>): Promise<void> {
  while (!terminal.signal.aborted) {
    const seen = catalogue.terminal.status.seenAt(formatOf(language).moment(terminal.now().toISOString()));
    // Written over, where there is a screen; one state after another elsewhere.
    (terminal.painted ?? terminal).out(terminal.outIsTerminal && color ? `\u001b[H\u001b[2J${seen}` : seen);
    if (!(await look())) return;
    await later(EVERY, undefined, { signal: terminal.signal }).catch(() => undefined);
  }
}

/** One JSON value, its records row by row: a person has as many as they have files. */
function tellWhole(
  held: About,
  records: ReturnType<typeof import("../../app/about.ts").recordsOn>,
  { terminal }: Call,
): void {
  if (records === null) return;
  try {
    terminal.out(`${JSON.stringify(held, null, 2).slice(0, -2)},\n  "records": {`);
    const kinds = [...records.counts.keys()];
    for (const [at, kind] of kinds.entries()) {
      terminal.out(`    "${kind}": [`);
      let comma = "";
      for (const row of records.rows(kind)) {
        terminal.out(`      ${comma}${JSON.stringify(row)}`);
        comma = ",";
      }
      terminal.out(at === kinds.length - 1 ? "    ]" : "    ],");
    }
    terminal.out("  }\n}");
  } finally {
    records.close();
  }
}

function statusLines(state: Status, call: Call): readonly string[] {
  const { catalogue, language } = call;
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
    ...(state.course.forecast === null ? [] : [forecastSentence(state.course.forecast, call)]),
    ...courseLines(state.course, state.finishedAt !== null, call),
    ...(state.ahead === null ? [] : [aheadLine(state.ahead, call)]),
    ...crewLines(state, call),
    ...laneLines(state, call),
    ...leftLines(state, call),
    ...(state.deletion.due ? [] : [words.deleteFrom(format.day(state.deletion.from))]),
    ...deletionLines(state.deletion, call),
    ...oddLines(state, catalogue, format),
    ...state.gaps.map(({ cause, count }) => words.gaps(`${names.cause[cause]} (${format.count(count)})`)),
  ];
}

/** One line a workload: « Page vide (12), Élément donné deux fois (3) ». */
function oddLines({ oddities }: Status, { terminal, names, oddities: words }: Catalogue, format: Format) {
  const workloads: Readonly<Record<string, string>> = names.workload;
  return [...Map.groupBy(oddities, ({ workload }) => workload)].map(([workload, odd]) => {
    const told = odd.map(({ kind, count }) => terminal.status.found(words[kind].name, format.count(count)));
    return terminal.status.odd(workloads[workload] ?? workload, told.join(", "));
  });
}

function aboutLines(
  about: About,
  asked: string,
  { catalogue, language }: Call,
  own: ReadonlyMap<string, Wording>,
): readonly string[] {
  const { person, places, usage, owns, gaps, history, decisions, pseudonyms, held } = about;
  const words = catalogue.terminal.status;
  const { names, redaction } = catalogue;
  const format = formatOf(language);
  const others = person?.addresses.filter((address) => address !== person.address.toLowerCase()) ?? [];
  const kinds: Readonly<Record<string, string>> = redaction.kind;
  const lines = [
    ...(person === null ? [words.account("none")] : accountLines(person, words, format)),
    ...(others.length > 0 ? [words.addresses(others.join(", "))] : []),
    ...places.map(({ service, items, byDetector }) => {
      const found = Object.entries(byDetector).map(([detector, count]) =>
        words.found(detectorName(detector, catalogue, language, own), format.count(count)),
      );
      return words.person(names.service[service], counted(items, words, format), found);
    }),
    ...usage.map(({ report, figures }) => words.report(report, figuresOf(figures, words, format))),
    ...(owns.length > 0 ? [words.owns(owns.map(({ name }) => name).join(", "))] : []),
    ...gaps.map(({ service, cause, where }) =>
      words.gaps(`${service === null ? "" : `${names.service[service]}, `}${names.cause[cause]} (${where})`),
    ),
    ...(history.length > 0 ? [catalogue.history.held(format.count(history.length), format.one(history.length))] : []),
    ...decisions.map(({ noted, field, value }) =>
      words.decided(format.day(noted), catalogue.journal.field[field], value ?? catalogue.journal.takenBack),
    ),
    ...pseudonyms.map(({ kind, number }) =>
      words.pseudonym(`${kinds[kind] ?? kind} ${String(number).padStart(4, "0")}`),
    ),
  ];
  return [
    person === null ? asked : `${person.name} <${person.address}>`,
    ...lines.map((line) => `  ${line}`),
    words.held,
    ...heldLines(held, catalogue, format).map((line) => `  ${line}`),
    words.values,
  ];
}

function accountLines(person: NonNullable<About["person"]>, words: Words, format: Format): readonly string[] {
  return [
    ...(person.department === null ? [] : [person.department]),
    words.account(person.guest ? "guest" : person.enabled ? "enabled" : "disabled"),
    words.licences(format.count(person.licences.length), format.one(person.licences.length)),
  ];
}

/** Figures of a report that are set, as they are kept. */
function figuresOf(figures: About["usage"][number]["figures"], words: Words, format: Format): string {
  const names: Readonly<Record<string, string>> = words.figures;
  return Object.entries(figures)
    .filter(([, value]) => value !== null && value !== false)
    .map(([name, value]) => {
      const told = typeof value === "number" ? format.count(value) : value === true ? "" : String(value);
      return told === "" ? (names[name] ?? name) : words.found(names[name] ?? name, told);
    })
    .join(", ");
}

type Words = Catalogue["terminal"]["status"];

const counted = (items: number | null, words: Words, format: Format) =>
  items === null ? words.uncounted : words.items(format.count(items), format.one(items));
