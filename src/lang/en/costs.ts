import type { costs as fr } from "../fr/costs.ts";

export const costs: typeof fr = {
  report: {
    mailboxes: "mailboxes",
    drives: "OneDrive",
    sites: "sites",
    teams: "teams",
    chats: "Teams chats",
  },
  reports: (day, names) => `Usage reports of ${day}: ${names}.`,
  undated: (names) => `Usage reports, without a date: ${names}.`,
  unreported: (names) => `Usage reports that could not be read: ${names}.`,
  concealed: (names) =>
    `Reports with concealed names (a setting of the tenant): ${names}. They tell volumes, but not whose.`,
  held: {
    mailboxes: (count, one, items, single, bytes) =>
      `${count} ${one ? "mailbox" : "mailboxes"} (${items} ${single ? "item" : "items"}, ${bytes})`,
    drives: (count, one, items, single, bytes) =>
      `${count} ${one ? "OneDrive" : "OneDrives"} (${items} ${single ? "file" : "files"}, ${bytes})`,
    sites: (count, one, items, single, bytes) =>
      `${count} ${one ? "site" : "sites"} (${items} ${single ? "file" : "files"}, ${bytes})`,
    teams: (count, one) => `${count} ${one ? "team" : "teams"}`,
    chats: (_count, _one, items, single) => `${items} chat ${single ? "message" : "messages"} in six months`,
  },
  volumes: (parts) => `Volumes, by these reports: ${parts}.`,
  unknown: "No forecast: the number of accounts is unknown.",
  forecast: (requests, units, time, binding) => `Forecast: ${requests}, ${units}, ${time}${binding}.`,
  bound: (by) => `; the scan is bound by ${by}`,
  nightBound: (by) => `; the scan only advances from 20:00 to 06:00 and at weekends, and is bound there by ${by}`,
  limit: (family, amount, per) => `${family} (${amount} ${per})`,
  ways: (family, amount) => `the round trips to ${family} (${amount} requests at once, response time assumed)`,
  family: {
    directory: "the Entra ID directory",
    outlook: "Exchange",
    sharepoint: "SharePoint and OneDrive",
    teams: "Teams",
    reports: "the usage reports",
    calls: "the calls and online events of Teams",
    planner: "Planner",
    onenote: "OneNote",
    batches: "Graph, in batches",
    downloads: "the storage of files",
  },
  requests: (count, one) => `${count} ${one ? "request" : "requests"}`,
  units: (count, one) => `${count} ${one ? "unit" : "units"}`,
  per: (seconds) =>
    ({ 1: "a second", 60: "a minute", 3600: "an hour", 86400: "a day" })[seconds] ??
    (seconds % 60 === 0 ? `per ${seconds / 60} minutes` : `per ${seconds} seconds`),
  about: (time) => `about ${time}`,
  moment: "less than a minute",
  short: "< 1 min",
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
  days: (count, one) => `${count} ${one ? "day" : "days"}`,
  columns: {
    foreseen: "Forecast",
    taken: "Taken",
    requests: "Requests",
    units: "Units",
    bytes: "Bytes",
    alone: "Time, alone",
    error: "Error",
    together: "Together",
  },
  notes: {
    assumed: (day) =>
      `Response times, and proportions that nothing tells, are assumptions of ${day}; “unit”: resource unit of SharePoint and OneDrive.`,
    least: "≥: at least, what could not be counted is not in it.",
    narrowed: "The forecast is of the whole tenant: the scan is narrowed, and will take less.",
    again: "There is an earlier scan: the forecast counts only what is read again.",
    contents: (bytes) =>
      `Of which ${bytes} to read contents. The time that this machine needs to search them is not included.`,
    error: "Error of the forecast: above (+) or below (-) what was taken.",
  },
  pace: {
    full: "Pace foreseen: full (as fast as the limits allow).",
    sustained: "Pace foreseen: sustained (one that can be kept up all day, inside the limit over 24 hours).",
    night: "Pace foreseen: night (20:00 to 06:00 and weekends); the days spent waiting are in the time.",
  },
  worked: (time) => `Time of the scan, interruptions apart: ${time}.`,
  workedForecast: (time, foreseen, error) =>
    `Time of the scan, interruptions apart: ${time} (forecast: ${foreseen}, error ${error}).`,
  ahead: (requests, units, time) => `Left to do by the forecast: ${requests}, ${units}, ${time}.`,
};
