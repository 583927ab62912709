/** The simulated tenant in a process of its own, so that neither its time nor its memory is counted as anybody else's. */

import { type SimulatorOptions, startSimulator } from "../../src/simulator/index.ts";
import { tallyOf } from "./tally.ts";

/** Seconds: on a clock that goes faster a day is soon over. */
const YEAR = 365 * 24 * 3600;
const options = JSON.parse(process.argv[2] ?? "{}") as SimulatorOptions;
const tally = tallyOf("http://127.0.0.1/v1.0");
const simulator = await startSimulator({ ...options, onRequest: tally.onRequest, onAnswer: tally.onAnswer });

process.on("message", async (asked) => {
  if (asked === "tally") process.send?.({ tally: tally.take(), surprises: simulator.surprises() });
  if (asked === "counters") process.send?.(simulator.counters());
  if (asked === "later") {
    simulator.later();
    process.send?.({});
  }
  if (asked === "stop") {
    await simulator.close();
    process.exit();
  }
});
// Whoever started it may have come to a sudden end.
process.on("disconnect", () => process.exit());
const { graphUrl, tenantId, clock } = simulator;
process.send?.({ graphUrl, tenantId, token: simulator.token(YEAR), clock: `${clock.speed}@${clock.anchor}` });
