/** `bascule detect` as a person reads it, as a script reads it, and when neither reads to the end. */

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MatchLine } from "../../src/app/detect.ts";
import type { Call } from "../../src/cli/command.ts";
import { run } from "../../src/cli/index.ts";
import { matchViewOf } from "../../src/cli/match-view.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import { catalogueOf } from "../../src/lang/index.ts";

const MAIN = new URL("../../src/main.ts", import.meta.url).pathname;
const NIR = "2 69 05 49 588 000 43";
const IBAN = "FR76 3000 6000 0112 3456 7890 189";
const HOSTILE = "nom\u001b]0;titre\u0007\u009b31m\u202e\n.txt";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bascule-cli-detect-"));
  mkdirSync(join(folder, "d"));
  writeFileSync(join(folder, "d/lettre.txt"), `Mme X, n° de sécurité sociale ${NIR}, affectée à Lille. IBAN ${IBAN}.`);
  writeFileSync(join(folder, "d/casse.docx"), "pas un document");
  writeFileSync(join(folder, "d/propre.txt"), "Rien à dire.");
  symlinkSync(".", join(folder, "d/boucle"));
  writeFileSync(join(folder, HOSTILE), `NIR \u001b[2J ${NIR} \u009b5m \u202efin`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Place {
  readonly terminal?: boolean;
  readonly input?: Terminal["input"];
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
}

async function bascule(words: readonly string[], { terminal = false, input, signal, now }: Place = {}) {
  const said = { out: "", err: "" };
  const exit = await run(["detect", ...words], {
    out: (text) => {
      said.out += `${text}\n`;
    },
    err: (text) => {
      said.err += `${text}\n`;
    },
    outIsTerminal: terminal,
    errIsTerminal: false,
    ask: null,
    columns: 100,
    account: "agent",
    cwd: folder,
    env: { BASCULE_LANG: "fr" },
    input: input ?? async function* () {},
    now: now ?? (() => new Date("2026-11-30T09:00:00Z")),
    signal: signal ?? new AbortController().signal,
  });
  return { exit, out: said.out.replace(/\u00a0/g, " "), err: said.err.replace(/[\u00a0\u202f]/g, " ") };
}

test("at a terminal: what stands around each value, every value masked, and nothing that moves it", async () => {
  const { exit, out, err } = await bascule(["d", HOSTILE], { terminal: true });
  expect(out.split("\n")).toEqual([
    "d/lettre.txt",
    "  Numéro de sécurité sociale (NIR) : 1 fois",
    "    certitude élevée   Mme X, n° de sécurité sociale ●●●●●●●●●●●●●●●, affectée à Lille. IBAN …",
    "  Compte bancaire (IBAN) : 1 fois",
    "    certitude élevée   … sociale ●●●●●●●●●●●●●●●, affectée à Lille. IBAN ●●●●●●●●●●●●●●●●●●●●●●●●.",
    "nom\\u001b]0;titre\\u0007\\u009b31m\\u202e\\u000a.txt",
    "  Numéro de sécurité sociale (NIR) : 1 fois",
    "    certitude élevée   NIR \\u001b[2J ●●●●●●●●●●●●●●● \\u009b5m \\u202efin",
    "",
  ]);
  expect(err.split("\n")).toEqual([
    expect.stringMatching(/^d\/casse\.docx : non lu \(fichier endommagé/),
    "Par détecteur (dans un fichier, une valeur compte une fois) :",
    "  Numéro de sécurité sociale (NIR)   2 fichiers   2 valeurs",
    "  Compte bancaire (IBAN)              1 fichier    1 valeur",
    "Non lu, en tout ou en partie : 1",
    "  Endommagé   1",
    "1 lien non suivi.",
    "3 données repérées dans 2 fichiers.",
    "",
  ]);
  expect(exit).toBe(1);
});

test("--json is for programs, there too: the lines of the contract, and no word of the file", async () => {
  const { exit, out, err } = await bascule(["d", HOSTILE, "--json", "--quiet"], { terminal: true });
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map((line) => Object.keys(line))).toEqual([
    ["file", "error"],
    ...Array.from({ length: 3 }, () => ["file", "detector", "category", "start", "end", "confidence"]),
  ]);
  expect(lines.at(-1)?.file).toBe(HOSTILE);
  expect(out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(out).not.toMatch(/sécurité sociale|●|588/);
  expect([exit, err]).toEqual([1, ""]);
});

test.skipIf(process.platform === "win32")(
  "elsewhere: one line a match, not a word of the file; how far it is, now and then, on standard error",
  async () => {
    const odd = join(folder, "odd");
    mkdirSync(odd);
    spawnSync("mkfifo", [join(odd, "tube")]);
    writeFileSync(Buffer.concat([Buffer.from(`${odd}/`), Buffer.from([0xe9]), Buffer.from(".txt")]), `NIR ${NIR}`);
    let at = Date.parse("2026-11-30T09:00:00Z");
    const now = () => {
      at += 61_000;
      return new Date(at);
    };
    const input = async function* () {
      yield Buffer.from(`NIR ${NIR}`);
    };
    const { exit, out, err } = await bascule(["d/lettre.txt", HOSTILE, "-", "odd"], { now, input });
    expect(out.split("\n")).toEqual([
      "d/lettre.txt:30-51 nir (high)",
      "d/lettre.txt:76-109 iban (high)",
      expect.stringMatching(/^nom.*\\u000a\.txt:9-30 nir \(high\)$/),
      "-:4-25 nir (high)",
      // A name of the time before UTF-8.
      "odd/é.txt:4-25 nir (high)",
      "",
    ]);
    expect(err).toMatch(/^1 fichier, 115 o, .* fichiers et .* par seconde$/m);
    expect(err).toMatch(/1 tube, prise ou périphérique laissé de côté/);
    expect(exit).toBe(0);
  },
);

describe("what a person sees of one file", () => {
  const line = (more: Partial<MatchLine>): MatchLine => ({
    file: "liste.csv",
    detector: "nir",
    category: "citizen-personal-data",
    start: 4,
    end: 25,
    confidence: "high",
    excerpt: { before: "NIR ", dots: "●●●", after: ", IBAN ●●●●", header: "Numéro" },
    ...more,
  });
  const shown = (lines: readonly MatchLine[]) => {
    const out: string[] = [];
    const terminal = { out: (text: string) => out.push(text), outIsTerminal: true, columns: 80 };
    const about = { terminal, catalogue: catalogueOf("en"), language: "en", color: false };
    const view = matchViewOf(about as unknown as Call, (id) => catalogueOf("en").names.detector[id] ?? "Agency number");
    for (const each of lines) view.match(each);
    view.end();
    return out;
  };

  test("more than ten of a kind: how many others there are", () => {
    expect(shown(Array.from({ length: 13 }, () => line({})))).toEqual([
      "liste.csv",
      "  Social security number (NIR): 13 times",
      ...Array.from({ length: 10 }, () => "    high certainty    [Numéro] NIR ●●●, IBAN ●●●●"),
      "    and 3 others",
    ]);
  });

  test("the administration's own stand there as it calls them", () => {
    expect(shown([line({ detector: "matricule-demo" })])[1]).toBe("  Agency number: 1 time");
  });

  test("a value is shown to who asks for it, and no other", () => {
    expect(shown([line({ value: NIR.replace(" ", "\u001b[2J") })]).at(-1)).toBe(
      `    high certainty    [Numéro] NIR ${NIR.replace(" ", "\\u001b[2J")}, IBAN ●●●●`,
    );
  });
});

test("stopped while a pipe gives nothing more: at once, as interrupted", async () => {
  const stop = new AbortController();
  const input = async function* () {
    yield Buffer.from(`NIR ${NIR}`);
    stop.abort();
    await new Promise(() => {});
  };
  expect((await bascule(["-"], { input, signal: stop.signal })).exit).toBe(130);
});

test("a reader that goes away ends it without a word", async () => {
  mkdirSync(join(folder, "many"));
  for (let at = 0; at < 20; at += 1) writeFileSync(join(folder, `many/${at}.txt`), `NIR ${NIR}\n`.repeat(200));
  const child = spawn(process.execPath, [MAIN, "detect", "many"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const exit = await new Promise((resolve) => child.on("close", resolve));
  expect([exit, err]).toEqual([0, ""]);
});
