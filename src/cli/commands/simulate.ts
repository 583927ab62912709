/** `bascule simulate`: serves a simulated tenant on this machine until it is stopped. */

import { defineCommand, EXIT, type OptionId, textOf } from "../command.ts";
import { oneOf, portOf, ratesOf, UsageFault, type Words } from "../values.ts";

const SIZES = ["tiny", "small", "large"] as const;
const MOST_USERS = 1_000_000;
const LONGEST_LATENCY = 3_600_000;
const SPEEDS = { least: 0.001, most: 100_000 };

export const simulate = defineCommand({
  id: "simulate",
  options: ["size", "seed", "port", "contentPort", "latency", "clockSpeed", "limits", "faults"],
  says: { seed: "simulatedSeed" },
  run: async ({ options, terminal, catalogue, say, tell }) => {
    const { FAULT_KINDS, startSimulator } = await import("../../simulator/index.ts");
    const words = catalogue.terminal;
    const read = <T>(option: OptionId, parse: (text: string) => T, otherwise: T): T => {
      const text = textOf(options, option);
      return text === null ? otherwise : parse(text);
    };
    const ports = {
      port: read("port", (text) => portOf("--port", text, words.usage), 0),
      contentPort: read("contentPort", (text) => portOf("--content-port", text, words.usage), 0),
    };
    const simulator = await startedOrTold(startSimulator, words.usage, {
      ...ports,
      size: read("size", (text) => sizeOf(text, words.usage), "small" as const),
      seed: textOf(options, "seed") ?? "bascule",
      latencyMs: read("latency", (text) => latencyOf(text, words.usage), 0),
      clockSpeed: read("clockSpeed", (text) => speedOf(text, words.usage), 1),
      limits: read("limits", (text) => oneOf("--limits", text, ["none", "real"], words.usage), "none" as const),
      faults: read("faults", (text) => ratesOf("--faults", text, FAULT_KINDS, words.usage), {}),
    });
    try {
      const { graphUrl, contentUrl, clock } = simulator;
      const accessToken = simulator.token();
      const [clockSpeed, clockAnchor] = [clock.speed, clock.anchor];
      tell(
        [
          words.simulate.ready(graphUrl),
          words.simulate.token(accessToken),
          ...(clockSpeed === 1 ? [] : [words.simulate.clock(`${clockSpeed}@${clockAnchor}`)]),
        ],
        { graphUrl, contentUrl, accessToken, clockSpeed, clockAnchor },
      );
      say(words.simulate.stop);
      await aborted(terminal.signal);
      return EXIT.done;
    } finally {
      await simulator.close();
    }
  },
});

function latencyOf(text: string, words: Words): number {
  const latency = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (!(latency <= LONGEST_LATENCY)) throw new UsageFault(words.badValue("--latency", text, words.latencyShape));
  return latency;
}

function speedOf(text: string, words: Words): number {
  const speed = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(speed >= SPEEDS.least && speed <= SPEEDS.most))
    throw new UsageFault(words.badValue("--clock-speed", text, words.speedShape));
  return speed;
}

function sizeOf(text: string, words: Words) {
  const named = SIZES.find((size) => size === text);
  if (named) return named;
  const users = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (users < 1 || users > MOST_USERS) throw new UsageFault(words.badValue("--size", text, words.sizeShape));
  return { users };
}

/** A port that is taken or kept for the system is the caller's to change. */
async function startedOrTold<O extends { readonly contentPort: number }, S>(
  start: (options: O) => Promise<S>,
  words: Words,
  options: O,
): Promise<S> {
  try {
    return await start(options);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && ["EADDRINUSE", "EACCES"].includes(String(error.code))))
      throw error;
    const port = "port" in error ? Number(error.port) : 0;
    throw new UsageFault(words.portTaken(String(port), port === options.contentPort ? "--content-port" : "--port"));
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
