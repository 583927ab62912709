/** A whole run, as typed: the simulated ministry over HTTP, the command line in this process, a folder of its own. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../src/cli/index.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import type { ContainerLine } from "../../src/model/container-row.ts";
import type { FindingLine } from "../../src/model/finding-line.ts";
import type { Plan } from "../../src/model/plan.ts";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/index.ts";

const NOW = new Date("2026-11-24T09:00:00Z");

export interface Outcome {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

export interface Bench {
  readonly folder: string;
  readonly out: string;
  /** Runs `bascule` with these words; `env` adds to the tenant's own settings. */
  bascule(
    words: readonly string[],
    about?: {
      env?: Record<string, string>;
      signal?: AbortSignal;
      now?: () => Date;
      /** Hears each line of standard error as it is said. */
      err?: (line: string) => void;
    },
  ): Promise<Outcome>;
  plan(folder?: string): Plan;
  containers(folder?: string): readonly ContainerLine[];
  findings(folder?: string): readonly FindingLine[];
  /** Every byte that the run left on the disk, by path. */
  files(): ReadonlyMap<string, Buffer>;
  /** Speaks to this tenant from now on. */
  reach(simulator: Pick<Simulator, "token" | "graphUrl">): void;
  remove(): void;
}

export function benchFor(simulator: Pick<Simulator, "token" | "graphUrl"> | null): Bench {
  const folder = mkdtempSync(join(tmpdir(), "bascule-whole-"));
  const out = join(folder, "out");
  const settings = (of: Pick<Simulator, "token" | "graphUrl">): Record<string, string> => ({
    BASCULE_ACCESS_TOKEN: of.token(),
    BASCULE_GRAPH_URL: of.graphUrl,
    // Limits are kept to, by a clock that goes faster: no test waits out a minute.
    BASCULE_CLOCK_SPEED: "20",
  });
  let env = simulator === null ? {} : settings(simulator);
  const lines = <T>(name: string, from: string): readonly T[] =>
    readFileSync(join(from, name), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as T);
  return {
    folder,
    out,
    bascule: async (words, about = {}) => {
      const said = { out: "", err: "" };
      const terminal: Terminal = {
        out: (text) => {
          said.out += `${text}\n`;
        },
        err: (text) => {
          about.err?.(text);
          said.err += `${text}\n`;
        },
        outIsTerminal: false,
        errIsTerminal: false,
        ask: null,
        columns: 100,
        account: "agent",
        cwd: folder,
        env: { BASCULE_LANG: "fr", ...env, ...about.env },
        input: async function* () {},
        now: about.now ?? (() => NOW),
        signal: about.signal ?? new AbortController().signal,
      };
      return { exit: await run(words, terminal), ...said };
    },
    plan: (from = out) => JSON.parse(readFileSync(join(from, "plan.json"), "utf8")) as Plan,
    containers: (from = out) => lines<ContainerLine>("containers.ndjson", from),
    findings: (from = out) => lines<FindingLine>("findings.ndjson", from),
    files: () =>
      new Map(
        readdirSync(folder, { recursive: true, encoding: "utf8" })
          .map((name) => join(folder, name))
          .filter((path) => statSync(path).isFile())
          .map((path) => [path, readFileSync(path)]),
      ),
    reach: (other) => {
      env = settings(other);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const tiny = (about: Partial<SimulatorOptions> = {}): Promise<Simulator> =>
  startSimulator({ size: "tiny", seed: "essai", ...about });
