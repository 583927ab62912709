/**
 * A surprise of the scan without its words: what a library says of a body or of a file that it could not take may
 * repeat some of it, and what is thrown is printed. Kind, code and place in the program are all that is needed.
 */

import { SignInFault, UnreachableFault } from "../../graph/faults.ts";
import { GraphFault } from "../../graph/graph.ts";
import { StoreFault } from "../../store/port.ts";

/** Ours are written with care, and pass as they are. */
const OURS = [SignInFault, UnreachableFault, GraphFault, StoreFault];

export function wordless(thrown: unknown): unknown {
  if (OURS.some((kind) => thrown instanceof kind)) return thrown;
  if (!(thrown instanceof Error)) return new Error(`a ${typeof thrown} was thrown`);
  const { code } = thrown as { code?: unknown };
  const known = typeof code === "string" && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? ` (${code})` : "";
  const name = /^\w{1,60}$/.test(thrown.name) ? thrown.name : "Error";
  const told = new Error(`${name}${known}`);
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
