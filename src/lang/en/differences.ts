import { parseDay } from "../../model/dates.ts";
import type { Difference, DifferenceKind, Source } from "../../model/difference.ts";
import { formatOf } from "../format.ts";
import type { differences as french } from "../fr/differences.ts";

const { count, bytes, day } = formatOf("en");

const many = (value: number, one: string, more = `${one}s`) => `${count(value)} ${value === 1 ? one : more}`;

/** What is counted in a space, or stands in a list. */
const items: Record<Source, (value: number) => string> = {
  mailbox: (value) => many(value, "item"),
  drive: (value) => many(value, "file"),
  site: (value) => many(value, "file"),
  team: (value) => many(value, "message"),
  users: (value) => many(value, "account"),
  groups: (value) => many(value, "group"),
};

/** What a row of the report is about. */
const subjects: Record<Source, (value: number) => string> = {
  mailbox: (value) => many(value, "mailbox", "mailboxes"),
  drive: (value) => many(value, "OneDrive"),
  site: (value) => many(value, "site"),
  team: (value) => many(value, "team"),
  users: items.users,
  groups: items.groups,
};

const lists: Record<Source, string> = {
  mailbox: "the directory",
  drive: "the directory",
  site: "the list of sites",
  team: "the list of groups",
  users: "the directory",
  groups: "the directory",
};

function report(on: string | null): string {
  const known = on === null ? null : parseDay(on);
  return known === null ? "The usage report" : `The usage report of ${day(known)}`;
}

const again = "run the scan again; if the difference stays, compare with the Microsoft 365 admin centre.";

function sentence({ kind, source, day: on, place, told, counted, spaces }: Difference): string {
  const said = report(on);
  const figure = (value: number | null) => (kind === "bytes" ? bytes(value ?? 0) : items[source](value ?? 0));
  const plain = (value: number | null) => (kind === "bytes" ? bytes(value ?? 0) : count(value ?? 0));
  switch (kind) {
    case "items":
    case "bytes":
      return place === null
        ? `${said} tells of ${figure(told)} in ${subjects[source](spaces)}, the scan counted ${plain(counted)}: not explained.`
        : `${said} tells of ${figure(told)}, the scan counted ${plain(counted)}: not explained.`;
    case "absent":
      return place === null
        ? `${said} tells of ${subjects[source](spaces)} (${items[source](told ?? 0)}) that the scan did not find.`
        : `${said} tells of it (${items[source](told ?? 0)}), the scan did not find it.`;
    case "unlisted":
      return `${said} names ${subjects[source](spaces)} that ${lists[source]} does not hold: deleted since, or not listed.`;
    case "unreported":
      return `The scan counted ${subjects[source](spaces)} that the usage report does not name.`;
    case "total-spaces":
      return `${said} tells of ${subjects[source](told ?? 0)}, the scan counted ${count(counted ?? 0)}: not explained.`;
    case "total-items":
      return `${said} tells of ${items[source](told ?? 0)} in all, the scan counted ${count(counted ?? 0)}: not explained.`;
    case "listed":
      return `Microsoft Graph tells of ${items[source](told ?? 0)}, the scan listed ${count(counted ?? 0)}: not explained.`;
    case "no-report":
      return "The usage report could not be had: the scan is not compared with it.";
    case "half-scanned":
      return `${said} counts SharePoint and Teams together, of which only one is in this scan: ${many(spaces, "site")} not compared.`;
    case "empty-report":
      return `${said} is empty: the scan is not compared with it.`;
    case "concealed":
      return `${said} conceals names: only totals are compared with the scan.`;
    case "other-day":
      return `${many(spaces, "row")} of another day than the rest of the report: not compared.`;
    case "late":
      return `${said} is ${many(spaces, "day")} older than the scan: its age may explain differences.`;
    case "no-count":
      return "The count of the directory could not be had: the list is not compared with it.";
  }
}

const advice: Record<DifferenceKind, string> = {
  items: again,
  bytes: again,
  absent: again,
  unlisted: `if they are more than expected, ${again}`,
  unreported: "nothing, if they are recent or hardly used.",
  "total-spaces": again,
  "total-items": again,
  listed: again,
  "no-report": "grant Reports.Read.All, or run the scan again.",
  "half-scanned": "to compare, run the scan again with --workload teams,sharepoint.",
  "empty-report": "run the scan again in some days.",
  concealed: "to compare space by space, the administrator may show names, then run the scan again.",
  "other-day": "run the scan again in some days.",
  late: "run the scan again in some days.",
  "no-count": "run the scan again.",
};

/** What the tenant's reports and counts say, where it is not what the scan says. */
export const differences: typeof french = {
  cause: {
    items: "Differs from the usage report",
    bytes: "Differs in size from the usage report",
    absent: "In the report, not found",
    unlisted: "In the report, not listed",
    unreported: "Scanned, not in the report",
    "total-spaces": "Differs from the usage report",
    "total-items": "Differs from the usage report",
    listed: "Differs from Microsoft Graph’s count",
    "no-report": "Completeness not verified",
    "half-scanned": "Completeness not verified",
    "empty-report": "Completeness not verified",
    concealed: "Completeness verified by totals",
    "other-day": "Completeness not verified",
    late: "Old report",
    "no-count": "Completeness not verified",
  },
  sentence,
  todo: (kind) => `To do: ${advice[kind]}`,
};
