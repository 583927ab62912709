/** A line of progress on standard error: written over on a terminal, told anew now and then elsewhere. */

import type { Call } from "./command.ts";

const EVERY_ON_TERMINAL_MS = 500;
const EVERY_ELSEWHERE_MS = 60_000;

export interface StatusLine {
  /** True once enough time has gone since the last one. */
  due(): boolean;
  show(text: string): void;
  /** Takes the line away: what is said next stands in its place. */
  clear(): void;
}

export function statusLineOf({ terminal, quiet, color, verbose }: Call): StatusLine {
  const { err } = terminal.painted ?? terminal;
  const over = terminal.errIsTerminal && !quiet && color;
  const every = verbose ? 0 : over ? EVERY_ON_TERMINAL_MS : EVERY_ELSEWHERE_MS;
  let last = terminal.now().getTime();
  let opened = false;
  return {
    due: () => {
      const now = terminal.now().getTime();
      // A clock that was set back says nothing of how long it was.
      if (Math.abs(now - last) < every) return false;
      last = now;
      return true;
    },
    show: (text) => {
      if (quiet) return;
      // The first line makes room for those that are written over it.
      if (over && !opened) err("");
      opened = true;
      err(over ? `\u001b[1A\u001b[2K${fitted(text, terminal.columns - 1)}` : text);
    },
    clear: () => {
      if (over && opened) err("\u001b[1A\u001b[2K\u001b[1A");
      opened = false;
    },
  };
}

/** A line that is written over has no second one: what is too long ends after a whole word. */
function fitted(text: string, width: number): string {
  if (text.length <= width) return text;
  const cut = text.slice(0, Math.max(1, width - 1));
  return `${cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut}…`;
}
