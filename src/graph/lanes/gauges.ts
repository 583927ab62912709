/** The limits of one connection, as they are believed to be: from the table, by the tenant's size, then by what is answered. */

import { directoryUnits, type LimitTable, type Pace, type Scale, sharepointTier } from "../../model/limits.ts";
import type { Clock } from "../clock.ts";
import { Bucket } from "./bucket.ts";
import { Day } from "./day.ts";

const UNKNOWN: Scale = { licences: null, people: null };
const MINUTES_A_DAY = 1440;
/** What is said of a larger share of the day's limit cannot be a minute's: that is a thousand times less. */
const OF_THE_DAY = 0.1;
/** Reports are few, and may be asked one after the other. */
const AT_ONCE = { burst: 0.5 };

export class Gauges {
  readonly sharepointMinute: Bucket;
  readonly sharepointDay: Day;
  readonly search: Bucket;
  readonly directory: Bucket;
  readonly reports: Bucket;
  readonly callList: Bucket;
  readonly callRecords: Bucket;
  readonly virtualEvents: Bucket;
  readonly onenote: Bucket;
  readonly #table: LimitTable;
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #teams = new Map<number, Bucket>();

  /** @param onUsedUp SharePoint's day is, until then. */
  constructor(table: LimitTable, clock: Clock, pace: Pace, onUsedUp?: (until: number) => void) {
    const { sharepoint, directory, reports, calls, onenote } = table;
    this.#table = table;
    this.#clock = clock;
    this.#pace = pace;
    const { minute, day } = this.#sharepoint(UNKNOWN);
    this.sharepointMinute = new Bucket(clock, minute, 60, { tells: sharepoint.tells, capped: pace === "sustained" });
    this.sharepointDay = new Day(clock, day, onUsedUp);
    this.search = new Bucket(clock, sharepoint.search.requests, sharepoint.search.seconds);
    this.directory = new Bucket(clock, directoryUnits(table, null), directory.seconds, { tells: directory.tells });
    this.reports = new Bucket(clock, reports.all, reports.seconds, AT_ONCE);
    this.callList = new Bucket(clock, calls.list.requests, calls.list.seconds);
    this.callRecords = new Bucket(clock, calls.records.requests, calls.records.seconds);
    this.virtualEvents = new Bucket(clock, calls.events.requests, calls.events.seconds);
    this.onenote = new Bucket(clock, onenote.requests, onenote.seconds);
  }

  /** How large the tenant is has become known. */
  resize(scale: Scale): void {
    const { minute, day } = this.#sharepoint(scale);
    this.sharepointMinute.resize(minute);
    this.sharepointDay.resize(day);
    this.directory.resize(directoryUnits(this.#table, scale.people));
  }

  /** What its answers say: how much there is of one of its limits, what is left, and in how many milliseconds all is again. */
  toldOfSharepoint(limit: number, left: number, reset: number): void {
    if (limit < OF_THE_DAY * this.sharepointDay.amount) this.sharepointMinute.told(limit, left, reset);
    else if (left <= 0) this.sharepointDay.usedUp(reset);
  }

  mailbox(): Bucket {
    const { requests, seconds } = this.#table.outlook;
    return new Bucket(this.#clock, requests, seconds);
  }

  /** Of one kind of report. */
  report(): Bucket {
    const { each, seconds } = this.#table.reports;
    return new Bucket(this.#clock, each, seconds, AT_ONCE);
  }

  /** Of a team, a channel or a chat. @param perSecond as the table has it. */
  teamsEach(perSecond: number): Bucket {
    return this.#teamsBucket(perSecond);
  }

  /** Of one row of the table, or of all that has none (-1). */
  teamsRow(row: number, perSecond: number): Bucket {
    const known = this.#teams.get(row);
    if (known !== undefined) return known;
    const bucket = this.#teamsBucket(perSecond);
    this.#teams.set(row, bucket);
    return bucket;
  }

  #teamsBucket(perSecond: number): Bucket {
    return new Bucket(this.#clock, perSecond * this.#table.teams.sustained, 1, { peak: perSecond });
  }

  /** What may be spent in a minute: all of it, or no more than can be kept up all day long. */
  #sharepoint({ licences }: Scale): { minute: number; day: number } {
    const { minute, day } = sharepointTier(this.#table, licences);
    return { minute: this.#pace === "sustained" ? Math.min(minute, day / MINUTES_A_DAY) : minute, day };
  }
}
