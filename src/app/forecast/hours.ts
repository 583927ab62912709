/** How long so much work takes at so much a second: at any hour, under a limit of the day, or at night alone. Pure. */

export interface Speed {
  readonly perSecond: number;
  /** The most in any 24 hours; null where no limit is of the day. */
  readonly perDay: number | null;
}

/** Share of each hour of a week that is open, from the start on. */
export type Hours = readonly number[];

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK_HOURS = 7 * 24;

/** @param closedFor milliseconds until work may go on, from an instant in milliseconds. */
export function hoursFrom(start: Date, closedFor: (now: number) => number): Hours {
  return Array.from({ length: WEEK_HOURS }, (_, hour) => {
    const closed = closedFor(start.getTime() + hour * HOUR * 1000);
    return 1 - Math.min(1, closed / (HOUR * 1000));
  });
}

/** @param hours null: all are open. @returns seconds from the start to the end. */
export function secondsFor(work: number, speed: Speed, hours: Hours | null): number {
  if (work <= 0) return 0;
  if (hours !== null) return byNight(work, speed, hours);
  const { perSecond, perDay } = speed;
  if (perDay === null || perDay >= perSecond * DAY) return work / perSecond;
  // What a day lets through goes at full speed; the rest waits for the next.
  const days = Math.ceil(work / perDay) - 1;
  return days * DAY + (work - days * perDay) / perSecond;
}

function byNight(work: number, speed: Speed, hours: Hours): number {
  const week = rooms(speed, hours);
  const most = week.reduce((sum, room) => sum + room, 0);
  // The last week is never begun for nothing.
  const weeks = Math.ceil(work / most) - 1;
  let left = work - weeks * most;
  for (const [hour, room] of week.entries()) {
    const open = hours[hour] ?? 1;
    if (left <= room) return (weeks * WEEK_HOURS + hour + (1 - open)) * HOUR + left / speed.perSecond;
    left -= room;
  }
  return (weeks + 1) * WEEK_HOURS * HOUR;
}

/** How much goes in each hour. */
function rooms({ perSecond, perDay }: Speed, hours: Hours): readonly number[] {
  const spent: number[] = [];
  for (const open of hours) {
    const day = spent.slice(-23).reduce((sum, room) => sum + room, 0);
    spent.push(Math.min(open * perSecond * HOUR, perDay === null ? Number.POSITIVE_INFINITY : perDay - day));
  }
  return spent;
}
