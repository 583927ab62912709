/**
 * The program of a reading thread, in a process of its own that may read the files of Bascule and nothing else: every
 * document is read twice, and from the second time on whatever opens a file, a connection or a process is noted. What was
 * noted, and whether a word of a document was in an answer, is told on standard output.
 */

import { createHook } from "node:async_hooks";
import { once } from "node:events";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { serialize } from "node:v8";

const DOORS = /^(TCP|PIPE|UDP|TLS|HTTP|PROCESS|WORKER|GETADDR|GETNAME|QUERY|FS|STAT|FILEHANDLE|DIR)/i;

const opened: string[] = [];
let watched = false;
const watch = (where: Record<string, unknown>, name: string) => {
  for (const [key, of] of Object.entries(where)) {
    if (typeof of !== "function" || /^[A-Z]/.test(key)) continue;
    where[key] = function (this: unknown, ...given: unknown[]) {
      if (watched) opened.push(`${name}.${key} ${String(given[0]).slice(0, 200)}`);
      return Reflect.apply(of, this, given);
    };
  }
};
watch(fs as unknown as Record<string, unknown>, "fs");
watch(fs.promises as unknown as Record<string, unknown>, "fs.promises");
// Those who import a function by its name get the watched one.
syncBuiltinESMExports();

// Loaded once everything is watched.
const { default: run } = await import("../../../src/app/reading-worker.ts");
const { documentsFor } = await import("./documents.ts");

const documents = documentsFor(process.argv[2] ?? "");
const words: string[] = [];
const codes: string[] = [];
for (const round of [1, 2]) {
  watched = round === 2;
  const hook = createHook({
    init: (_id, type) => {
      if (DOORS.test(type)) opened.push(type);
    },
  });
  if (watched) hook.enable();
  for (const { name, bytes } of documents) {
    const asked = { contents: [{ name, bytes }], knownLabels: null, customs: [] };
    const shown = { values: false, context: false };
    const answers = [
      await run({ kind: "item", ...asked }),
      await run({ kind: "file", name, bytes, shown, customs: [] }),
    ] as const;
    // What is posted to the scan, byte by byte.
    const posted = serialize(answers);
    for (const word of ["Brocéliande", "588 000 43", "58800043"])
      for (const encoding of ["utf8", "latin1", "utf16le"] as const)
        if (posted.includes(Buffer.from(word, encoding))) words.push(`${name}: ${word}`);
    if (watched) codes.push(`${name}: ${JSON.stringify((answers[0] as { unread: unknown }).unread ?? answers[0])}`);
  }
  // What was begun and not waited for.
  await new Promise((done) => setTimeout(done, 50));
  hook.disable();
  watched = false;
}
process.stdout.write(JSON.stringify({ opened, words, codes }));
if (process.stdout.writableNeedDrain) await once(process.stdout, "drain");
