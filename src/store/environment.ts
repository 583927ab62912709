/** Settings of the environment: what the process was given, completed by the `.env` of the working folder. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

export type Environment = Readonly<Record<string, string | undefined>>;

/** `.env` cannot be used. */
export class EnvironmentFault extends Error {
  override readonly name = "EnvironmentFault";
  /** Line from 1 that says nothing; null when the whole cannot be read. Never what stands there: it may be a secret. */
  readonly line: number | null;
  constructor(line: number | null) {
    super(line === null ? ".env cannot be read" : `.env, line ${line}`);
    this.line = line;
  }
}

/** Real variables win over the file; an empty one is one that is not set. */
export function environmentOf(cwd: string, given: Environment): Environment {
  const file = join(cwd, ".env");
  const written = existsSync(file) ? settingsIn(textOf(file)) : {};
  const both = { ...written, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== "")) };
  return Object.fromEntries(Object.entries(both).filter(([, value]) => value !== ""));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch {
    throw new EnvironmentFault(null);
  }
}

function settingsIn(text: string): Environment {
  const strange = strangeLine(text.split("\n"));
  if (strange !== null) throw new EnvironmentFault(strange);
  return parseEnv(text);
}

/** Node reads past what it does not understand, and a setting with it. A value in quotes may run over several lines. */
function strangeLine(lines: readonly string[]): number | null {
  for (let at = 0; at < lines.length; at += 1) {
    const line = (lines[at] as string).trim();
    if (line === "" || line.startsWith("#")) continue;
    const value = /^(?:export\s+)?[A-Za-z_][\w.-]*\s*=\s*(.*)$/.exec(line)?.[1];
    if (value === undefined) return at + 1;
    const quote = /^["'`]/.exec(value)?.[0];
    if (quote === undefined || value.includes(quote, 1)) continue;
    const end = lines.findIndex((later, index) => index > at && later.includes(quote));
    if (end > 0) at = end;
  }
  return null;
}
