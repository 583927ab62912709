/** What a scan has asked and received, how long that took, and what was odd in the answers: noted in its store as it goes. */

import type { Connection } from "../../graph/connect.ts";
import type { Account, RecordStore } from "../../store/port.ts";
import type { OddityCounter } from "./oddities.ts";

const NOTHING: Account = { requests: 0, throttled: 0, units: 0, bytes: 0 };

/** Adds to the store what was sent since the last note. */
export function accountant(store: RecordStore, connection: Connection, odd: OddityCounter, now: () => Date) {
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
    await store.noteSpent(connection.spent());
    const until = now().getTime();
    // A clock that was set back took no time.
    await store.addWorked(Math.max(0, until - since));
    since = until;
  };
  const note = () => {
    writing = writing.then(add);
  };
  return {
    note,
    close: () => {
      note();
      return writing;
    },
  };
}
