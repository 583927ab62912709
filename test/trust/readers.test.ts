/**
 * Promises 4 and 6, in a reading thread: documents that ask for a file, an address or a program get none, since no reader
 * opens anything; and what the thread answers holds no word of what it read.
 */

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { READERS } from "../../src/text/readers/index.ts";
import { SPECIMENS } from "../text/specimens.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const PROGRAM = join(import.meta.dirname, "reading/watched.ts");

interface Seen {
  readonly opened: readonly string[];
  readonly words: readonly string[];
  readonly codes: readonly string[];
}

let connected = 0;
let seen: Seen;
let said = "";
let left: readonly string[];

beforeAll(async () => {
  const server = createServer((_, response) => response.end()).on("connection", () => {
    connected += 1;
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Its temporary folder is one that it may not even look at: --permission opens the program's own files alone.
  const folder = mkdtempSync(join(tmpdir(), "bascule-readers-"));
  const readable = [`${ROOT}/`, `${realpathSync(join(ROOT, "node_modules"))}/`];
  const allowed = readable.map((path) => `--allow-fs-read=${path}*`);
  const child = spawn(process.execPath, ["--permission", ...allowed, PROGRAM, address], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, TMPDIR: folder },
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  server.close();
  left = readdirSync(folder);
  rmSync(folder, { recursive: true });
  said = err;
  try {
    seen = JSON.parse(out) as Seen;
  } catch {
    throw new Error(`the reading program did not end well: ${err}${out}`.slice(0, 2000));
  }
}, 120_000);

test("every reader was at work, and what it was given was read where it can be", () => {
  expect(seen.codes.length).toBeGreaterThan(SPECIMENS.length + 10);
  expect(SPECIMENS.length).toBeGreaterThanOrEqual(READERS.length - 2);
  const unread = seen.codes.filter((line) => !line.endsWith(": []"));
  expect(unread).toEqual([]);
});

test("none opens a file, a connection or a process", () => {
  expect(seen.opened).toEqual([]);
  expect(connected).toBe(0);
  for (const path of ["/tmp/basculepiege.txt", "/etc/basculepiege.txt", "/tmp/x.html"])
    expect(existsSync(path)).toBe(false);
});

test("no word of a document is in what a thread answers, in what it prints, or in a temporary file", () => {
  expect(seen.words).toEqual([]);
  expect(said).toBe("");
  expect(left).toEqual([]);
});
