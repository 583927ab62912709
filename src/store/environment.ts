/** Settings of the environment: what the process was given, completed by the `.env` of the working folder. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

export type Environment = Readonly<Record<string, string | undefined>>;

/** `.env` cannot be used. */
export class EnvironmentFault extends Error {
  override readonly name = "EnvironmentFault";
  readonly problem: "unreadable";
  constructor(problem: EnvironmentFault["problem"]) {
    super(`.env ${problem}`);
    this.problem = problem;
  }
}

/** Real variables win over the file; an empty one is one that is not set. */
export function environmentOf(cwd: string, given: Environment): Environment {
  const file = join(cwd, ".env");
  const written = existsSync(file) ? parseEnv(textOf(file)) : {};
  const both = { ...written, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== "")) };
  return Object.fromEntries(Object.entries(both).filter(([, value]) => value !== ""));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new EnvironmentFault("unreadable");
  }
}
