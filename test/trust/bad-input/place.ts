/** A folder with something to lose in it: a store, a workbook of somebody's, and whatever a case puts there. */

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openStore } from "../../../src/store/sqlite/store.ts";
import { type Bench, benchFor, type Outcome } from "../../whole/bench.ts";
import type { Around } from "./case.ts";

export interface Place {
  /** Runs the command with these files and variables around it, and takes the files away again. */
  said(
    words: readonly string[],
    language: "fr" | "en",
    around?: Around,
  ): Promise<Outcome & { readonly before: Listing; readonly after: Listing }>;
  readonly folder: string;
  remove(): void;
}

/** Every path below the folder, with what a file holds. */
export type Listing = readonly string[];

export async function placeWithAStore(): Promise<Place> {
  const bench: Bench = benchFor(null);
  const store = openStore(join(bench.folder, "bascule-store"), { create: true });
  const content = { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" } as const;
  const nowhere = { include: [], exclude: [], excludeContent: [], countTeamsMessages: false };
  await store.beginScan("tenant-a", { workloads: ["teams"], content, seed: "seed", ...nowhere }, new Date(0), false);
  await store.finishScan(new Date(1));
  await store.close();
  mkdirSync(join(bench.folder, "kept"));
  writeFileSync(join(bench.folder, "kept", "plan-migration.xlsx"), "somebody's work");
  return {
    folder: bench.folder,
    remove: bench.remove,
    said: async (words, language, { files = {}, env = {} } = {}) => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(bench.folder, name)), { recursive: true });
        writeFileSync(join(bench.folder, name), text);
      }
      const before = listingOf(bench.folder);
      const { exit, out, err } = await bench.bascule(
        words.map((word) => word.replace("FOLDER", bench.folder)),
        { env: { LANG: language, BASCULE_LANG: language, ...env } },
      );
      const after = listingOf(bench.folder);
      for (const name of Object.keys(files))
        rmSync(join(bench.folder, name.split("/", 1)[0] ?? name), { recursive: true });
      const told = (text: string) => text.trim().replaceAll(bench.folder, "FOLDER");
      return { exit, out: told(out), err: told(err), before, after };
    },
  };
}

function listingOf(folder: string): Listing {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return `${name}/`;
      return `${name} ${createHash("sha256").update(readFileSync(path)).digest("hex")}`;
    });
}
