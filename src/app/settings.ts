/** Everything that is set outside the command line: environment, `.env` and configuration. */

import type { Configuration } from "../model/configuration.ts";
import { NO_CONFIGURATION, readConfiguration } from "../store/configuration.ts";
import { type Environment, EnvironmentFault, environmentOf } from "../store/environment.ts";
import { type Exposed, exposedSecrets } from "../store/exposed.ts";
import { isShared } from "../store/open.ts";
import { completed } from "../store/postgres/address.ts";
import { SettingFault } from "./faults.ts";

export interface Settings {
  readonly env: Environment;
  readonly configuration: Configuration;
  /** Path of the store. */
  readonly store: string;
  /** Files with a secret that others may read. */
  readonly exposed: readonly Exposed[];
}

const STORE = "bascule-store";
const DEMO_STORE = "bascule-demo-store";

export function settingsOf(cwd: string, given: Environment, config: string | null): Settings {
  const env = environmentOf(cwd, given);
  const store = env.BASCULE_STORE ?? STORE;
  if (!isShared(store) && /^[a-z][a-z0-9+.-]+:\/\//i.test(store))
    throw new SettingFault(({ faults }) => faults.storeAddress);
  const exposed = exposedSecrets(cwd, env, given);
  return {
    env,
    configuration: readConfiguration(cwd, config),
    store: isShared(store) ? completed(store, env) : within(cwd, store),
    exposed,
  };
}

/** Needed before anything can be said: a `.env` that cannot be read is told later, by who needs it. */
export function speechSettings(cwd: string, given: Environment): Pick<Environment, "BASCULE_LANG" | "NO_COLOR"> {
  const { BASCULE_LANG, NO_COLOR } = readable(cwd, given);
  return { BASCULE_LANG, NO_COLOR };
}

function readable(cwd: string, given: Environment): Environment {
  try {
    return environmentOf(cwd, given);
  } catch (error) {
    if (error instanceof EnvironmentFault) return given;
    throw error;
  }
}

/** The demonstration has its own store, and hears nothing of the surroundings. */
export function demoSettings(cwd: string, env: Environment): Settings {
  return { env, configuration: NO_CONFIGURATION, store: within(cwd, DEMO_STORE), exposed: [] };
}

/** A relative path is one of the working folder; kept relative where that is the process's own. */
export const within = (cwd: string, path: string) =>
  cwd === process.cwd() || path.startsWith("/") ? path : `${cwd}/${path}`;
