/** `bascule worker`: announced by the published commands, not there yet: it says so, and does nothing. */

import { defineCommand } from "../command.ts";
import { UsageFault } from "../values.ts";

export const worker = defineCommand({
  id: "worker",
  options: [],
  run: ({ catalogue }) => Promise.reject(new UsageFault(catalogue.terminal.usage.notHereYet("worker"))),
});
