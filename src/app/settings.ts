/** Everything that is set outside the command line: environment, `.env` and configuration. */

import type { Configuration } from "../model/configuration.ts";
import { NO_CONFIGURATION, readConfiguration } from "../store/configuration.ts";
import { type Environment, environmentOf } from "../store/environment.ts";
import { SettingFault } from "./faults.ts";

export interface Settings {
  readonly env: Environment;
  readonly configuration: Configuration;
  /** Path of the store. */
  readonly store: string;
}

const STORE = "bascule-store";
const DEMO_STORE = "bascule-demo-store";

export function settingsOf(cwd: string, given: Environment, config: string | null): Settings {
  const env = environmentOf(cwd, given);
  const store = env.BASCULE_STORE ?? STORE;
  if (/^postgres(ql)?:\/\//i.test(store)) throw new SettingFault(({ faults }) => faults.postgres);
  return { env, configuration: readConfiguration(cwd, config), store: within(cwd, store) };
}

/** `BASCULE_LANG`, needed before anything can be said: a `.env` that cannot be read is told later, by who needs it. */
export function languageSetting(cwd: string, given: Environment): string | undefined {
  try {
    return environmentOf(cwd, given).BASCULE_LANG;
  } catch {
    return given.BASCULE_LANG;
  }
}

/** The demonstration has its own store, and hears nothing of the surroundings. */
export function demoSettings(cwd: string, env: Environment): Settings {
  return { env, configuration: NO_CONFIGURATION, store: within(cwd, DEMO_STORE) };
}

/** A relative path is one of the working folder; kept relative where that is the process's own. */
const within = (cwd: string, path: string) => (cwd === process.cwd() || path.startsWith("/") ? path : `${cwd}/${path}`);
