/** `bascule demo`: a whole pretend ministry served on this machine, scanned for real over HTTP, with every output. */

import { join } from "node:path";
import type { Course } from "../../app/forecast/course.ts";
import { defineCommand, EXIT } from "../command.ts";
import { OF_A_SCAN, planInputs, planRequest, scanInputs } from "../inputs.ts";
import { tellOutcome, workbookOf } from "../outcome.ts";
import { progressOf } from "../progress.ts";

/** The whole of it, at the pace of the limits. */
const UNHURRIED = { pace: "full", maxRequests: null, maxSeconds: null } as const;

/** Limits are kept to as with any tenant, by a clock that goes faster: nobody is served by this one but us. */
const CLOCK_SPEED = "20";

const SEED = "ministere-de-demonstration";

export const demo = defineCommand({
  id: "demo",
  options: OF_A_SCAN,
  says: { content: "demoContent" },
  run: async (call) => {
    const { planFromStore } = await import("../../app/outputs.ts");
    const { scanTenant } = await import("../../app/scanning.ts");
    const { demoSettings } = await import("../../app/settings.ts");
    const { startSimulator } = await import("../../simulator/index.ts");
    const { terminal, catalogue } = call;
    const scan = await scanInputs(call, "full");
    const inputs = await planInputs(call, demoSettings(terminal.cwd, {}).configuration);
    const simulator = await startSimulator({ size: "small", seed: SEED });
    const settings = demoSettings(terminal.cwd, {
      BASCULE_ACCESS_TOKEN: simulator.token(),
      BASCULE_GRAPH_URL: simulator.graphUrl,
      BASCULE_CLOCK_SPEED: CLOCK_SPEED,
    });
    const outputs = planRequest(call, settings, inputs);
    const progress = progressOf(call, null);
    let course: Course;
    try {
      call.say(catalogue.terminal.demo.serving);
      if (Object.values(scan.content).some((mode) => mode !== "none")) call.say(catalogue.terminal.demo.shorter);
      const scanned = await scanTenant({
        command: "demo",
        settings,
        ...scan,
        ...UNHURRIED,
        outputs,
        version: call.version,
        now: terminal.now,
        signal: terminal.signal,
        events: progress,
      });
      progress.end();
      course = scanned.course;
      if (scanned.ended !== null) {
        call.say(catalogue.terminal.faults.interrupted);
        return EXIT.interrupted;
      }
    } finally {
      await simulator.close();
    }
    const result = await planFromStore({ ...outputs, ends: true });
    tellOutcome(call, result, course);
    if (!call.json) call.say(catalogue.terminal.demo.first(join(result.folder, workbookOf(result))));
    // The demonstration tenant refuses some places on purpose, for its plan to show it.
    return result.givenUp === 0 && simulator.surprises() === 0 ? EXIT.done : EXIT.incomplete;
  },
});
