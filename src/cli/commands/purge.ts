/** `bascule purge`: deletes what the store and the output folder hold, and says what it deleted. */

import { formatOf } from "../../lang/format.ts";
import { defineCommand, EXIT, textOf } from "../command.ts";
import { UsageFault } from "../values.ts";

const OUT = "bascule-out";

export const purge = defineCommand({
  id: "purge",
  options: ["out", "yes"],
  run: async ({ terminal, options, catalogue, language, tell }) => {
    const { listPurge, purge: purgeAll } = await import("../../app/purge.ts");
    const { settingsOf, within } = await import("../../app/settings.ts");
    const words = catalogue.terminal.purge;
    const { store } = settingsOf(terminal.cwd, terminal.env, textOf(options, "config"));
    const out = within(terminal.cwd, textOf(options, "out") ?? OUT);
    const there = listPurge(store, out);
    if (there.length === 0) {
      tell([words.nothing], { deleted: [] });
      return EXIT.done;
    }
    if (options.yes !== true) {
      if (terminal.ask === null) {
        throw new UsageFault(words.needsYes);
      }
      // Said even with `--quiet`: nobody agrees to what was not shown.
      for (const line of [words.list, ...there.map((path) => `  ${path}`)]) terminal.err(line);
      if (!(await terminal.ask(words.ask))) {
        tell([words.kept], { deleted: [] });
        return EXIT.done;
      }
    }
    const { files, folder } = purgeAll(store, out);
    const deleted = folder === null ? files : [...files, folder];
    const count = files.length === 1 ? words.files.one : words.files.other(formatOf(language).count(files.length));
    const done = words.done(folder === null ? count : words.withFolder(count));
    tell([...deleted.map((path) => `  ${path}`), done], { deleted });
    return EXIT.done;
  },
});
