/** What is said while a scan runs: a line that is written over on a terminal, a line a minute elsewhere. */

import type { ScanEvents } from "../app/scan/request.ts";
import { formatOf } from "../lang/format.ts";
import type { ContentAuthority } from "../model/book.ts";
import type { ContentModes } from "../model/service.ts";
import type { Call } from "./command.ts";
import { forecastLines } from "./costs.ts";
import { statusLineOf } from "./status-line.ts";

/** A service that stays away is told of that often, by its own time. */
const AGAIN_MS = 5 * 60_000;

/** That a day's limit is used up is said that often. */
const USED_UP_AGAIN_MS = 2 * 3_600_000;

export interface Progress extends ScanEvents {
  /** Clears the line that is written over. */
  end(): void;
}

/** `authority` is null for the demonstration: nobody's content is read there. */
export function progressOf(call: Call, authority: ContentAuthority | null): Progress {
  const { terminal, catalogue, language } = call;
  const words = catalogue.terminal.scan;
  const format = formatOf(language);
  const { due, show, clear } = statusLineOf(call);
  const pages = new Map<string, number>();
  let pausedUntil = 0;
  let usedUpAgain = 0;
  const toldAway = new Map<string, number>();

  const families: Readonly<Record<string, string>> = catalogue.costs.family;
  const nameOf = (lane: string) => families[lane] ?? lane;

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
      // Only a run that was told to take such a token comes so far.
      const writing = identity.directoryRoles.filter(({ reads }) => !reads);
      if (identity.writePermissions.length + writing.length > 0)
        call.say(words.canWrite(catalogue.signIn.writers(identity.writePermissions, writing)));
    },
    begun: (scan) => {
      call.begun();
      if (scan.clockBehind) call.say(words.clockBehind(format.moment(scan.clockBehind)));
      if (scan.leaves) call.say(words.leaves);
      if (scan.finishedAt !== null) call.say(words.untold(format.instant(scan.finishedAt)));
      else if (scan.resumed) call.say(words.resumed(format.instant(scan.startedAt)));
    },
    closesNothing: (entries) => {
      clear();
      for (const entry of entries) call.say(words.closesNothing(entry));
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
      if (!due()) return;
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
      if (lane === "sharepoint-day") {
        const minutes = Math.ceil((until.getTime() - now) / 60_000);
        const wait =
          minutes < 120 ? words.minutes(format.count(minutes)) : words.hours(format.count(Math.ceil(minutes / 60)));
        const line = words.usedUp(wait);
        // At the limit it frees itself by tens of minutes: said in full now and then.
        if (now < usedUpAgain) return show(line);
        usedUpAgain = now + USED_UP_AGAIN_MS;
        clear();
        call.say(line);
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

function modesIn(content: ContentModes): string {
  return Object.entries(content)
    .map(([workload, mode]) => `${workload}=${mode}`)
    .join(", ");
}
