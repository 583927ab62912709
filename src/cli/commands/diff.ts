/** `bascule diff`: two output folders, two scans of the store, or one of each; what changed, and by what cause. */

import { defineCommand, EXIT } from "../command.ts";
import { changeJson, diffJson } from "../diff-json.ts";
import { diffLines } from "../diff-lines.ts";

export const diff = defineCommand({
  id: "diff",
  argument: { flags: "[SIDES...]", text: "outputs" },
  options: [],
  run: async (call) => {
    const { settingsOf } = await import("../../app/settings.ts");
    const { diffOf } = await import("../../app/diff.ts");
    const { terminal, options, args } = call;
    const config = typeof options.config === "string" ? options.config : null;
    const { store } = settingsOf(terminal.cwd, terminal.env, config);
    // One JSON value, written as it comes: as many changes as there are spaces are never held.
    let told = 0;
    const result = await diffOf({
      asked: args,
      cwd: terminal.cwd,
      store,
      begun: (about) => {
        if (call.json) terminal.out(`${diffJson(about).slice(0, -2)},\n  "changes": [`);
      },
      changed: (change) => {
        if (call.json) terminal.out(`${told === 0 ? "    " : "    ,"}${changeJson(change)}`);
        told += 1;
      },
    });
    if (call.json) {
      const { from: _from, to: _to, rests: _rests, largest: _largest, ...sums } = result;
      terminal.out(`  ],\n${diffJson(sums).slice(2)}`);
    } else if (!call.quiet) call.tell(diffLines(result, call), result);
    return EXIT.done;
  },
});
