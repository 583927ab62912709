/** What a store may hold on one person, by kind of record, and which outputs repeat it. */

export const HELD_KINDS = [
  /** The account as the directory tells it: name, addresses, directorate, licences. */
  "account",
  /** Rows of usage reports: sizes, last activity, whether Office is used on a computer. */
  "usage",
  /** Under which address a personal site of theirs stands, or would. */
  "personal-space",
  /** Their personal site. */
  "site",
  /** Groups and teams that they own: the mention among the owners. */
  "ownership",
  /** Their content is never read. */
  "closed",
  /** Mailbox, calendar, contacts, OneDrive and its notebooks, webinars, chats with one other person. */
  "space",
  /** Folders of mail, calendars: ids and counts. */
  "part",
  /** Files of the OneDrive by name; everything else by id alone. */
  "item",
  /** That an item was read, or why it was not. */
  "outcome",
  "finding",
  /** Ids of what is counted and never read. */
  "closed-item",
  /** Links by which changes are asked for. */
  "link",
  "gap",
  /** Figures of their spaces, scan by scan. */
  "history",
  /** What was decided of their spaces, or by them. */
  "decision",
  /** Numbers under which their spaces stand in copies for publication. */
  "pseudonym",
  /** Work of a scan that names them. */
  "task",
  /** Entries of the scope of a scan. */
  "scope",
  /** An address or identifier of theirs in a record that is about something else. */
  "mention",
] as const;
export type HeldKind = (typeof HELD_KINDS)[number];

const WORKBOOK = "plan-migration.xlsx";
const CONTAINERS = "containers.ndjson";
const FINDINGS = "findings.ndjson";
const RESTRICTED = "signalements-restreints.xlsx";

/** Outputs that may repeat a record of that kind; none where it stays in the store. */
export const HELD_IN: Readonly<Record<HeldKind, readonly string[]>> = {
  account: [WORKBOOK, CONTAINERS],
  usage: [WORKBOOK],
  "personal-space": [],
  site: [],
  ownership: [],
  closed: [],
  space: [WORKBOOK, CONTAINERS],
  part: [],
  item: [FINDINGS, RESTRICTED],
  outcome: [],
  finding: [WORKBOOK, CONTAINERS, FINDINGS, RESTRICTED],
  "closed-item": [],
  link: [],
  gap: [WORKBOOK],
  history: [],
  decision: [WORKBOOK],
  pseudonym: [],
  task: [],
  scope: [],
  mention: [WORKBOOK, CONTAINERS, FINDINGS],
};
