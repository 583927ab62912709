/** `bascule plan`: labels and exports from the store; never opens a connection. */

import { defineCommand, EXIT, textOf } from "../command.ts";
import { planInputs, planRequest } from "../inputs.ts";
import { tellOutcome } from "../outcome.ts";

export const plan = defineCommand({
  id: "plan",
  options: ["out", "asOf", "doctrine", "redact", "minConfidence"],
  run: async (call) => {
    const { planFromStore } = await import("../../app/outputs.ts");
    const { settingsOf } = await import("../../app/settings.ts");
    const { terminal, options } = call;
    const settings = settingsOf(terminal.cwd, terminal.env, textOf(options, "config"));
    tellOutcome(call, await planFromStore(planRequest(call, settings, await planInputs(call))));
    return EXIT.done;
  },
});
