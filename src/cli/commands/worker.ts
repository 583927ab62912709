/** `bascule worker`: joins a scan that is shared through PostgreSQL, and leaves when nothing is left to do. */

import { defineCommand, EXIT, textOf } from "../command.ts";
import { paceInputs } from "../inputs.ts";
import { progressOf } from "../progress.ts";
import { UsageFault } from "../values.ts";

export const worker = defineCommand({
  id: "worker",
  options: ["acceptWritePermissions", "pace", "maxRequests", "maxDuration", "logRequests"],
  run: async (call) => {
    const { workAtScan } = await import("../../app/worker.ts");
    const { settingsOf, within } = await import("../../app/settings.ts");
    const { terminal, options, catalogue } = call;
    const words = catalogue.terminal.worker;
    const settings = settingsOf(terminal.cwd, terminal.env, textOf(options, "config"));
    const log = textOf(options, "logRequests");
    for (const { file, mode } of settings.exposed) call.say(catalogue.terminal.scan.exposed(file, mode));
    const progress = progressOf(call, settings.configuration.content);
    const ended = await workAtScan({
      settings,
      ...paceInputs(call),
      acceptsWriting: options.acceptWritePermissions === true,
      logRequests: log === null ? null : within(terminal.cwd, log),
      version: call.version,
      now: terminal.now,
      signal: terminal.signal,
      events: progress,
    });
    progress.end();
    if (ended === "alone") throw new UsageFault(words.alone);
    if (ended === "none") throw new UsageFault(words.none);
    call.say(words.ended[ended]);
    if (ended === "stopped") return EXIT.interrupted;
    return ended === "done" ? EXIT.done : EXIT.incomplete;
  },
});
