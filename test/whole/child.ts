/** `bascule` as a process of its own, which can be killed at any moment. */

import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import type { Simulator } from "../../src/simulator/index.ts";
import { COMPILED } from "../compiled.ts";
import type { Bench, Outcome } from "./bench.ts";

const MAIN = resolve(import.meta.dirname, "../../src/main.ts");

export interface Child {
  readonly process: ChildProcess;
  /** Exit is -1 when a signal ended it. */
  readonly ended: Promise<Outcome>;
}

/** Only what a shell would give: nothing of this process's own settings of Bascule or Azure. `env` says how to sign in. */
export function bascule(
  words: readonly string[],
  bench: Bench,
  { graphUrl }: Pick<Simulator, "graphUrl">,
  env: Readonly<Record<string, string>>,
): Child {
  const child = spawn(process.execPath, [MAIN, ...words], {
    cwd: bench.folder,
    env: {
      ...COMPILED,
      PATH: process.env.PATH,
      HOME: bench.folder,
      BASCULE_LANG: "fr",
      BASCULE_GRAPH_URL: graphUrl,
      ...env,
    },
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    said.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said.err += chunk;
  });
  const ended = new Promise<Outcome>((done, failed) => {
    child.on("error", failed);
    child.on("close", (exit) => done({ exit: exit ?? -1, ...said }));
  });
  return { process: child, ended };
}
