import type { history as french } from "../fr/history.ts";

export const history: typeof french = {
  title: (from, to) => `Compared: ${from} → ${to}`,
  side: {
    folder: (folder, day, edition) =>
      `"${folder}" (scan begun on ${day}${edition === null ? "" : `, doctrine ${edition}`})`,
    scan: (number, day) => `scan ${number} (begun on ${day})`,
  },
  backwards:
    "The second is older than the first: what is told as new is gone since, and the other way round. Swap them to read in the order of days.",
  sameScan: "It is the same scan: nothing of what changes comes from the tenant.",
  unknown:
    "One of them was written by a version of Bascule that did not note what it rests on: a cause that cannot be ruled out is named.",
  unvouched: (folder) =>
    `Without MANIFEST.sha256 in "${folder}", nothing says whether its files are as they were written.`,
  otherwise: (what) => `Also different: ${what.join(", ")}.`,
  rests: {
    detectors: "the detectors, their version or the confidence asked for",
    doctrine: "the edition of the doctrine, its rules or the offers",
    scope: "what was to be scanned (places, services, contents left out)",
    directorates: "who belongs to which directorate",
    project: "what the configuration says of the project",
    planning: "waves, licences, sharing or the sample in the configuration",
    day: "the day of the plan",
  },
  withdrawn: (permissions) => `Permissions withdrawn: ${permissions}.`,
  granted: (permissions) => `Permissions added: ${permissions}.`,
  kept: "Contents that did not change are not read again by a later scan: what other detectors would find there is known only after `bascule scan --fresh`.",
  causes: {
    tenant: "tenant",
    coverage: "coverage or permissions",
    detectors: "detectors or thresholds",
    doctrine: "doctrine",
    configuration: "configuration",
    day: "day of the plan",
    program: "version of Bascule",
  },
  kinds: {
    new: "New spaces",
    gone: "Spaces gone",
    "moved-unit": "Spaces that went from one directorate to another",
    grown: "Spaces that have grown",
    shrunk: "Spaces that have shrunk",
    "newly-sensitive": "Newly sensitive (R9)",
    "more-sensitive": "More sensitive (R9)",
    "less-sensitive": "Less sensitive (R9)",
    "no-longer-sensitive": "No longer sensitive (R9)",
    target: "Another target proposed",
    coverage: "Seen otherwise",
  },
  aspects: {
    label: "what the text says",
    status: "derogation",
    action: "to do",
    months: "longest duration",
    until: "term",
    unused: "use",
    targets: "targets",
    coverage: "scan",
  },
  coverages: { complete: "complete", sampled: "by sample", partial: "partial", "not-scanned": "not scanned" },
  nothing: "Nothing has changed.",
  heads: {
    services: "Services",
    causes: "By cause",
    kinds: "By kind",
    units: "From one directorate to another",
    largest: "The largest",
  },
  noUnit: "no known directorate",
  nothingSaid: "nothing",
  stand: (service, aspect, from, to) => `${service}, ${aspect}: ${from} → ${to}`,
  because: (causes) => `(${causes.join("; ")})`,
  changes: (count, one) => `${count} ${one ? "change" : "changes"}`,
  line: (what, told) => `${what}: ${told.join(", ")}`,
  spaces: (count, one) => `${count} ${one ? "space" : "spaces"}`,
  items: (count, one) => `${count} ${one ? "item" : "items"}`,
  found: (count) => `sensitivity (R9) ${count}`,
  notTold: "size not known",
  nameless: (id) => `no known name (${id})`,
  from: (was, is) => `${was} → ${is}`,
  others: (count, one) => `… and ${count} ${one ? "other" : "others"}, told by --json.`,
  own: (count, one) => `${count} personal ${one ? "space" : "spaces"}, which this list does not name.`,
  held: (rows, one) =>
    `History: ${rows} ${one ? "row" : "rows"} of figures of these spaces, one a space and scan (items, volume, items found, directorate).`,
  burnDown: {
    title: "Progress",
    curve: "Share of what was left at the first scan, scan by scan",
    note: "What is left in the services that the plan is about, seen all along as the last scan sees it: from one scan to the next, only what the tenant changed counts. What a permission, a scope, a coverage or detectors make vary stands apart.",
    chart: {
      title: (what) => `${what}, scan by scan`,
      seen: (what, from, to) => `${what}: ${from.left} at the scan of ${from.day}, ${to.left} at that of ${to.day}.`,
    },
    key: { spaces: "Spaces", items: "Items", bytes: "Volume" },
    head: {
      day: "Scan of",
      spaces: "Spaces",
      items: "Items",
      bytes: "Volume",
      sensitive: "Sensitivity (R9), in what was read",
      moved: "Items, since the one before",
      aside: "Other causes, not counted",
    },
    sensitive: {
      none: "—",
      why: "“—”: nothing was read, or other detectors, or another confidence, were asked for on that day.",
    },
    first: "There is one scan so far: progress is read from the second one on.",
    empty: "No finished scan stands in the history yet.",
  },
  faults: {
    nowhere: (folder) =>
      `"${folder}" does not exist. Give a folder written by "bascule plan --out", or the number of a scan ("bascule diff" alone compares the last two).`,
    noScan: (number, known) =>
      known.length === 0
        ? `There is no scan ${number} in the history, which is empty: run "bascule scan", or "bascule plan" on the scan that is there.`
        : `There is no scan ${number} in the history. Scans kept: ${known.join(", ")}. A folder called ${number} is written "./${number}".`,
    none: 'The history holds no finished scan yet: run "bascule scan", or "bascule plan" on the scan that is there, then "bascule diff".',
    onlyOne:
      'The history holds one scan alone and two are needed: run "bascule scan" once more, or give two output folders.',
    tooMany: '"bascule diff" compares two folders or two scans, and no more: leave out the others.',
    otherTenant: (one, other, copy) =>
      `These two plans are not of the same tenant: ${one} and ${other}.${copy ? " One is a copy for publication (--redact): compare it with another copy of the same store." : ""}`,
    folder: {
      "no-plan": (folder, file) =>
        `"${folder}" is no folder of a plan: ${file} is not there. Give a folder written by "bascule plan --out".`,
      broken: (folder, file) =>
        `${file}, in "${folder}", is cut or no plan of Bascule. Write it again with "bascule plan --out ${folder}".`,
      changed: (folder, file) =>
        `${file}, in "${folder}", is no longer as it was written: its digest is not that of MANIFEST.sha256. It was cut or changed; write it again with "bascule plan --out ${folder}".`,
      unreadable: (folder, file) => `${file}, in "${folder}", cannot be read. Check your right to read it.`,
      line: (folder, file, line) =>
        `${file}, in "${folder}", line ${line}: it is not the line of a space, or stands there twice. The file was cut or changed; write it again with "bascule plan --out ${folder}".`,
    },
  },
};
