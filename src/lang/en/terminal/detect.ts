/** Local files, and the simulated tenant. */

import type { detect as fr } from "../../fr/terminal/detect.ts";

export const detect: typeof fr = {
  detect: {
    summary: (items, files) => `${items} found in ${files}.`,
    items: (count, one) => `${count} ${one ? "piece" : "pieces"} of data`,
    files: (count, one) => `${count} ${one ? "file" : "files"}`,
    confidence: { high: "high certainty  ", medium: "medium certainty", low: "low certainty   " },
    group: (title, count, one) => `${title}: ${count} ${one ? "time" : "times"}`,
    others: (count, one) => `and ${count} ${one ? "other" : "others"}`,
    byDetector: "By detector (in one file, a value counts once):",
    values: (count, one) => `${count} ${one ? "value" : "values"}`,
    notRead: (count) => `Not read, or only in part: ${count}`,
    links: (count, one) => `${count} ${one ? "link" : "links"} not followed.`,
    specials: (count, one) => `${count} ${one ? "pipe, socket or device" : "pipes, sockets or devices"} left aside.`,
    rate: (files, bytes) => `${files} files and ${bytes} a second`,
    progress: (files, bytes, rate) => `${files}, ${bytes}, ${rate}`,
    unread: (file, reason) => `${file}: not read (${reason})`,
  },
  simulate: {
    ready: (url) => `Simulated tenant: BASCULE_GRAPH_URL=${url}`,
    token: (token) => `Demonstration token, worthless elsewhere: BASCULE_ACCESS_TOKEN=${token}`,
    clock: (value) => `Accelerated clock, for whoever scans this tenant: BASCULE_CLOCK_SPEED=${value}`,
    stop: "Ctrl-C to stop.",
  },
};
