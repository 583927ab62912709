/** What is wrong with what was typed or found, and what to do. */

import type { usage as fr } from "../../fr/terminal/usage.ts";

export const usage: typeof fr = {
  usage: {
    unknownCommand: (near) =>
      near === null ? "Unknown command: “bascule --help” lists them." : `Unknown command. Did you mean “${near}”?`,
    unknownOption: (name, near) => {
      if (name === null && near === null) return "Unknown option: “--help” lists them.";
      const then = near === null ? "“--help” lists them." : `Did you mean “${near}”?`;
      return name === null ? `Unknown option. ${then}` : `Unknown option: ${name}. ${then}`;
    },
    missingCommand: "A command is missing: “bascule --help” lists them.",
    missingValue: (option) => `Option ${option} expects a value: “--help” says which.`,
    twice: (option) => `Option ${option} is given twice: keep one.`,
    together: (one, other) => `${one} and ${other} do not go together: remove one of them.`,
    emptyArgument: "An argument is empty: give a name, or remove it.",
    tooMany: (name) => `Too many arguments for “${name}”: “bascule ${name} --help” says what it expects.`,
    badValue: (option, value, expected) => `${option}: “${value}” is not accepted. Expected: ${expected}.`,
    namedTwice: (option, name) => `${option}: ${name} is named twice. Keep one.`,
    leftOut: (option, workload) =>
      `${option} asks to read ${workload}, which --workload leaves out: add it to --workload, or remove it from ${option}.`,
    filesOnly: (option) =>
      `${option} is about the files of OneDrive and SharePoint, which --workload leaves out: add onedrive or sharepoint to --workload, or remove ${option}.`,
    dayShape: "a day that exists, written YYYY-MM-DD",
    oneOf: (values) => (values.length === 1 ? `${values[0]} alone` : `one of ${values.join(", ")}`),
    contentShape: "none, sample or full, alone or each: sharepoint=full,exchange=none",
    portTaken: (port, option) => `Port ${port} is taken, or kept for the system. Give another with ${option}.`,
    numberShape: "a whole number from 1",
    durationShape: "a duration such as 90m, 8h or 2d",
    ageShape: "an age such as 12m (months), 1y (year) or 90d (days), or a past day written YYYY-MM-DD",
    portShape: "a whole number from 0 to 65535",
    latencyShape: "a whole number of milliseconds from 0 to 3600000",
    speedShape: "a number from 0.001 to 100000",
    sizeShape: "tiny, small, large or a number of users from 1 to 1000000",
    faultShape: (kinds) => `kind=rate, the rate between 0 and 1, kinds among ${kinds}`,
    valuesNeedTerminal: "--show-values works on a terminal only, and never with --json: nothing was read.",
    listUnnamed: "“@” expects the name of a list: write @list.txt, for example.",
    listUnreadable: (path) => `The list “${path}” cannot be read. Check its path and your right to read it.`,
    listEmpty: (path) =>
      `The list “${path}” holds no entry: without a limit, the scan would be of the whole tenant. Fill it in, or leave the option out.`,
    nothingNamed: "Name at least one file or folder to read, or “-” for standard input.",
  },
  faults: {
    defect: (message) =>
      `A defect in Bascule: ${message} What was collected is kept. Run again with --verbose for the detail, and report it.`,
    unnoted: (path) =>
      `The journal “${path}” could not be written: the command was run, and nothing says so. Check your rights and the room on the disk.`,
    interrupted: "Interrupted. What was collected is kept: the same command goes on where it stopped.",
    unreachable: (host) =>
      `${host} gave no answer in 30 seconds. Check the network, the proxy (HTTPS_PROXY) and the address (BASCULE_GRAPH_URL).`,
    writes: (permissions) =>
      `This application can change the tenant: ${permissions}. Bascule works with read permissions only: remove them from the application (“bascule setup” lists the useful ones). No request was sent to the tenant.`,
    noScan: (command) => `There is no scan here yet. Run “bascule scan” first, then “${command}”.`,
    beforeEdition: (day, edition, from) =>
      `${day} is before edition ${edition} of the doctrine, in force since ${from}. Give a later day with --as-of.`,
    editionUnknown: (edition, known) =>
      `Edition “${edition}” of the doctrine does not come with this version. Editions that do: ${known}.`,
  },
};
