/** Fits a run to the size of the tenant: at its start, and when a service is back that had kept some of it from being known. */

import type { Foreseen } from "../../store/port.ts";
import { isSized } from "./course.ts";

export interface Sizing {
  begin(): Promise<void>;
  /** A service answers again; nobody waits for what comes of it. */
  back(): void;
  /** Nothing is under way any more then. Throws what kept it from being asked or noted. */
  end(): Promise<void>;
}

/** @param resize is told of each size that differs from the one before. */
export function sizingBy(ask: () => Promise<Foreseen | null>, resize: (foreseen: Foreseen) => void): Sizing {
  let known: Foreseen | null = null;
  let begun = false;
  let underWay = Promise.resolve();
  let failure: { readonly cause: unknown } | null = null;
  const size = async () => {
    const foreseen = await ask();
    if (foreseen !== null && JSON.stringify(foreseen) !== JSON.stringify(known)) resize(foreseen);
    known = foreseen ?? known;
  };
  const again = async () => {
    if (known === null || !isSized(known.size)) await size();
  };
  return {
    begin: async () => {
      await size();
      begun = true;
    },
    back: () => {
      if (!begun) return;
      underWay = underWay.then(again).catch((cause: unknown) => {
        failure ??= { cause };
      });
    },
    end: async () => {
      await underWay;
      if (failure !== null) throw failure.cause;
    },
  };
}
