/** What is said while a scan runs: a line that is written over on a terminal, a line a minute elsewhere. */

import type { ScanEvents } from "../app/scanning.ts";
import { formatOf } from "../lang/format.ts";
import type { ContentAuthority } from "../model/plan.ts";
import type { ContentModes } from "../model/service.ts";
import type { Call } from "./command.ts";
import { forecastLines } from "./costs.ts";

const EVERY_ON_TERMINAL_MS = 500;
const EVERY_ELSEWHERE_MS = 60_000;
/** A service that stays away is told of that often, by its own time. */
const AGAIN_MS = 5 * 60_000;

export interface Progress extends ScanEvents {
  /** Clears the line that is written over. */
  end(): void;
}

/** `authority` is null for the demonstration: nobody's content is read there. */
export function progressOf(call: Call, authority: ContentAuthority | null): Progress {
  const { terminal, catalogue, quiet, language } = call;
  const words = catalogue.terminal.scan;
  const format = formatOf(language);
  const over = terminal.errIsTerminal && !quiet && call.color;
  const every = call.verbose ? 0 : over ? EVERY_ON_TERMINAL_MS : EVERY_ELSEWHERE_MS;
  const pages = new Map<string, number>();
  let last = terminal.now().getTime();
  let pausedUntil = 0;
  const toldAway = new Map<string, number>();

  const line = (text: string) => {
    if (quiet) return;
    if (over) terminal.err(`\u001b[1A\u001b[2K${fitted(text, terminal.columns - 1)}`);
    else terminal.err(text);
  };
  const families: Readonly<Record<string, string>> = catalogue.costs.family;
  const nameOf = (lane: string) => families[lane] ?? lane;
  let opened = false;
  const show = (text: string) => {
    // The first line makes room for those that are written over it.
    if (over && !opened) terminal.err("");
    opened = true;
    line(text);
  };

  const clear = () => {
    if (over && opened) terminal.err("\u001b[1A\u001b[2K\u001b[1A");
    opened = false;
  };

  const announce = (content: ContentModes, by: ContentAuthority, people: number) => {
    const unstated = (text: string | null) => text ?? words.announce.unstated;
    call.say(words.announce.what(modesIn(content)));
    call.say(words.announce.whose(format.count(people)));
    call.say(words.announce.authority(unstated(by.authorisedBy)));
    call.say(words.announce.basis(unstated(by.legalBasis), unstated(by.dpia)));
    call.say(words.announce.staff(unstated(by.staffConsulted)));
  };

  return {
    deviceCode: ({ code, url }) => terminal.err(catalogue.signIn.deviceCode(code, url)),
    signedIn: (identity) => {
      if (identity.kind === "unknown") call.say(words.opaque);
      if (identity.kind === "delegated") call.say(words.delegated);
    },
    begun: (scan) => {
      if (scan.leaves) call.say(words.leaves);
      if (scan.finishedAt !== null) call.say(words.untold(format.instant(scan.finishedAt)));
      else if (scan.resumed) call.say(words.resumed(format.instant(scan.startedAt)));
    },
    foreseen: (scan, { size: { people }, forecast }) => {
      // What was written over until then makes room for what stays.
      clear();
      const reads = Object.values(scan.wish.content).some((mode) => mode !== "none");
      if (authority !== null && people !== null && !scan.resumed && reads)
        announce(scan.wish.content, authority, people);
      for (const line of forecastLines(forecast, call)) call.say(line);
    },
    page: (collector, pending) => {
      pages.set(collector.id, (pages.get(collector.id) ?? 0) + 1);
      const now = terminal.now().getTime();
      if (now - last < every) return;
      last = now;
      const left = [...pending.values()].reduce((sum, tasks) => sum + tasks, 0);
      const done = pages.get(collector.id) ?? 0;
      const title = catalogue.names.collector[collector.id] ?? collector.title;
      show(
        words.progress(
          title,
          words.pages(format.count(done), format.one(done)),
          words.tasks(format.count(left), format.one(left)),
        ),
      );
    },
    paused: (lane, until) => {
      const now = terminal.now().getTime();
      // Said once for each pause that anybody would notice.
      if (until.getTime() - now < 5_000 || until.getTime() <= pausedUntil) return;
      pausedUntil = until.getTime();
      if (lane === "night") {
        clear();
        call.say(words.night);
        return;
      }
      show(words.paused(nameOf(lane), format.count(Math.ceil((until.getTime() - now) / 1000))));
    },
    failing: (lane, since, patience) => {
      if (since < (toldAway.get(lane) ?? 0)) return;
      toldAway.set(lane, since + AGAIN_MS);
      clear();
      const [minutes, most] = [since, patience].map((milliseconds) => Math.round(milliseconds / 60_000)) as [
        number,
        number,
      ];
      const [ago, end] = [words.minutes(format.count(minutes)), words.minutes(format.count(most))];
      call.say(since < patience ? words.away(nameOf(lane), ago, end) : words.left(nameOf(lane), ago));
    },
    back: (lane) => {
      toldAway.delete(lane);
      clear();
      call.say(words.back(nameOf(lane)));
    },
    end: clear,
  };
}

/** A line that is written over has no second one: what is too long ends after a whole word. */
function fitted(text: string, width: number): string {
  if (text.length <= width) return text;
  const cut = text.slice(0, Math.max(1, width - 1));
  return `${cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut}…`;
}

function modesIn(content: ContentModes): string {
  return Object.entries(content)
    .map(([workload, mode]) => `${workload}=${mode}`)
    .join(", ");
}
