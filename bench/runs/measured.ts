/** Runs a TypeScript program in a process of its own and says what it took. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";

export interface Took {
  readonly exit: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  /** What it wrote. */
  readonly out: string;
}

const WATCH = join(import.meta.dirname, "told-at-exit.ts");

export async function measured(
  program: string,
  words: readonly string[],
  about: {
    readonly env?: Readonly<Record<string, string>>;
    readonly cwd?: string;
    readonly expected?: readonly number[];
    /** For Node itself. */
    readonly flags?: readonly string[];
  } = {},
): Promise<Took> {
  const { env = {}, cwd = process.cwd(), expected = [0], flags = [] } = about;
  const start = process.hrtime.bigint();
  const child = spawn(process.execPath, [...flags, "--import", WATCH, program, ...words], {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const [told, out, said, [exit]] = await Promise.all([
    text(child.stdio[3] as NodeJS.ReadableStream),
    text(child.stdout as NodeJS.ReadableStream),
    text(child.stderr as NodeJS.ReadableStream),
    once(child, "exit") as Promise<[number | null]>,
  ]);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (exit === null || !expected.includes(exit)) throw new Error(`${program} ended with ${exit}: ${said.slice(-2000)}`);
  return { exit, seconds, out, ...(JSON.parse(told) as Pick<Took, "cpuSeconds" | "peakMegabytes">) };
}
