/** The state of the scan, and what of it is deleted. */

import type { status as fr } from "../../fr/terminal/status.ts";

export const status: typeof fr = {
  purge: {
    list: "To be deleted:",
    ask: "Delete these files for good? (y/N)",
    done: (count) => `${count} deleted.`,
    files: { one: "1 file", other: (count) => `${count} files` },
    withFolder: (files) => `${files} and the folder of the store`,
    nothing: "There is nothing to delete.",
    kept: "Nothing was deleted.",
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
    left: (collector, tasks) => `Left to do, ${collector}: ${tasks}`,
    workload: (name, spaces, items) => `${name}: ${spaces}, ${items}`,
    odd: (workload, oddities) => `Odd answers, ${workload}: ${oddities}`,
    spaces: (count, one) => `${count} ${one ? "space" : "spaces"}`,
    items: (count, one) => `${count} ${one ? "item" : "items"}`,
    uncounted: "items not counted",
    person: (service, items, found) => `${service}: ${[items, ...found].join("; ")}`,
    found: (detector, count) => `${detector}: ${count}`,
    gaps: (count) => `Not seen: ${count}`,
    account: (state) => ({ guest: "Guest account", enabled: "Enabled account", disabled: "Disabled account" })[state],
    licences: (count, one) => `${count} ${one ? "licence" : "licences"}`,
    addresses: (addresses) => `Other addresses: ${addresses}`,
    report: (name, figures) => `Usage report ${name}: ${figures}`,
    figures: { bytes: "bytes", items: "items", files: "files", lastActivity: "last activity", archive: "archive" },
    owns: (groups) => `Owner of: ${groups}`,
    decided: (day, field, value) => `Decision noted on ${day}: ${field}, ${value}`,
    pseudonym: (name) => `In copies for publication: ${name}`,
    several:
      "Several accounts have this address, of which a value was masked: give the account’s identifier in Entra ID.",
    nobody: (address) => `Nothing is held on ${address}.`,
  },
};
