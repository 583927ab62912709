/** What a scan has asked and received, how long that took, and what was odd in the answers: noted in its store as it goes. */

import type { Connection } from "../../graph/connect.ts";
import type { Account, RecordStore } from "../../store/port.ts";
import type { OddityCounter } from "./oddities.ts";

/** Milliseconds between two notes: what a killed process forgets of its own account. */
const EVERY = 1000;

const NOTHING: Account = { requests: 0, throttled: 0, units: 0, bytes: 0 };

type Noted = Pick<RecordStore, "addAccount" | "addOddity" | "noteSpent" | "notePauses" | "addWorked">;

/** Adds to the store what was sent since the last note. */
export function accountant(
  store: Noted,
  connection: Pick<Connection, "account" | "spent" | "pauses">,
  odd: OddityCounter,
  now: () => Date,
) {
  const noted = new Map<string, Account>();
  let since = now().getTime();
  let writing = Promise.resolve();
  const add = async () => {
    for (const [workload, tally] of connection.account()) {
      const before = noted.get(workload) ?? NOTHING;
      noted.set(workload, { ...tally });
      await store.addAccount(workload, {
        requests: tally.requests - before.requests,
        throttled: tally.throttled - before.throttled,
        units: tally.units - before.units,
        bytes: tally.bytes - before.bytes,
      });
    }
    for (const oddity of odd.drain()) await store.addOddity(oddity);
    const [spent, pauses] = [connection.spent(), connection.pauses()];
    if (spent !== null) await store.noteSpent(spent);
    if (pauses !== null) await store.notePauses(pauses);
    const until = now().getTime();
    // A clock that was set back took no time.
    await store.addWorked(Math.max(0, until - since));
    since = until;
  };
  // What could not be written is told to whoever comes next: nobody waits for a note.
  let failure: { readonly cause: unknown } | null = null;
  const note = () => {
    writing = writing.then(add).catch((cause: unknown) => {
      failure ??= { cause };
    });
  };
  const tell = () => {
    if (failure !== null) throw failure.cause;
  };
  return {
    /** A page was kept. Throws what kept an earlier note from being written. */
    page: () => {
      tell();
      // Or the clock was set back.
      if (Math.abs(now().getTime() - since) >= EVERY) note();
    },
    /** A service has ordered to be left alone: a process that follows has to know. */
    paused: note,
    close: async () => {
      note();
      await writing;
      tell();
    },
  };
}
