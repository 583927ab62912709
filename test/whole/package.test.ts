/** What `npm pack` gives, unpacked where npm would install it beside its dependencies, and run. */

import { execFile, spawn } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { VERSION } from "../../src/model/version.ts";
import { COMPILED } from "../compiled.ts";
import { theLock } from "../supply-chain/files.ts";
import { packagesIn } from "../supply-chain/lock.ts";

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, "../..");
const LARGE = { maxBuffer: 64 * 1024 * 1024 };

let folder = "";
let packed: readonly string[] = [];
let main = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bascule-package-"));
  const { stdout } = await run("npm", ["pack", "--json", "--silent", "--pack-destination", folder], {
    cwd: ROOT,
    ...LARGE,
  });
  const [tarball] = JSON.parse(stdout.slice(stdout.indexOf("["))) as [{ filename: string; files: { path: string }[] }];
  packed = tarball.files.map(({ path }) => path);
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "bascule"), { recursive: true });
  await run("tar", ["-xzf", join(folder, tarball.filename), "-C", join(modules, "bascule"), "--strip-components=1"]);
  for (const name of readdirSync(join(ROOT, "node_modules"))) {
    if (!name.startsWith(".") && name !== "bascule") symlinkSync(join(ROOT, "node_modules", name), join(modules, name));
  }
  const { bin } = JSON.parse(readFileSync(join(modules, "bascule", "package.json"), "utf8")) as {
    bin: { bascule: string };
  };
  main = join(modules, "bascule", bin.bascule);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = { ...COMPILED, PATH: process.env.PATH, HOME: tmpdir(), BASCULE_LANG: "fr" };

async function bascule(words: readonly string[], env: Record<string, string> = {}) {
  try {
    const options = { cwd: folder, env: { ...environment, ...env }, ...LARGE };
    return { exit: 0, ...(await run(process.execPath, [main, ...words], options)) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { exit: code, stdout, stderr };
  }
}

test("it holds the program compiled, its templates, its schema and its lock file, and no source or test", () => {
  for (const name of [
    "dist/src/main.js",
    "dist/src/app/reading-worker.js",
    "plan.schema.json",
    "npm-shrinkwrap.json",
    "LICENSE",
  ]) {
    expect(packed).toContain(name);
  }
  expect(packed.some((name) => name.startsWith("templates/doctrine/2021-09-15/"))).toBe(true);
  expect(packed.filter((name) => /\.ts$|^test\/|^bench\/|\.env$/.test(name))).toEqual([]);
});

test("it holds the bill of materials of what it is installed with", () => {
  interface Component {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
    readonly licenses: readonly unknown[];
  }
  const bill = JSON.parse(readFileSync(join(folder, "node_modules", "bascule", "dist", "bom.cdx.json"), "utf8")) as {
    bomFormat: string;
    specVersion: string;
    metadata: { component: Pick<Component, "name" | "version" | "purl"> };
    components: readonly Component[];
  };
  expect(bill).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.5" });
  expect(bill.metadata.component).toMatchObject({
    name: "bascule",
    version: VERSION,
    purl: `pkg:npm/bascule@${VERSION}`,
  });
  // By their digests: what stands in the tree under another name is told by its own.
  const shipped = packagesIn(theLock()).filter(({ dev }) => !dev);
  const told = bill.components.map(({ hashes }) => {
    const sha512 = hashes.find(({ alg }) => alg === "SHA-512")?.content ?? "";
    return `sha512-${Buffer.from(sha512, "hex").toString("base64")}`;
  });
  expect(new Set(told)).toEqual(new Set(shipped.map(({ integrity }) => integrity)));
  expect(bill.components.filter(({ licenses, purl }) => licenses.length === 0 || !purl.startsWith("pkg:npm/"))).toEqual(
    [],
  );
});

test("it is a package that npm and Node take as it says it is", async () => {
  const { messages } = await publint({ pkgDir: join(folder, "node_modules", "bascule"), strict: true });
  expect(messages).toEqual([]);
});

test("the command is a program of its own, and answers", async () => {
  expect(readFileSync(main, "utf8").startsWith("#!/usr/bin/env node")).toBe(true);
  expect(await bascule(["--version"])).toMatchObject({ exit: 0, stdout: `${VERSION}\n`, stderr: "" });
  expect((await bascule(["plan"])).exit).toBe(2);
});

test("it reads files in its threads", async () => {
  // Serial number 000 is never given out: the number is nobody's.
  writeFileSync(join(folder, "note.txt"), "NIR : 2 69 05 49 588 000 43\n");
  const { exit, stdout } = await bascule(["detect", "note.txt", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({ detector: "nir", confidence: "high" });
  expect(exit).toBe(0);
});

test("it serves a tenant, scans it, and writes every output", async () => {
  const child = spawn(process.execPath, [main, "simulate", "--size", "tiny", "--json"], {
    cwd: folder,
    env: environment,
  });
  try {
    const { graphUrl, accessToken } = await new Promise<{ graphUrl: string; accessToken: string }>((ready, failed) => {
      let said = "";
      child.on("error", failed);
      child.on("close", () => failed(new Error("the simulated tenant did not start")));
      child.stdout.on("data", (chunk) => {
        said += chunk;
        if (said.includes("}")) ready(JSON.parse(said));
      });
    });
    const env = { BASCULE_GRAPH_URL: graphUrl, BASCULE_ACCESS_TOKEN: accessToken, BASCULE_CLOCK_SPEED: "20" };
    const { exit, stderr } = await bascule(["scan", "--content", "full"], env);
    expect(exit, stderr).toBe(1);
    expect(statSync(join(folder, "bascule-out", "plan-migration.xlsx")).size).toBeGreaterThan(10_000);
  } finally {
    child.kill();
  }
}, 120_000);
