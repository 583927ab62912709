/** The use case behind every line of the journal: what a command went by and wrote, beside who ran it and how it ended. */

import type { CommandRun } from "../model/command-journal.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Environment } from "../store/environment.ts";
import { journalOf, note } from "../store/journal.ts";
import { isShared } from "../store/open.ts";
import { refusedPlace } from "../store/refused-place.ts";
import { manifestMark, runDigests } from "../store/run-digests.ts";
import { storeFile } from "../store/sqlite/file.ts";
import { demoSettings, settingsOf } from "./settings.ts";

export interface Begun {
  readonly cwd: string;
  readonly env: Environment;
  readonly demo: boolean;
  readonly config: string | null;
  /** Folder into which the command writes outputs; null of one that writes none. */
  readonly out: string | null;
}

/**
 * @returns what notes the command once it is over: null, or the path of the journal that could not be written. `before`: lines of
 * earlier days are taken off.
 */
export function journalFor({ cwd, env, demo, config, out }: Begun) {
  const stood = out === null ? null : manifestMark(out);
  return (run: Omit<CommandRun, "digests" | "store">, before: IsoDate | null): string | null => {
    const store = storeOf({ cwd, env, demo, config });
    if (store === null) return null;
    const wrote = out !== null && manifestMark(out) !== stood;
    try {
      note(store, { ...run, digests: runDigests(cwd, demo ? null : config, wrote ? out : null) }, before);
      return null;
    } catch {
      // Whatever the system says of it, the command has done its work: that it is not noted is told.
      return journalOf(store);
    }
  };
}

/** Null of a store in a database, beside which no file stands; where none may stand, as what is written there leaves for elsewhere; and where settings cannot be read: a command that needs them has refused, and the others have no store. */
function storeOf({ cwd, env, demo, config }: Omit<Begun, "out">): string | null {
  if (demo) return demoSettings(cwd, env).store;
  try {
    const { store } = settingsOf(cwd, env, config);
    return isShared(store) || refusedPlace(storeFile(store)) !== null ? null : store;
  } catch {
    return null;
  }
}
