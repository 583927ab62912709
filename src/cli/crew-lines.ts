/** Who works at a scan, what its services let be asked, and what is left of it, as lines for people. */

import type { Status } from "../app/status.ts";
import { formatOf } from "../lang/format.ts";
import type { Call } from "./command.ts";

type Speaking = Pick<Call, "catalogue" | "language">;

/** Nothing of a store at which one process works. */
export function crewLines({ crew }: Pick<Status, "crew">, { catalogue, language }: Speaking): readonly string[] {
  if (crew === null) return [];
  const words = catalogue.terminal.status;
  const format = formatOf(language);
  if (crew.workers.length === 0) return [words.nobodyWorks];
  return crew.workers.map(({ host, pid, command, since, seen, quietSeconds, isHeard, requests, read }) => {
    const who = words.worker(command, host, String(pid), format.moment(since));
    if (!isHeard) return words.silent(who, format.moment(seen));
    return words.heard(
      who,
      format.count(quietSeconds),
      catalogue.costs.requests(format.count(requests), format.one(requests)),
      words.contents(format.count(read), format.one(read)),
    );
  });
}

/** Services by their names; pauses of single places are counted. */
export function laneLines({ lanes }: Pick<Status, "lanes">, { catalogue, language }: Speaking): readonly string[] {
  if (lanes === null) return [];
  const words = catalogue.terminal.status;
  const format = formatOf(language);
  const named: Readonly<Record<string, string>> = { ...catalogue.costs.family, ...words.lanes };
  const services = lanes.pauses.filter(({ lane }) => named[lane] !== undefined);
  const places = lanes.pauses.length - services.length;
  const { spent, limit } = lanes.day;
  return [
    ...services.map(({ lane, until }) => words.paused(named[lane] ?? lane, format.moment(until))),
    ...(places > 0 ? [words.placesPaused(format.count(places), format.one(places))] : []),
    ...lanes.limits.map(({ limit, amount, seconds, used }) => {
      // `sharepoint day`, `teams row 4`: the service, and which limit of it.
      const [family = limit] = limit.split(" ");
      const rounded = (value: number) => format.count(Math.round(value));
      const per = catalogue.costs.per(seconds);
      return words.limit(
        named[family] ?? limit,
        rounded(used),
        rounded(amount),
        per,
        rounded(Math.max(0, amount - used)),
      );
    }),
    ...(spent > 0
      ? [
          words.day(
            format.count(Math.round(spent)),
            format.count(limit),
            format.count(Math.max(0, Math.round(limit - spent))),
          ),
        ]
      : []),
  ];
}

export function leftLines({ left, crew }: Pick<Status, "left" | "crew">, call: Speaking): readonly string[] {
  const { catalogue, language } = call;
  const words = catalogue.terminal.status;
  const format = formatOf(language);
  const names: Readonly<Record<string, string>> = catalogue.names.collector;
  if (crew === null)
    return left.map(({ collector, tasks }) => words.left(names[collector] ?? collector, format.count(tasks)));
  return crew.tasks.map(({ collector, waiting, atWork, unanswered }) =>
    words.left(
      names[collector] ?? collector,
      [
        words.waiting(format.count(waiting)),
        words.atWork(format.count(atWork)),
        ...(unanswered > 0 ? [words.unanswered(format.count(unanswered))] : []),
      ].join(", "),
    ),
  );
}
