/** `bascule verify`: announced by the published commands, not there yet: it says so, and does nothing. */

import { defineCommand } from "../command.ts";
import { UsageFault } from "../values.ts";

export const verify = defineCommand({
  id: "verify",
  argument: { flags: "[DIR]", text: "output" },
  options: [],
  run: ({ catalogue }) => Promise.reject(new UsageFault(catalogue.terminal.usage.notHereYet("verify"))),
});
