/** `bascule detect PATH…`: runs the detectors over local files, folders or standard input, and prints findings. */

import { detectorName } from "../../lang/detector-name.ts";
import { printable, printableJson } from "../../model/unseen.ts";
import { defineCommand, EXIT, textOf } from "../command.ts";
import { matchTallyOf } from "../match-tally.ts";
import { matchViewOf } from "../match-view.ts";
import { statusLineOf } from "../status-line.ts";
import { confidenceOf, UsageFault } from "../values.ts";

export const detect = defineCommand({
  id: "detect",
  argument: { flags: "[PATH...]", text: "paths" },
  options: ["minConfidence", "showValues"],
  run: async (call) => {
    const [{ detectPaths }, { customDetectors, customTitles }] = await Promise.all([
      import("../../app/detect.ts"),
      import("../../app/custom-detectors.ts"),
    ]);
    const { args, options, terminal, catalogue, json } = call;
    const words = catalogue.terminal;
    if (args.length === 0) throw new UsageFault(words.usage.nothingNamed);
    const values = options.showValues === true;
    if (values && (json || !terminal.outIsTerminal)) throw new UsageFault(words.usage.valuesNeedTerminal);
    const least = textOf(options, "minConfidence");
    const own = customTitles(customDetectors());
    const titleOf = (id: string) => detectorName(id, catalogue, call.language, own);
    const [view, tally, line] = [matchViewOf(call, titleOf), matchTallyOf(call, titleOf), statusLineOf(call)];
    await detectPaths(args, {
      least: least === null ? "medium" : confidenceOf("--min-confidence", least, words.usage),
      cwd: terminal.cwd,
      stdin: terminal.input(),
      words: catalogue.detection,
      // What stands around a value is content: it is made for a person at a terminal, and for nobody else.
      shown: { values, context: terminal.outIsTerminal && !json },
      signal: terminal.signal,
      onMatch: (match) => {
        tally.match();
        if (!json) view.match(match);
        else {
          const { file, detector, category, start, end, confidence } = match;
          terminal.out(printableJson({ file, detector, category, start, end, confidence }));
        }
      },
      onError: (failure) => {
        tally.unread(failure);
        line.clear();
        if (json) terminal.out(printableJson(failure));
        else terminal.err(words.detect.unread(printable(failure.file), failure.error.message));
      },
      onFile: (end) => {
        tally.file(end);
        if (end.findings.length > 0) {
          line.clear();
          view.end();
        }
        if (line.due()) line.show(tally.progress());
      },
      onPassed: tally.passed,
    });
    line.clear();
    if (!json) for (const each of tally.summary()) call.say(each);
    if (terminal.signal.aborted) return EXIT.interrupted;
    return tally.incomplete ? EXIT.incomplete : EXIT.done;
  },
});
