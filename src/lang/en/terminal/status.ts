/** The state of the scan, and what of it is deleted. */

import type { status as fr } from "../../fr/terminal/status.ts";

export const status: typeof fr = {
  purge: {
    list: "To be deleted:",
    ask: "Delete these files for good? (y/N)",
    done: (count) => `${count} deleted.`,
    files: { one: "1 file", other: (count) => `${count} files` },
    tables: (count, one) => `${count} ${one ? "table" : "tables"}`,
    schema: (name, tables) => `in the database, the schema ${name} with ${tables}`,
    partOfSchema: (name, tables) =>
      `in the database, ${tables} of the schema ${name}, which stays: it holds something else, or is another account’s`,
    withFolder: (files) => `${files} and the folder of the store`,
    journal: (path) =>
      `The journal of commands stays: ${path}. It names the accounts that ran Bascule, and nobody else; --older-than takes off its old lines.`,
    nothing: "There is nothing to delete.",
    kept: "Nothing was deleted.",
    listOlder: (day) => `To be deleted, as it is from before ${day}:`,
    nothingOlder: (day) => `Nothing is from before ${day}: nothing was deleted.`,
    scan: (day) => `the figures of the scan of ${day} in the history`,
    places: (count, one) => `${count} restricted ${one ? "place" : "places"} in the store`,
    afterRestricted:
      "plan.json and findings.ndjson still count them, without a place, until “bascule plan”. A later scan that reads contents will read these items again and report them again.",
    listAbout: (address) => `To be deleted from the store, on ${address}:`,
    doneAbout: (address) => `Nothing is held in the store on ${address} any more.`,
    outputs: "These outputs may still name this person:",
    again:
      "Write them again by “bascule plan” (with --carry, delete their rows from the workbook first, or they come back as conflicts), and delete the copies that you handed on.",
    collectedAgain:
      "A later scan will collect them again, unless the configuration leaves them out. Left out, their account still comes back with the list of the directory (name, addresses, directorate, licences) and the usage reports, and so do the chats that others have with them. To be added to bascule.config.yaml:",
    configuration: (address) => [
      "  scope:",
      `    exclude: [${JSON.stringify(address)}]`,
      `    # or, to count and never read: excludeContent: [${JSON.stringify(address)}]`,
    ],
    elsewhereUnknown: (out) =>
      `This store cannot be read: if it wrote outputs elsewhere than in ${out}, nothing says where any more, and they stay.`,
    halfway: "The deletion stopped before its end. Still there:",
    left: {
      "another-store": (folder) =>
        `${folder}: left as it is, its plan.json is of another scan. To be deleted from that other scan.`,
      "unreadable-plan": (folder) =>
        `${folder}: left as it is, its plan.json cannot be read, so that nothing tells which scan these outputs are of. Check that folder, then delete it yourself.`,
      "no-plan": (folder) =>
        `${folder}: left as it is, it has no plan.json any more, so that nothing tells which scan these outputs are of. Check that folder, then delete it yourself.`,
    },
    needsYes: "Without a terminal, deleting asks for --yes: nothing was deleted.",
  },
  status: {
    none: "No scan here.",
    scan: (started, state) => `Scan of ${started}: ${state}`,
    finished: "finished, and complete",
    incomplete: "finished, but incomplete; the sheet on coverage of the plan says where and why",
    running: "unfinished; “bascule scan” goes on with it",
    deleteFrom: (day) => `To be deleted from ${day} on (“bascule purge”).`,
    deleteNow: (day) => `To be deleted since ${day}: it is time for “bascule purge”.`,
    deleteHistory: (day) =>
      `The history keeps figures since ${day}, for longer than was set: “bascule purge --older-than” deletes them.`,
    watchAlone: "--watch and --json do not go together: run “bascule status --json” as often as is needed.",
    seenAt: (moment) => `As of ${moment}`,
    nobodyWorks:
      "Nobody works at this scan: “bascule scan” goes on with it, and “bascule worker” joins it from any machine.",
    worker: (command, host, pid, since) => `At work, ${command} on ${host} (process ${pid}), since ${since}`,
    heard: (who, seconds, requests, contents) =>
      `${who}: last sign ${seconds} s ago, ${requests} and ${contents} a minute`,
    silent: (who, seen) => `${who}: no sign since ${seen}, its tasks are handed to others`,
    contents: (count, one) => `${count} ${one ? "content read" : "contents read"}`,
    lanes: { night: "all requests (night pace)", "sharepoint-day": "the units of SharePoint of the day" },
    paused: (lane, until) => `Paused until ${until}: ${lane}`,
    placesPaused: (count, one) =>
      `Paused: ${count} ${one ? "place (mailbox, team or chat)" : "places (mailboxes, teams or chats)"}`,
    limit: (service, used, amount, per, left) => `Limit, ${service}: ${used} of ${amount} ${per}, ${left} left`,
    day: (spent, limit, left) => `Units of SharePoint and OneDrive in 24 hours: ${spent} of ${limit}, ${left} left`,
    waiting: (count) => `${count} waiting`,
    atWork: (count) => `${count} at work`,
    unanswered: (count) => `${count} of them left as the service did not answer`,
    left: (collector, tasks) => `Left to do, ${collector}: ${tasks}`,
    workload: (name, spaces, items) => `${name}: ${spaces}, ${items}`,
    odd: (workload, oddities) => `Odd answers, ${workload}: ${oddities}`,
    spaces: (count, one) => `${count} ${one ? "space" : "spaces"}`,
    items: (count, one) => `${count} ${one ? "item" : "items"}`,
    uncounted: "items not counted",
    person: (service, items, found) => `${service}: ${[items, ...found].join("; ")}`,
    found: (detector, count) => `${detector}: ${count}`,
    gaps: (count) => `Not seen: ${count}`,
    account: (state) =>
      ({
        guest: "Guest account",
        enabled: "Enabled account",
        disabled: "Disabled account",
        none: "No account of the directory has this address; it stands in the store all the same",
      })[state],
    licences: (count, one) => `${count} ${one ? "licence" : "licences"}`,
    addresses: (addresses) => `Other addresses: ${addresses}`,
    report: (name, figures) => `Usage report ${name}: ${figures}`,
    figures: { bytes: "bytes", items: "items", files: "files", lastActivity: "last activity", archive: "archive" },
    owns: (groups) => `Owner of: ${groups}`,
    decided: (day, field, value) => `Decision noted on ${day}: ${field}, ${value}`,
    held: "All that is held, by kind, and the outputs that may repeat it:",
    values: "--json gives every record with its values.",
    pseudonym: (name) => `In copies for publication: ${name}`,
    several:
      "Several accounts have this address, of which a value was masked: give the account’s identifier in Entra ID.",
    nobody: (address) => `Nothing is held on ${address}.`,
  },
};
