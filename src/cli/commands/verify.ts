/** `bascule verify`: the manifest, its signature, the plan against the store and the doctrine, and what was changed by hand since. */

import { defineCommand, EXIT, textOf } from "../command.ts";
import { UsageFault } from "../values.ts";
import { verifyLines } from "../verify-lines.ts";

export const verify = defineCommand({
  id: "verify",
  argument: { flags: "[DIR]", text: "output" },
  options: ["signedBy"],
  run: async (call) => {
    const { settingsOf } = await import("../../app/settings.ts");
    const { verifyFolder } = await import("../../app/verify.ts");
    const { terminal, options, args, catalogue, language, version } = call;
    const [folder, more] = args;
    if (folder === undefined) throw new UsageFault(catalogue.terminal.verify.nothingNamed);
    if (more !== undefined) throw new UsageFault(catalogue.terminal.usage.tooMany("verify"));
    const { store, configuration } = settingsOf(terminal.cwd, terminal.env, textOf(options, "config"));
    const key = textOf(options, "signedBy") ?? configuration.outputs.signedBy;
    const found = await verifyFolder({ folder, cwd: terminal.cwd, store, configuration, key, language, version });
    if (!call.quiet || call.json) call.tell(verifyLines(found, call), found);
    return found.whole ? EXIT.done : EXIT.incomplete;
  },
});
