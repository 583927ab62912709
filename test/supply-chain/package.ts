/**
 * `npm run package -- DIR`: the package that users are given, with all that it depends on inside. npm obeys the lock file of
 * a package only where it is installed from in its own folder: whoever installs the tarball itself would get versions that
 * nobody tested, and without the overrides. Nothing inside is compiled for one machine, and nothing runs at install.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { billOf } from "./bill.ts";

const ROOT = resolve(import.meta.dirname, "../..");
/** What only builds and tests it, what is compiled for one machine. */
const LEFT_OUT = ["--omit", "dev", "--omit", "optional"];
/** Said to whoever works on the program. */
const FOR_DEVELOPMENT = ["devDependencies", "overrides", "allowScripts", "scripts"];

const out = resolve(process.argv[2] ?? ".");
const stage = mkdtempSync(join(tmpdir(), "bascule-package-"));
const npm = (words: readonly string[], cwd: string) =>
  execFileSync("npm", [...words, "--loglevel", "error"], { cwd, encoding: "utf8" });
try {
  const light = npm(["pack", "--pack-destination", stage], ROOT).trim().split("\n").at(-1) ?? "";
  execFileSync("tar", ["-xzf", join(stage, light), "-C", stage]);
  const folder = join(stage, "package");
  writeFileSync(join(folder, "dist", "bom.cdx.json"), billOf(folder, { optional: false }));
  npm(["ci", "--ignore-scripts", "--prefer-offline", ...LEFT_OUT], folder);
  const file = join(folder, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown> & { dependencies: object };
  for (const key of FOR_DEVELOPMENT) delete manifest[key];
  // The lock file is carried out: beside a bundle it would bring the tools of development along.
  rmSync(join(folder, "npm-shrinkwrap.json"));
  writeFileSync(file, JSON.stringify({ ...manifest, bundleDependencies: Object.keys(manifest.dependencies) }, null, 2));
  mkdirSync(out, { recursive: true });
  const whole = npm(["pack", "--pack-destination", out], folder).trim().split("\n").at(-1) ?? "";
  process.stdout.write(`${join(out, whole)}\n`);
} finally {
  rmSync(stage, { recursive: true, force: true });
}
