/**
 * The bill of materials: what npm itself writes (`npm sbom`, CycloneDX 1.5) of the lock file, without what only builds and
 * tests the program. npm is given a manifest and a lock file that hold nothing else: asked to leave development out, it leaves
 * out what the program shares with it, too (npm 11.19: zod, yaml).
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Wanted {
  /** Packages that are compiled for one machine, and that the program does without. */
  readonly optional: boolean;
}

/** @param from a folder with the manifest and the lock file of the program. */
export function billOf(from: string, { optional }: Wanted): string {
  const read = (name: string) => JSON.parse(readFileSync(join(from, name), "utf8"));
  const { devDependencies: _tools, ...manifest } = read("package.json");
  const lock = read("npm-shrinkwrap.json") as { packages: Record<string, { dev?: boolean; optional?: boolean }> };
  const packages = Object.entries(lock.packages).filter(([, { dev, optional: own }]) => !dev && (optional || !own));
  const place = mkdtempSync(join(tmpdir(), "bascule-bill-"));
  // npm names the program after the folder that it stands in.
  const folder = join(place, String(manifest.name));
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
    const { devDependencies: _none, ...root } = lock.packages[""] as { devDependencies?: object };
    const held = { ...lock, packages: { ...Object.fromEntries(packages), "": root } };
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify(held));
    const words = ["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "application", "--package-lock-only"];
    return execFileSync("npm", words, { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
