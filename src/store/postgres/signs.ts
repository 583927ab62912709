/**
 * Signs of life of the processes that work at a scan: a row of each, written anew every few seconds. What a process has in hand is
 * the library's to know (`jobs.ts`); this is for people, and a sign that could not be given is made good by the next.
 */

import type { Crew } from "../../model/crew.ts";
import type { Connections } from "./connections.ts";
import { LEASE } from "./jobs.ts";

/** Milliseconds between two signs; over how many a rate is told. */
const [EVERY, SPAN] = [5000, 60_000];
/** One that was killed is shown for so long. */
const SHOWN = "interval '1 hour'";

/** Where the server was away since, the row is made again as it was. */
const SIGN = `INSERT INTO worker (id, host, pid, command, since, seen, requests, read)
  VALUES ($1, $2, $3, $4, now(), now(), $5, $6)
  ON CONFLICT (id) DO UPDATE SET seen = now(), requests = excluded.requests, read = excluded.read`;
const FORGET = `DELETE FROM worker WHERE seen < now() - ${SHOWN}`;
const LEAVE = "DELETE FROM worker WHERE id = $1";
const WORKERS = `SELECT host, pid::int, command, since, seen, requests, read,
    floor(extract(epoch FROM now() - seen))::int AS "quietSeconds", seen > now() - interval '${LEASE} seconds' AS heard
  FROM worker WHERE seen > now() - ${SHOWN} ORDER BY since, host, pid`;
/** A unit is in somebody's hands while its holder is heard of, whether anybody has looked since or not. */
const undone = (jobs: string) => `SELECT t.collector, count(j.id)::int AS held, count(*)::int AS left,
    (count(*) FILTER (WHERE t.unanswered > 0))::int AS unanswered
  FROM task t LEFT JOIN ${jobs}.job j ON j.name = t.collector AND j.id = t.job::uuid AND j.state = 'active'
    AND j.heartbeat_on > now() - interval '${LEASE} seconds'
  WHERE t.state <> 'done' GROUP BY t.collector ORDER BY t.collector`;

export interface Counted {
  readonly requests: number;
  /** Contents read. */
  readonly read: number;
}

export interface Me {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly command: string;
}

export interface Signs {
  /** From here on this process works at the scan. */
  begin(): void;
  add(counted: Partial<Counted>): void;
  /** It leaves. */
  close(): Promise<void>;
}

export function givingSigns(connections: Connections, me: Me, now: () => number = Date.now): Signs {
  const rate = rates(now);
  let beat: NodeJS.Timeout | null = null;
  let giving: Promise<unknown> = Promise.resolve();
  const give = () => {
    const { requests, read } = rate.aMinute();
    const values = [me.id, me.host, me.pid, me.command, requests, read];
    giving = giving.then(() => connections.query(SIGN, values)).catch(() => undefined);
  };
  return {
    begin: () => {
      if (beat !== null) return;
      giving = connections.query(FORGET).catch(() => undefined);
      beat = setInterval(give, EVERY);
      beat.unref();
      give();
    },
    add: rate.add,
    close: async () => {
      if (beat === null) return;
      clearInterval(beat);
      await giving;
      // Where that cannot be said, it is not heard of any more, and told as such.
      await connections.query(LEAVE, [me.id]).catch(() => undefined);
    },
  };
}

/** What came in a minute, of late: over the last minute, or what there is of it. */
export function rates(now: () => number): { add(counted: Partial<Counted>): void; aMinute(): Counted } {
  let total: Counted = { requests: 0, read: 0 };
  let marks: readonly (Counted & { readonly at: number })[] = [{ ...total, at: now() }];
  return {
    add: ({ requests = 0, read = 0 }) => {
      total = { requests: total.requests + requests, read: total.read + read };
    },
    aMinute: () => {
      const at = now();
      const within = marks.filter((mark) => at - mark.at <= SPAN);
      marks = [...(within.length > 0 ? within : marks.slice(-1)), { ...total, at }];
      const [first] = marks as [(typeof marks)[number]];
      const minutes = (at - first.at) / 60_000;
      const of = (kind: keyof Counted) => (minutes > 0 ? Math.round((total[kind] - first[kind]) / minutes) : 0);
      return { requests: of("requests"), read: of("read") };
    },
  };
}

interface WorkerRow extends Counted {
  readonly host: string;
  readonly pid: number;
  readonly command: string;
  readonly since: Date;
  readonly seen: Date;
  readonly quietSeconds: number;
  readonly heard: boolean;
}

/** @param jobs schema of the library's own tables. */
export async function crewIn(connections: Connections, jobs: string): Promise<Crew> {
  const { rows: there } = await connections.query("SELECT 1 WHERE to_regclass($1) IS NOT NULL", [`${jobs}.job`]);
  const workers = (await connections.query(WORKERS)).rows as readonly WorkerRow[];
  const tasks = there.length === 0 ? [] : (await connections.query(undone(jobs))).rows;
  return {
    workers: workers.map(({ since, seen, heard, ...row }) => ({
      ...row,
      since: since.toISOString(),
      seen: seen.toISOString(),
      isHeard: heard,
    })),
    tasks: (
      tasks as readonly {
        readonly collector: string;
        readonly held: number;
        readonly left: number;
        readonly unanswered: number;
      }[]
    ).map(({ collector, held, left, unanswered }) => ({ collector, waiting: left - held, atWork: held, unanswered })),
  };
}
