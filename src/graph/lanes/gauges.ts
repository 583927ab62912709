/** The limits of one connection, as they are believed to be: from the table, by the tenant's size, then by what is answered. */

import { directoryUnits, type LimitTable, type Pace, type Scale, sharepointTier } from "../../model/limits.ts";
import type { Clock } from "../clock.ts";
import { Bucket, type BucketOptions } from "./bucket.ts";
import { type Daily, Day } from "./day.ts";
import type { Paced } from "./gauge.ts";
import type { Courier } from "./shared/courier.ts";
import { DayPurse, PacedPurse } from "./shared/purse.ts";

const UNKNOWN: Scale = { licences: null, people: null };
const MINUTES_A_DAY = 1440;
/** What is said of a larger share of the day's limit cannot be a minute's: that is a thousand times less. */
const OF_THE_DAY = 0.1;
/** Reports are few, and may be asked one after the other. */
const AT_ONCE = { burst: 0.5 };

export class Gauges {
  readonly sharepointMinute: Paced;
  readonly sharepointDay: Daily;
  readonly search: Paced;
  readonly directory: Paced;
  readonly reports: Paced;
  readonly callList: Paced;
  readonly callRecords: Paced;
  readonly virtualEvents: Paced;
  readonly onenote: Paced;
  readonly #table: LimitTable;
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #teams = new Map<number, Paced>();
  /** Where several processes share them. */
  readonly #courier: Courier | null;

  /** @param onUsedUp SharePoint's day is, until then. @param courier where several processes share them. */
  constructor(
    table: LimitTable,
    clock: Clock,
    pace: Pace,
    onUsedUp?: (until: number) => void,
    courier: Courier | null = null,
  ) {
    const { sharepoint, directory, reports, calls, onenote } = table;
    this.#table = table;
    this.#clock = clock;
    this.#pace = pace;
    this.#courier = courier;
    const { minute, day } = this.#sharepoint(UNKNOWN);
    const paced = (gauge: string, amount: number, seconds: number, options: BucketOptions = {}) =>
      this.#paced(gauge, amount, seconds, options);
    const ofMinute = { tells: sharepoint.tells, capped: pace === "sustained" };
    this.sharepointMinute = paced("sharepoint", minute, 60, ofMinute);
    this.sharepointDay =
      courier === null ? new Day(clock, day, onUsedUp) : new DayPurse(courier, "sharepoint day", day, onUsedUp);
    this.search = paced("search", sharepoint.search.requests, sharepoint.search.seconds);
    this.directory = paced("directory", directoryUnits(table, null), directory.seconds, { tells: directory.tells });
    this.reports = paced("reports", reports.all, reports.seconds, AT_ONCE);
    this.callList = paced("call list", calls.list.requests, calls.list.seconds);
    this.callRecords = paced("call records", calls.records.requests, calls.records.seconds);
    this.virtualEvents = paced("virtual events", calls.events.requests, calls.events.seconds);
    this.onenote = paced("onenote", onenote.requests, onenote.seconds);
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

  /** @param key of its lane. */
  mailbox(key: string): Paced {
    const { requests, seconds } = this.#table.outlook;
    return this.#paced(key, requests, seconds, {}, true);
  }

  /** Of one kind of report. @param key of its lane. */
  report(key: string): Paced {
    const { each, seconds } = this.#table.reports;
    return this.#paced(key, each, seconds, AT_ONCE, true);
  }

  /** Of a team, a channel or a chat. @param key of its lane. @param perSecond as the table has it. */
  teamsEach(key: string, perSecond: number): Paced {
    return this.#ofTeams(key, perSecond, true);
  }

  /** Of one row of the table, or of all that has none (-1). */
  teamsRow(row: number, perSecond: number): Paced {
    const known = this.#teams.get(row);
    if (known !== undefined) return known;
    const gauge = this.#ofTeams(`teams row ${row}`, perSecond);
    this.#teams.set(row, gauge);
    return gauge;
  }

  #ofTeams(gauge: string, perSecond: number, narrow = false): Paced {
    return this.#paced(gauge, perSecond * this.#table.teams.sustained, 1, { peak: perSecond }, narrow);
  }

  /** @param narrow there may be any number of its kind. */
  #paced(gauge: string, amount: number, seconds: number, options: BucketOptions, narrow = false): Paced {
    if (this.#courier === null) return new Bucket(this.#clock, amount, seconds, options);
    return new PacedPurse(this.#courier, gauge, { kind: "pace", amount, seconds, ...options }, narrow);
  }

  /** What may be spent in a minute: all of it, or no more than can be kept up all day long. */
  #sharepoint({ licences }: Scale): { minute: number; day: number } {
    const { minute, day } = sharepointTier(this.#table, licences);
    return { minute: this.#pace === "sustained" ? Math.min(minute, day / MINUTES_A_DAY) : minute, day };
  }
}
