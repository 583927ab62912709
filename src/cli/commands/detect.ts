/** `bascule detect PATH…`: runs the detectors over local files, folders or standard input, and prints findings. */

import { formatOf } from "../../lang/format.ts";
import { defineCommand, EXIT, textOf } from "../command.ts";
import { confidenceOf, UsageFault } from "../values.ts";

export const detect = defineCommand({
  id: "detect",
  argument: { flags: "[PATH...]", text: "paths" },
  options: ["minConfidence", "showValues"],
  run: async (call) => {
    const { detectPaths } = await import("../../app/detect.ts");
    const { args, options, terminal, catalogue, json, language } = call;
    const words = catalogue.terminal;
    if (args.length === 0) throw new UsageFault(words.usage.nothingNamed);
    const showValues = options.showValues === true;
    if (showValues && (json || !terminal.outIsTerminal)) throw new UsageFault(words.usage.valuesNeedTerminal);
    const least = textOf(options, "minConfidence");
    let [found, files, unread] = [0, new Set<string>(), 0];
    await detectPaths(args, {
      least: least === null ? "medium" : confidenceOf("--min-confidence", least, words.usage),
      cwd: terminal.cwd,
      stdin: terminal.input(),
      words: catalogue.detection,
      showValues,
      signal: terminal.signal,
      onMatch: ({ value, ...match }) => {
        found += 1;
        files.add(match.file);
        const place = `${match.file}:${match.start}-${match.end} ${match.detector} (${match.confidence})`;
        terminal.out(json ? JSON.stringify(match) : value === undefined ? place : `${place} ${value}`);
      },
      onError: (failure) => {
        unread += 1;
        if (json) terminal.out(JSON.stringify(failure));
        else terminal.err(words.detect.unread(failure.file, failure.error.message));
      },
    });
    const format = formatOf(language);
    if (!json)
      call.say(
        words.detect.summary(
          words.detect.items(format.count(found), format.one(found)),
          words.detect.files(format.count(files.size), format.one(files.size)),
        ),
      );
    return unread > 0 ? EXIT.incomplete : EXIT.done;
  },
});
