/** A scan: what it says on its way, and at its end. */

import type { scan as fr } from "../../fr/terminal/scan.ts";

const stale = (lock: string | null) =>
  lock === null ? "" : ` If nobody has it open, delete “${lock}”, which was left beside it.`;

export const scan: typeof fr = {
  demo: {
    serving: "A demonstration ministry is served on this machine; nothing leaves it.",
    shorter: "Its files come shorter than the size they announce: the bytes forecast to read them will not be read.",
    first: (path) => `Open first: ${path}`,
  },
  scan: {
    start: (tenant, domain) => `Scan of ${tenant} (${domain})`,
    enough: {
      requests:
        "Ended after the number of requests asked for (--max-requests). What was collected is kept: the same command goes on where the scan stopped, and “bascule plan” writes what is known by now.",
      time: "Ended after the time asked for (--max-duration). What was collected is kept: the same command goes on where the scan stopped, and “bascule plan” writes what is known by now.",
    },
    resumed: (started) => `Going on with the scan begun on ${started}.`,
    clockBehind: (last) =>
      `Warning: the clock of this machine is behind the former scan, noted on ${last}. Set it right: the days and hours of this scan are taken from it.`,
    untold: (ended) =>
      `The scan that ended on ${ended} had not given its outputs: they are written now, and nothing is asked for again.`,
    leaves:
      "A scan begun with other options was not finished: it is not gone on with. What it saw is kept, and a new scan begins.",
    closesNothing: (entry) =>
      `Warning: “${entry}” (scope.excludeContent) names nothing and nobody in this tenant; this entry keeps nothing from being read.`,
    unmatched: (entries, more) =>
      `Nothing in the directory matches: ${entries}${more > 0 ? ` and ${more} more` : ""}. Check these entries of --include, of --exclude or of the configuration.`,
    announce: {
      what: (content) => `Content read: ${content}`,
      whose: (people) => `People concerned: ${people}`,
      authority: (by) => `Authorised by: ${by}`,
      basis: (basis, dpia) => `Legal basis: ${basis}; impact assessment: ${dpia}`,
      staff: (staff) => `Staff representatives informed: ${staff}`,
      unstated: "not stated",
    },
    progress: (title, done, left) => `${title}: ${done}, ${left}`,
    pages: (count, one) => `${count} ${one ? "page" : "pages"}`,
    tasks: (count, one) => `${count} ${one ? "task" : "tasks"} left`,
    paused: (lane, seconds) => `Paused ${seconds} s as Microsoft asked: ${lane}`,
    usedUp: (wait) =>
      `SharePoint and OneDrive: what Microsoft lets an application ask in 24 hours is used up. What is left there waits for another ${wait}, and the rest goes on; a scan that is stopped meanwhile goes on where it was.`,
    minutes: (count) => `${count} min`,
    hours: (count) => `${count} h`,
    away: (lane, since, most) =>
      `No useful answer for ${since}: ${lane}. Bascule keeps trying; after ${most}, what is missing is left to the next scan, and the plan says so.`,
    left: (lane, since) =>
      `Still no useful answer for ${since}: ${lane}. What depends on it waits; as long as the rest goes on, Bascule looks every 5 minutes whether this service answers.`,
    back: (lane) => `Answers again: ${lane}.`,
    night: "Pace night: nothing is asked by day, the scan goes on at 20:00 (Paris time).",
    done: (containers, items, bytes) => `${containers}, ${items}, ${bytes}`,
    requests: (count, one) => `${count} ${one ? "request" : "requests"}`,
    throttled: (requests, count) => `${requests}, of which ${count} throttled`,
    complete: "The scan is complete.",
    unfinished:
      "The scan is not finished: the plan tells only what was collected so far. “bascule scan” goes on with it.",
    incomplete: (count) => `The scan is incomplete: ${count}. The sheet on coverage says where and why.`,
    unanswered:
      "Some of it did not answer, however often it was asked: run “bascule scan” again when Microsoft 365 answers, and it will find what is missing.",
    places: {
      one: "1 space or part of the tenant could not be read",
      other: (count) => `${count} spaces or parts of the tenant could not be read`,
    },
    kept: (name, as) => `${name} had been changed since: what you filled in is kept in ${as}.`,
    beside: (name, as, lock) =>
      `${name} is open in another program: it stays as it is, and the new one is ${as}. What is saved there is not lost.${stale(lock)}`,
    leftOpen: (name, lock) =>
      `${name} is open in another program: it stays as it is, but is no longer of this plan.${stale(lock)}`,
    written: (folder) => `Outputs written to ${folder}:`,
    next: (workbook) => `Next: open ${workbook}, first sheet.`,
    delegated: "Delegated sign-in: only what the signed-in account sees is scanned, not the whole tenant.",
    exposed: (file, mode) =>
      `The file “${file}” holds a secret, and other accounts of this machine can read it (mode ${mode}): close it (chmod 600), and replace the secret if it may have been read.`,
    canWrite: (list) =>
      `This token can write (${list}), and --accept-write-permissions accepts it. Bascule’s gate lets nothing leave but reading.`,
    opaque: "The access token cannot be read: the permissions that it carries are unknown.",
  },
};
