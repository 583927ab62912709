/** LibreOffice, without a screen and with a profile of its own: opens a workbook, and gives back each of its sheets as CSV. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import { parse } from "csv-parse";
import { libreoffice } from "../../test/export/system.ts";

export interface Opened {
  /** Of each sheet, by its name. */
  readonly rows: ReadonlyMap<string, number>;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** Comma, double quote, UTF-8, from the first row, as shown; the last: every sheet, in a file of its own. */
const EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
const LOOKED_AT_EVERY = 200;
const TICKS_A_SECOND = 100;

/** @param folder what LibreOffice keeps, and the CSV, go there. */
export async function openedRows(workbook: string, folder: string): Promise<Opened> {
  const [profile, sheets] = [join(folder, "profile"), join(folder, "sheets")];
  mkdirSync(sheets);
  const words = [`-env:UserInstallation=file://${profile}`, "--headless", "--norestore"];
  const child = spawn(libreoffice.command, [...words, "--convert-to", EVERY_SHEET, "--outdir", sheets, workbook], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const took = { cpuSeconds: 0, peakMegabytes: 0 };
  const looking = setInterval(() => Object.assign(took, tookOf(profile, took)), LOOKED_AT_EVERY);
  const [said, [exit]] = await Promise.all([text(child.stderr), once(child, "exit") as Promise<[number | null]>]);
  clearInterval(looking);
  if (exit !== 0) throw new Error(`LibreOffice ended with ${exit}: ${said.slice(-2000)}`);
  const rows = new Map<string, number>();
  const prefix = `${basename(workbook, ".xlsx")}-`;
  for (const name of readdirSync(sheets))
    rows.set(basename(name, ".csv").slice(prefix.length).normalize(), await recordsIn(join(sheets, name)));
  return { rows, ...took };
}

/** The program is started by another: it is known by the profile that it was given. */
function tookOf(profile: string, before: Omit<Opened, "rows">): Omit<Opened, "rows"> {
  let { cpuSeconds, peakMegabytes } = before;
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (!/soffice\.bin/.test(readFileSync(`/proc/${id}/cmdline`, "utf8").split("\0")[0] ?? "")) continue;
      if (!readFileSync(`/proc/${id}/cmdline`, "utf8").includes(profile)) continue;
      const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0;
      const times = readFileSync(`/proc/${id}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      peakMegabytes = Math.max(peakMegabytes, Number(peak) / 1024);
      cpuSeconds = Math.max(cpuSeconds, (Number(times[11]) + Number(times[12])) / TICKS_A_SECOND);
    } catch {
      // It has ended since it was listed.
    }
  }
  return { cpuSeconds, peakMegabytes };
}

async function recordsIn(path: string): Promise<number> {
  let records = 0;
  const reader = createReadStream(path).pipe(parse({ relax_column_count: true, skip_empty_lines: false }));
  for await (const _record of reader) records += 1;
  return records;
}
