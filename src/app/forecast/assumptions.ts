/**
 * What a forecast takes for granted where nothing tells it: the one place to correct when a scan took something else.
 * Limits are none of it: they stand in `templates/limits.yaml`. Seen or estimated on the day below.
 */

export const ASSUMED_ON = "2026-11-29";

/** Things to a page, as services give them whatever is asked: a large page counts as a few small ones. */
export const PAGES = {
  directory: 999,
  sites: 500,
  /** « Delta pages hold about 200 items whatever `$top` asks. » */
  drive: 200,
  listItems: 200,
  callRecords: 60,
  posts: 50,
  marks: 1000,
  picked: 200,
  bodies: 50,
  messages: 50,
  tasks: 400,
  /** Parts of a batch. */
  batch: 20,
} as const;

/** How many of one thing there are for each of another, in an administration of any size. */
export const RATIOS = {
  /** Owned by a mailbox: its own, and a second one in every other. */
  calendars: 1.4,
  contactFolders: 0.6,
  /** With anything in them. */
  mailFolders: 6,
  events: 20,
  contacts: 10,
  /** Of a Microsoft 365 group. */
  threads: 2,
  plans: 0.8,
  tasks: 12,
  /** Pages of a person's list of chats, and of what a person organises. */
  chatPages: 1.05,
  /** Private and shared channels of a team, each with a library of its own. */
  channelsApart: 0.5,
  /** Of a site collection. */
  subsites: 0.05,
  libraries: 1.1,
  lists: 1.3,
  pages: 3,
  /** Rows of a list. */
  rows: 30,
  /** Folders for each file of a library. */
  folders: 0.15,
  /** Personal sites for each that an account leads to. */
  leftDrives: 0.02,
  /** In thirty days, for each person; calls have several people. */
  calls: 3,
  /** Service principals of a tenant, whatever its size. */
  applications: 300,
  /** How many people of a chat are shown each of its messages. */
  chatMembers: 2.5,
} as const;

/**
 * Of all contents, how many can be read, and what part of the bytes: films and archives weigh, and are not fetched. How
 * many files are of a format that may bear a label. Of the files that are read, how many are sensitive and shared at once,
 * and of the others, of which the name alone is known.
 */
export const READ = {
  files: 0.7,
  labelled: 0.6,
  sharedSensitive: 0.02,
  sharedByName: 0.0005,
  fileBytes: 0.5,
  withAttachment: 0.15,
  attachments: 1.2,
  mailBytes: 0.8,
} as const;

/**
 * Bytes of an answer's envelope, and of each thing in it. Nothing packed: a service that packs its answers sends a
 * fifth of it.
 */
export const BYTES = {
  answer: 300,
  person: 900,
  group: 500,
  application: 350,
  member: 130,
  site: 600,
  drive: 400,
  file: 850,
  list: 600,
  row: 250,
  page: 300,
  folder: 350,
  calendar: 250,
  event: 160,
  contact: 160,
  thread: 160,
  channel: 300,
  chat: 250,
  call: 200,
  task: 130,
  reportRow: 250,
  message: 3_000,
  post: 3_000,
  chatMessage: 1_000,
  canvas: 4_000,
} as const;

/** Seconds from a question to its answer: alone, of a whole envelope, of a file, of a page of bodies. */
export const SECONDS = { alone: 0.2, envelope: 0.5, download: 0.5, bodies: 1 } as const;
