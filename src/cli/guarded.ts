/** A terminal to which nothing is said that would make it do anything: what reaches it holds names of unknown origin. */

import { printable } from "../model/unseen.ts";
import type { Terminal } from "./terminal.ts";

export function guarded(terminal: Terminal): Terminal {
  return {
    ...terminal,
    out: (text) => terminal.out(shown(text)),
    err: (text) => terminal.err(shown(text)),
    painted: terminal,
  };
}

const shown = (text: string) => text.split("\n").map(printable).join("\n");
