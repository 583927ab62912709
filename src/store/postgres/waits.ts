/** Between two attempts: a moment where two stood in each other's way, longer and longer where the server is away. */

import { isAway, isToDoAnew } from "./failures.ts";

export interface Wait {
  /** Throws the cause itself when all patience is spent. */
  soon(cause: unknown): Promise<void>;
  longer(cause: unknown): Promise<void>;
}

/** Milliseconds, of which a part is left to chance: those that met once would meet again. */
const [SOON, LONGER, LONGEST] = [5, 100, 5000];

/** One for each attempt, for as many milliseconds from the first failure on; `later` and `now` are those of the machine. */
export function* waits(
  patience: number,
  later: (milliseconds: number) => Promise<void> = (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
  now: () => number = Date.now,
): Generator<Wait, never> {
  let since: number | null = null;
  for (let attempt = 0; ; attempt += 1) {
    const after = async (least: number, cause: unknown) => {
      since ??= now();
      if (now() - since > patience) throw cause;
      await later(Math.min(least * 2 ** Math.min(attempt, 10), LONGEST) * (0.5 + Math.random() / 2));
    };
    yield { soon: (cause) => after(SOON, cause), longer: (cause) => after(LONGER, cause) };
  }
}

/** Tried until it comes to something, for as many milliseconds from the first failure on; throws what no waiting mends. */
export async function persist<T>(patience: number, work: () => Promise<T>): Promise<T> {
  for (const wait of waits(patience)) {
    try {
      return await work();
    } catch (cause) {
      if (isToDoAnew(cause)) await wait.soon(cause);
      else if (isAway(cause)) await wait.longer(cause);
      else throw cause;
    }
  }
  throw new Error("unreachable");
}
