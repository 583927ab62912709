/** The command as anybody starts it: without the keys for memory by which V8 loses count of compiled code. */

import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { mustBeginAnew } from "../../src/cli/memory-keys.ts";

describe("the process begins anew", () => {
  test.each<[string, string, string, readonly string[], boolean]>([
    ["where V8 may use such keys", "linux", "x64", ["--import=a.mjs"], true],
    ["but once", "linux", "x64", ["--no-memory-protection-keys"], false],
    ["not where somebody said how it is to be", "linux", "x64", ["--memory-protection-keys"], false],
    ["nor where it was said in another way", "linux", "x64", ["--no_memory_protection_keys"], false],
    ["not on other processors", "linux", "arm64", [], false],
    ["nor on other systems", "darwin", "x64", [], false],
    ["nor on Windows", "win32", "x64", [], false],
  ])("%s", (_case, platform, arch, options, anew) => expect(mustBeginAnew(platform, arch, options)).toBe(anew));
});

test.runIf(process.platform === "linux" && process.arch === "x64")(
  "under its own number, with its options, its words and what is typed into it",
  async () => {
    const told = `data:text/javascript,process.on('exit',()=>console.error(JSON.stringify([process.pid,process.execArgv])))`;
    const main = resolve(import.meta.dirname, "../../src/main.ts");
    const child = spawn(process.execPath, ["--stack-trace-limit=7", main, "detect", "-", "--json", "--lang", "en"], {
      env: { PATH: process.env.PATH, NODE_OPTIONS: `--import=${told}` },
    });
    const said = { out: "", err: "" };
    child.stdout.on("data", (chunk) => {
      said.out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      said.err += chunk;
    });
    // A number whose key is right, and which nobody bears.
    child.stdin.end("NIR : 2 69 05 49 588 000 43.");
    expect(await new Promise((done) => child.on("close", done))).toBe(0);
    expect(JSON.parse(said.out)).toMatchObject({ detector: "nir" });
    // Threads say it, too; the process that was there before says nothing.
    const begun = JSON.stringify([child.pid, ["--no-memory-protection-keys", "--stack-trace-limit=7"]]);
    expect(new Set(said.err.trimEnd().split("\n"))).toEqual(new Set([begun]));
  },
);
