/** A process that joins a shared scan. */

import type { worker as fr } from "../../fr/terminal/worker.ts";

export const worker: typeof fr = {
  worker: {
    alone:
      "A scan that is kept in a file of this machine is done by one process: to share one, give BASCULE_STORE the postgres:// address of a database that the machines reach.",
    none: "No scan goes on in this database: first run “bascule scan” with the same address (BASCULE_STORE), on this machine or on another.",
    ended: {
      done: "Nothing is left to do: the process that began the scan writes the outputs.",
      stopped: "Interrupted. What was collected is kept; the others take over what was left.",
      unanswered:
        "What is left depends on a service that does not answer: run “bascule worker” again later, or leave it to the others.",
      requests: "Stopped after the number of requests asked for (--max-requests); the others take over what was left.",
      time: "Stopped after the time asked for (--max-duration); the others take over what was left.",
    },
  },
};
