/**
 * Few dependencies, each with its reason; a lock file that holds to the policy beside it; a package that brings its users the
 * tree that was tested. `npm run test:long` makes that package, and installs it where there is no registry.
 */

import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { theLock, theManifest, thePolicy } from "../supply-chain/files.ts";
import { packagesIn, troublesOf } from "../supply-chain/lock.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const [lock, manifest, policy] = [theLock(), theManifest(), thePolicy()];

test("nothing is wrong with the lock file", () => {
  expect(troublesOf(lock, manifest, policy)).toEqual([]);
});

describe("what is wrong with a lock file is told", () => {
  const entry = (name: string) => lock.packages[`node_modules/${name}`] as Record<string, unknown>;
  const where = (name: string, change: Record<string, unknown>, path = name) => ({
    ...lock,
    packages: { ...lock.packages, [`node_modules/${path}`]: { ...entry(name), ...change } },
  });
  const without = (name: string) => {
    const { [`node_modules/${name}`]: _gone, ...packages } = lock.packages;
    return { ...lock, packages };
  };
  const more = (dependencies: Record<string, string>) => ({
    ...manifest,
    dependencies: { ...manifest.dependencies, ...dependencies },
  });

  test.each([
    [
      "a version below the first safe one",
      where("tmp", { version: "0.2.5" }),
      "tmp 0.2.5: below 0.2.7 (GHSA-ph9p-34f9-6g65)",
    ],
    [
      "one below it in an older major",
      where("jws", { version: "3.2.2" }),
      "jws 3.2.2: below 3.2.3 (GHSA-869p-cjfg-cm3x)",
    ],
    [
      "one of a major in which nothing was mended",
      where("glob", { version: "9.3.5" }),
      "glob 9.3.5: below 10.5.0 (GHSA-5j98-mcp5-4vw2)",
    ],
    [
      "one that only announces the safe one",
      where("tmp", { version: "0.2.7-rc.1" }),
      "tmp 0.2.7-rc.1: below 0.2.7 (GHSA-ph9p-34f9-6g65)",
    ],
    ["a copyleft licence", where("pako", { license: "AGPL-3.0-only" }), "pako 1.0.11: licence AGPL-3.0-only"],
    [
      "two licences that both bind",
      where("pako", { license: "(MIT AND GPL-3.0-only)" }),
      "pako 1.0.11: licence (MIT AND GPL-3.0-only)",
    ],
    [
      "a licence for development in what is shipped",
      where("pako", { license: "MPL-2.0" }),
      "pako 1.0.11: licence MPL-2.0",
    ],
    ["no licence", where("pako", { license: undefined }), "pako 1.0.11: licence unknown"],
    ["a script at install", where("pako", { hasInstallScript: true }), "pako runs a script at install"],
    [
      "a package that was given up",
      where("pako", { deprecated: "use another" }),
      "pako was given up by its maintainers",
    ],
    [
      "a package in two versions",
      where("pako", { version: "2.0.0" }, "jszip/node_modules/pako"),
      "pako is there in several versions",
    ],
    ["a digest of another kind", where("pako", { integrity: "sha1-xxxx" }), "pako 1.0.11: without a digest (sha512)"],
    [
      "a package from elsewhere",
      where("pako", { resolved: "git+ssh://git@example.org/pako" }),
      "pako 1.0.11: from git+ssh://git@example.org/pako",
    ],
    [
      "a script that is listed and gone",
      where("node", { hasInstallScript: false }),
      "package.json, allowScripts: node no longer runs a script at install",
    ],
    [
      "a duplicate that is listed and gone",
      without("exceljs/node_modules/saxes"),
      "duplicates: saxes no longer is there in several versions",
    ],
    [
      "a package of another machine that is gone",
      without("@biomejs/cli-win32-x64"),
      "@biomejs/biome asks for @biomejs/cli-win32-x64, which is not in the lock file",
    ],
    ["a floor of what is gone", without("tmp"), "floors: tmp is no longer in the tree"],
  ])("%s", (_what, changed, told) => expect(troublesOf(changed, manifest, policy)).toContain(told));

  test.each([
    ["one licence of two that will do", where("pako", { license: "MIT OR GPL-3.0-only" }), manifest],
    ["a version of a later major", where("uuid", { version: "14.0.0" }), manifest],
  ])("%s is right", (_what, changed, of) => expect(troublesOf(changed, of, policy)).toEqual([]));

  test("a range in the place of a version", () => {
    const told = "package.json: yaml ^2.9.1 is not the one version that the lock file holds";
    expect(troublesOf(lock, more({ yaml: "^2.9.1" }), policy)).toEqual([told]);
  });
});

describe.each([
  ["docs/dependencies.md", /^(\d+) packages come with the program/m],
  ["docs/dependances.md", /^(\d+) paquets viennent avec le programme/m],
])("%s", (page, counted) => {
  const text = readFileSync(join(ROOT, page), "utf8");
  const rows = [...text.matchAll(/^\| `([^`]+)` \|([^|]*)\|([^|]*)\|$/gm)];

  test("gives every dependency a row, with its licence and its reason, and no other", () => {
    const named = rows.map(([, name]) => name).sort();
    expect(named).toEqual([...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)].sort());
    for (const [, name, licence, reason] of rows) {
      const { license } = lock.packages[`node_modules/${name}`] as { license: string };
      expect({ name, licence: licence?.trim() }).toEqual({ name, licence: license });
      expect(reason?.trim().length, name).toBeGreaterThan(14);
    }
  });

  test("counts what comes with the program", () => {
    const shipped = packagesIn(lock).filter(({ dev, optional }) => !dev && !optional);
    expect(Number(counted.exec(text)?.[1])).toBe(new Set(shipped.map(({ name }) => name)).size);
  });
});

/** Some minutes: not in the usual run, where it would count as passed over. */
describe.each(process.env.BASCULE_TEST_LONG ? ["the package for users"] : [])("%s", () => {
  const run = promisify(execFile);
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "bascule-given-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("installs where there is no registry, as the tree that was tested", async () => {
    const { stdout } = await run(process.execPath, [join(ROOT, "test/supply-chain/package.ts"), folder]);
    writeFileSync(join(folder, "package.json"), '{ "private": true }');
    const offline = ["--offline", "--cache", join(folder, "empty"), "--no-audit", "--no-fund"];
    await run("npm", ["install", ...offline, stdout.trim()], { cwd: folder });
    const own = join(folder, "node_modules", "bascule");
    const versionAt = (path: string) =>
      (JSON.parse(readFileSync(join(own, path, "package.json"), "utf8")) as { version: string }).version;
    const shipped = packagesIn(lock).filter(({ dev, optional }) => !dev && !optional);
    expect(shipped.map(({ path }) => [path, versionAt(path)])).toEqual(
      shipped.map(({ path, version }) => [path, version]),
    );
    expect(readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["bascule"]);
    expect(existsSync(join(own, "node_modules", "vitest"))).toBe(false);

    const bascule = join(folder, "node_modules", ".bin", "bascule");
    expect((await run(bascule, ["--version"], { cwd: folder })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    await run(bascule, ["demo", "--quiet"], { cwd: folder });
    expect(existsSync(join(folder, "bascule-out", "plan-migration.xlsx"))).toBe(true);
  });
});
