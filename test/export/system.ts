/** Programs of the system that some tests ask: absent, they are skipped aloud, unless the run requires them. */

import { spawnSync } from "node:child_process";

const REQUIRED = process.env.BASCULE_TEST_REQUIRES === "system-packages";

export interface Program {
  /** True when the test is to be skipped. */
  readonly absent: boolean;
  readonly command: string;
}

export function program(
  name: string,
  candidates: readonly (readonly [command: string, ...probe: string[]])[],
): Program {
  const found = candidates.find(([command, ...probe]) => spawnSync(command, probe, { stdio: "ignore" }).status === 0);
  if (!found && !REQUIRED) process.stderr.write(`skipped, for want of ${name}: what it would have read back\n`);
  return { absent: !found && !REQUIRED, command: found?.[0] ?? candidates[0]?.[0] ?? name };
}

export const openpyxl = program("python3-openpyxl", [
  ["python3", "-c", "import openpyxl"],
  ["/usr/bin/python3", "-c", "import openpyxl"],
]);

export const libreoffice = program("LibreOffice", [
  ["soffice", "--version"],
  ["libreoffice", "--version"],
]);

/** By its path: who drives it looks for it nowhere else. */
export const chromium = program(
  "Chromium",
  ["chromium", "chromium-browser", "google-chrome"].map((name) => [`/usr/bin/${name}`, "--version"] as const),
);

export const pdftotext = program("poppler-utils", [["pdftotext", "-v"]]);
