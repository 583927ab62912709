/**
 * Documents of all formats through the reading pool, on two threads: how many in a second, and the same with one in fifty
 * made to harm. What those cost is told apart: the honest ones must not pay for more than the time that harmful ones were
 * given. Run: `./node_modules/.bin/node bench/reading.ts [documents] [seconds that a file may take]`.
 */

import { createReadingPool } from "../src/app/reading.ts";
import { honestFiles, hostileFiles, type NamedFile } from "./reading/files.ts";
import { rounded, tell } from "./runs/rounds.ts";

const [documents = 10_000, limit = 10] = process.argv.slice(2).map(Number);
const THREADS = 2;
const ONE_IN = 50;

async function pass(files: readonly NamedFile[], harmful: ReadonlySet<NamedFile>) {
  const pool = createReadingPool({ threads: THREADS, timeoutMs: limit * 1000, memoryMb: 512 });
  for (const file of files.slice(0, 40)) if (!harmful.has(file)) await pool.read([file]);
  const codes = new Map<string, number>();
  let [read, wrong, spent] = [0, 0, 0];
  const start = performance.now();
  const left = files.values();
  const loop = async () => {
    for (const file of left) {
      const from = performance.now();
      const answer = await pool.read([file]);
      if (harmful.has(file)) {
        spent += performance.now() - from;
        for (const code of answer.unread)
          codes.set(`${file.name} ${code}`, (codes.get(`${file.name} ${code}`) ?? 0) + 1);
      } else if (answer.unread.length === 0) read += 1;
      else wrong += 1;
    }
  };
  await Promise.all(Array.from({ length: THREADS }, loop));
  const seconds = (performance.now() - start) / 1000;
  await pool.close();
  return { seconds, spent: spent / 1000 / THREADS, read, wrong, codes: Object.fromEntries(codes) };
}

const honest = honestFiles(documents);
const hostile = hostileFiles();
const harmful = new Set<NamedFile>();
const mixed = honest.map((file, at) => {
  if (at % ONE_IN !== ONE_IN - 1) return file;
  const chosen = { ...(hostile[Math.floor(at / ONE_IN) % hostile.length] as NamedFile) };
  harmful.add(chosen);
  return chosen;
});

const plain = await pass(honest, harmful);
const beset = await pass(mixed, harmful);
const perSecond = (files: number, seconds: number) => rounded(files / seconds);
tell({
  bench: "reading",
  documents,
  threads: THREADS,
  seconds: rounded(plain.seconds),
  documentsPerSecond: perSecond(plain.read, plain.seconds),
  wronglyRefused: plain.wrong,
});
tell({
  bench: "reading",
  documents,
  harmful: harmful.size,
  seconds: rounded(beset.seconds),
  secondsOfHarmful: rounded(beset.spent),
  honestPerSecondBeside: perSecond(beset.read, beset.seconds - beset.spent),
  slowdown: rounded((beset.seconds - beset.spent) / beset.read / (plain.seconds / plain.read)),
  wronglyRefused: beset.wrong,
  reasons: beset.codes,
});
process.exit();
