/** Made-up accounts and groups, as earlier collectors would have stored them. */

import type { Group, Person, Site } from "../../src/model/directory-records.ts";
import type { Usage } from "../../src/model/records.ts";

export const personOf = (id: string, told: Partial<Person> = {}): Person => ({
  kind: "person",
  id,
  name: `Agent ${id}`,
  address: `${id}@demo.example`,
  addresses: [`${id}@demo.example`],
  guest: false,
  enabled: true,
  department: null,
  licences: [],
  created: null,
  ...told,
});

export const groupOf = (id: string, told: Partial<Group> = {}): Group => ({
  kind: "group",
  id,
  name: `Groupe ${id}`,
  address: `${id}@demo.example`,
  unified: true,
  team: false,
  visibility: "Private",
  created: null,
  owners: [],
  guests: 0,
  labels: [],
  ...told,
});

export const mailboxUsageOf = (address: string, figures: Usage["figures"]): Usage => ({
  kind: "usage",
  report: "getMailboxUsageDetail",
  id: `getMailboxUsageDetail/${address}`,
  day: "2026-11-20",
  figures,
});

export const siteFactOf = (id: string, told: Partial<Site> = {}): Site => ({
  kind: "site",
  id,
  name: `Site ${id}`,
  url: `https://demo.sharepoint.example/sites/${id}`,
  parent: null,
  personal: false,
  created: null,
  group: null,
  ...told,
});

export const driveUsageOf = (address: string, figures: Usage["figures"] = {}): Usage => ({
  kind: "usage",
  report: "getOneDriveUsageAccountDetail",
  id: `getOneDriveUsageAccountDetail/${address}`,
  day: "2026-11-20",
  figures,
});

/** The rest of a mailbox that holds nothing but what a test is about: rows for the end of a table. */
export const NOTHING_ELSE = [
  [/mailFolders\/delta/, { value: [] }],
  [/\/calendars\?/, { value: [] }],
  [/\/contactFolders\?/, { value: [] }],
  [/\/contacts\?/, { value: [] }],
] as const;
