/** `bascule diff`: announced by the published commands, not there yet: it says so, and does nothing. */

import { defineCommand } from "../command.ts";
import { UsageFault } from "../values.ts";

export const diff = defineCommand({
  id: "diff",
  argument: { flags: "[FOLDERS...]", text: "outputs" },
  options: [],
  run: ({ catalogue }) => Promise.reject(new UsageFault(catalogue.terminal.usage.notHereYet("diff"))),
});
