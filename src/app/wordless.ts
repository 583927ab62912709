/**
 * A surprise without its words: what a library says of a body or of a file that it could not take may
 * repeat some of it, and what is thrown is printed. Kind, code and place in the program are all that is needed.
 */

import { SignInFault, UnreachableFault } from "../graph/faults.ts";
import { GraphFault } from "../graph/graph.ts";
import { StoreFault } from "../store/fault.ts";

/** A defect of the program, or of a library: what it is called and where it stands. */
class Defect extends Error {
  override readonly name = "Defect";
}

/** Ours are written with care, and pass as they are. */
const OURS = [Defect, SignInFault, UnreachableFault, GraphFault, StoreFault];

/** What may be printed of it: itself when it is ours, else a {@link Defect}. */
export function wordless(thrown: unknown): Error {
  const own = OURS.find((kind) => thrown instanceof kind);
  if (own !== undefined) return thrown as Error;
  if (!(thrown instanceof Error)) return new Defect(`a ${typeof thrown} was thrown`);
  const { code } = thrown as { code?: unknown };
  const known = typeof code === "string" && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? ` (${code})` : "";
  const name = /^\w{1,60}$/.test(thrown.name) ? thrown.name : "Error";
  const told = new Defect(`${name}${known}`);
  told.stack = [`${name}${known}`, ...placesIn(thrown)].join("\n");
  return told;
}

/** Lines of the stack below its message, which may hold lines that look like them. */
function placesIn({ stack = "", message }: Error): string[] {
  const below = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : "";
  return below
    .split("\n")
    .filter((line) => /^ {4}at [\w.<>[\] ]{0,120}\(?((file:|node:|\/)[^()\s]+|<anonymous>)\)?$/.test(line));
}
