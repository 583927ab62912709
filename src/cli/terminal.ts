/** Where a command speaks and what it knows of its surroundings. Everything of the process passes through here. */

export interface Terminal {
  /** The result: what a script reads. */
  out(text: string): void;
  /** Progress and messages. */
  err(text: string): void;
  /** The same for text that bears sequences of our own, and nothing of unknown origin that was not made printable. */
  readonly painted?: Pick<Terminal, "out" | "err">;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Null when there is nobody to answer. */
  readonly ask: ((question: string) => Promise<boolean>) | null;
  readonly columns: number;
  /** Of the operating system, for the journal. */
  readonly account: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: () => AsyncIterable<Uint8Array>;
  readonly now: () => Date;
  /** Aborted by Ctrl-C or a request to end. */
  readonly signal: AbortSignal;
}
