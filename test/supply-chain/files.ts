/** The lock file, the manifest and the policy of this repository, as they stand on the disk. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { Lock, Manifest, Policy } from "./lock.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const text = (name: string) => readFileSync(resolve(ROOT, name), "utf8");

export const theLock = () => Lock.parse(JSON.parse(text("npm-shrinkwrap.json")));
export const theManifest = () => Manifest.parse(JSON.parse(text("package.json")));
export const thePolicy = () => Policy.parse(parse(text("test/supply-chain/policy.yaml")));
