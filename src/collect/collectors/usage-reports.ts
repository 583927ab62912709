/** The usage reports that are read, with the columns kept of each. Columns as Microsoft documents them for v1.0. */

import { defineUsageReport, type Figure } from "../reports.ts";

const number = (column: string): Figure => ({ column, holds: "number" });
const flag = (column: string): Figure => ({ column, holds: "flag" });
const day = (column: string): Figure => ({ column, holds: "day" });

const lastActivity = day("Last Activity Date");
const stored = { bytes: number("Storage Used (Byte)"), lastActivity };

export const usageReports = [
  defineUsageReport({
    id: "usage-mailboxes",
    title: "Rapport d’utilisation : boîtes aux lettres",
    report: "mailbox",
    services: ["exchange.mail", "exchange.archives"],
    subject: "User Principal Name",
    rows: true,
    figures: { ...stored, items: number("Item Count"), archive: flag("Has Archive") },
  }),
  defineUsageReport({
    id: "usage-drives",
    title: "Rapport d’utilisation : espaces personnels",
    report: "drive",
    services: ["onedrive.files"],
    subject: "Owner Principal Name",
    rows: true,
    figures: { ...stored, files: number("File Count") },
  }),
  defineUsageReport({
    id: "usage-sites",
    title: "Rapport d’utilisation : sites",
    report: "site",
    services: ["sharepoint.documents", "teams.files"],
    subject: "Site Id",
    rows: true,
    figures: {
      ...stored,
      files: number("File Count"),
      pageViews: number("Page View Count"),
      // Where the service tells it, the only place that does for a site without a group.
      label: { column: "Site Sensitivity Label Id", holds: "id" },
    },
  }),
  defineUsageReport({
    id: "usage-teams",
    title: "Rapport d’utilisation : équipes",
    report: "team",
    services: ["teams.channel-messages"],
    subject: "Team Id",
    rows: true,
    figures: {
      lastActivity,
      activePeople: number("Active Users"),
      guests: number("Guests"),
      messages: number("Channel Messages"),
      meetings: number("Meetings Organized"),
    },
  }),
  defineUsageReport({
    id: "usage-teams-people",
    title: "Rapport d’utilisation : conversations et appels",
    report: "teamsPeople",
    services: ["teams.chat", "teams.meetings-audio", "teams.meetings-video"],
    subject: "User Principal Name",
    rows: false,
    figures: {
      chatMessages: number("Private Chat Message Count"),
      channelMessages: number("Team Chat Message Count"),
      calls: number("Call Count"),
      meetings: number("Meetings Organized Count"),
    },
  }),
  defineUsageReport({
    id: "usage-apps",
    title: "Rapport d’utilisation : applications de bureau",
    report: "apps",
    services: ["other.desktop-apps", "other.office-web"],
    subject: "User Principal Name",
    // Who needs Office on a computer is counted by directorate: nothing more is kept of anybody.
    rows: ["windows", "mac"],
    figures: {
      lastActivity,
      windows: flag("Windows"),
      mac: flag("Mac"),
      mobile: flag("Mobile"),
      web: flag("Web"),
      word: flag("Word"),
      excel: flag("Excel"),
      powerpoint: flag("PowerPoint"),
      outlook: flag("Outlook"),
      onenote: flag("OneNote"),
    },
  }),
  defineUsageReport({
    id: "usage-active-people",
    title: "Rapport d’utilisation : personnes actives",
    report: "activePeople",
    services: ["other.viva-engage", "other.identity"],
    subject: "User Principal Name",
    rows: false,
    figures: {
      exchange: day("Exchange Last Activity Date"),
      onedrive: day("OneDrive Last Activity Date"),
      sharepoint: day("SharePoint Last Activity Date"),
      teams: day("Teams Last Activity Date"),
      vivaEngage: day("Yammer Last Activity Date"),
    },
  }),
];
