/**
 * What an inventory without content will cost, from the tenant's size. An estimate: parts of batches are requests each,
 * pages are counted full, retries are not. Limits: Microsoft's throttling guidance, resource units by licence tier (learn.microsoft.com, 2025-10).
 */

/** Null where it could not be had. */
export interface TenantSize {
  readonly people: number | null;
  readonly groups: number | null;
  readonly licences: number | null;
  /** Files of personal drives and of sites, by the usage reports. */
  readonly driveFiles: number | null;
  readonly siteFiles: number | null;
  readonly sites: number | null;
}

export interface Forecast {
  readonly requests: number;
  /** Resource units of SharePoint and OneDrive. */
  readonly units: number;
  readonly minutes: number;
  /** False when the reports did not say how many files there are, and none are counted here. */
  readonly counted: boolean;
}

const DIRECTORY_PAGE = 999;
const DELTA_PAGE = 200;
/** The organisation, its licences, settings, labels, applications and usage reports. */
const REQUESTS_OF_ANY_TENANT = 20;
/** Of a mailbox: its purpose, its folders, calendars and their events, contacts, contact folders and what they hold. */
const REQUESTS_PER_MAILBOX = 8;
/** Chats, webinars and town halls of a person. */
const REQUESTS_OF_TEAMS_PER_PERSON = 3;
/** The address of a personal drive, and the first page of its walk. */
const REQUESTS_PER_DRIVE = 2;
/** A delta without token, or a list, costs two units; a page that follows, one. */
const UNITS_FIRST_PAGE = 2;
/** Lists and their items, pages, libraries and subsites of a site. */
const REQUESTS_PER_SITE = 6;
/** Owners, members, site, drive, plans and their tasks, threads and their posts, channels and their folders. */
const REQUESTS_PER_GROUP = 10;
/** Requests a second that the other lanes let through together, well under each of their limits. */
const OTHER_LANES_PER_SECOND = 30;

/** Units a minute that an application may spend for ever: a twenty-fourth-hour limit spread over the day. */
const TIERS: readonly (readonly [licences: number, unitsPerDay: number])[] = [
  [1_000, 1_200_000],
  [5_000, 2_400_000],
  [15_000, 3_600_000],
  [50_000, 4_800_000],
  [Number.POSITIVE_INFINITY, 6_000_000],
];

function unitsPerMinute(licences: number): number {
  const [, perDay] = TIERS.find(([most]) => licences <= most) as readonly [number, number];
  return perDay / (24 * 60);
}

/** Nothing can be forecast of a tenant whose people could not be counted. What else is unknown counts for nothing: the cost is a least. */
export function forecastOf({ people, groups, licences, ...size }: TenantSize): Forecast | null {
  if (people === null) return null;
  const sites = size.sites ?? groups ?? 0;
  const pages = (files: number | null) => Math.ceil((files ?? 0) / DELTA_PAGE);
  const filePages = pages(size.driveFiles) + pages(size.siteFiles);
  const storage = people * REQUESTS_PER_DRIVE + filePages + sites * REQUESTS_PER_SITE;
  const units = people * (1 + UNITS_FIRST_PAGE) + filePages + sites * REQUESTS_PER_SITE * UNITS_FIRST_PAGE;
  const others =
    REQUESTS_OF_ANY_TENANT +
    Math.ceil(people / DIRECTORY_PAGE) +
    Math.ceil((groups ?? 0) / DIRECTORY_PAGE) +
    people * (REQUESTS_PER_MAILBOX + REQUESTS_OF_TEAMS_PER_PERSON) +
    (groups ?? 0) * REQUESTS_PER_GROUP;
  const minutes = Math.max(units / unitsPerMinute(licences ?? 0), others / OTHER_LANES_PER_SECOND / 60);
  return {
    requests: storage + others,
    units,
    minutes: Math.max(1, Math.ceil(minutes)),
    counted: size.driveFiles !== null && size.siteFiles !== null,
  };
}
