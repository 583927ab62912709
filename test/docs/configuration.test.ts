/** The configuration that the documentation shows is one that Bascule takes, and it shows every key. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { NO_CONFIGURATION, parseConfiguration } from "../../src/store/configuration.ts";

const path = resolve(import.meta.dirname, "../../docs/bascule.config.yaml");
const shown = parseConfiguration(readFileSync(path, "utf8"), path);

/** Keys whose example is what stands where nothing is written. */
const AS_DEFAULT = ["sampling", "sharing", "teams", "retention", "network"];
/** Keys whose example is commented out: it names what is beside the file. */
const COMMENTED = ["templates"];

test.each(Object.keys(NO_CONFIGURATION) as (keyof typeof NO_CONFIGURATION)[])("it shows %s", (key) => {
  const [said, silent] = [shown[key], NO_CONFIGURATION[key]];
  if (COMMENTED.includes(key)) return expect(readFileSync(path, "utf8")).toContain(`# ${key}: `);
  if (AS_DEFAULT.includes(key)) expect(said).toEqual(silent);
  else expect(said).not.toEqual(silent);
  const parts = Object.keys(silent ?? {});
  if (parts.length > 0 && !Array.isArray(silent))
    expect(Object.keys(said ?? {})).toEqual(expect.arrayContaining(parts));
});
