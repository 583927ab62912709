/** Settings of the environment: what the process was given, completed by the `.env` of the working folder. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Real variables win over the file; an empty one is one that is not set. */
export function environmentOf(cwd: string, given: Environment): Environment {
  const file = join(cwd, ".env");
  const written = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const both = { ...written, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== "")) };
  return Object.fromEntries(Object.entries(both).filter(([, value]) => value !== ""));
}
