/** `bascule simulate`: serves a simulated tenant on this machine until it is stopped. */

import { defineCommand, EXIT, textOf } from "../command.ts";
import { oneOf, portOf, ratesOf, UsageFault, type Words } from "../values.ts";

const SIZES = ["tiny", "small", "large"] as const;
const MOST_USERS = 1_000_000;

export const simulate = defineCommand({
  id: "simulate",
  options: ["size", "seed", "port", "limits", "faults"],
  says: { seed: "simulatedSeed" },
  run: async ({ options, terminal, catalogue, say, tell }) => {
    const { FAULT_KINDS, startSimulator } = await import("../../simulator/index.ts");
    const words = catalogue.terminal;
    const [port, faults, limits] = [textOf(options, "port"), textOf(options, "faults"), textOf(options, "limits")];
    const simulator = await startedOrTold(startSimulator, port ?? "0", words.usage, {
      size: sizeOf(textOf(options, "size") ?? "small", words.usage),
      seed: textOf(options, "seed") ?? "bascule",
      port: port === null ? 0 : portOf("--port", port, words.usage),
      limits: limits === null ? "none" : oneOf("--limits", limits, ["none", "real"], words.usage),
      faults: faults === null ? {} : ratesOf("--faults", faults, FAULT_KINDS, words.usage),
    });
    try {
      const [url, token] = [simulator.graphUrl, simulator.token()];
      tell([words.simulate.ready(url), words.simulate.token(token)], { graphUrl: url, accessToken: token });
      say(words.simulate.stop);
      await aborted(terminal.signal);
      return EXIT.done;
    } finally {
      await simulator.close();
    }
  },
});

function sizeOf(text: string, words: Words) {
  const named = SIZES.find((size) => size === text);
  if (named) return named;
  const users = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (users < 1 || users > MOST_USERS) throw new UsageFault(words.badValue("--size", text, words.sizeShape));
  return { users };
}

/** A port that is taken or kept for the system is the caller's to change. */
async function startedOrTold<O, S>(start: (options: O) => Promise<S>, port: string, words: Words, options: O) {
  try {
    return await start(options);
  } catch (error) {
    if (error instanceof Error && "code" in error && ["EADDRINUSE", "EACCES"].includes(String(error.code)))
      throw new UsageFault(words.portTaken(port));
    throw error;
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
