/** `bascule scan`: collects into the store, going on with what was interrupted, then does what `plan` does. */

import { defineCommand, EXIT, textOf } from "../command.ts";
import { courseLines } from "../costs.ts";
import { OF_A_SCAN, paceInputs, planInputs, planRequest, scanInputs, signingInputs } from "../inputs.ts";
import { tellOutcome } from "../outcome.ts";
import { progressOf } from "../progress.ts";

/** Entries of a list that are told one by one; of the others, how many. */
const SHOWN = 10;

export const scan = defineCommand({
  id: "scan",
  options: [
    ...OF_A_SCAN,
    "signWith",
    "include",
    "exclude",
    "fresh",
    "acceptWritePermissions",
    "pace",
    "maxRequests",
    "maxDuration",
  ],
  run: async (call) => {
    const { planFromStore } = await import("../../app/outputs.ts");
    const { scanTenant } = await import("../../app/scanning.ts");
    const { settingsOf } = await import("../../app/settings.ts");
    const { terminal, options, catalogue } = call;
    const settings = settingsOf(terminal.cwd, terminal.env, textOf(options, "config"));
    // What costs nothing to see is told before the doctrine is read.
    const wanted = { ...(await scanInputs(call, "none")), ...paceInputs(call) };
    const inputs = await planInputs(call, settings.configuration);
    const outputs = { ...planRequest(call, settings, inputs), ...(await signingInputs(call, settings)) };
    for (const { file, mode } of settings.exposed) call.say(catalogue.terminal.scan.exposed(file, mode));
    const progress = progressOf(call, settings.configuration.content);
    const { ended, unmatched, course } = await scanTenant({
      command: "scan",
      settings,
      ...wanted,
      outputs,
      version: call.version,
      now: terminal.now,
      signal: terminal.signal,
      events: progress,
    });
    progress.end();
    if (ended === "stopped") {
      call.say(catalogue.terminal.faults.interrupted);
      return EXIT.interrupted;
    }
    if (ended !== null && ended !== "unanswered") {
      call.say(catalogue.terminal.scan.enough[ended]);
      for (const line of courseLines(course, false, call)) call.say(line);
      return EXIT.incomplete;
    }
    if (unmatched.length > 0) {
      const shown = unmatched.slice(0, SHOWN).join(", ");
      call.say(catalogue.terminal.scan.unmatched(shown, Math.max(0, unmatched.length - SHOWN)));
    }
    const result = await planFromStore({ ...outputs, ends: true });
    tellOutcome(call, result, course);
    if (Object.values(wanted.content).some((mode) => mode !== "none")) call.say(catalogue.terminal.setup.recall);
    return result.plan.scan.complete ? EXIT.done : EXIT.incomplete;
  },
});
