/**
 * Names of files, folders, sites, teams and channels are searched too, before they are kept anywhere: a value in a name
 * gives way to its detector's id, `Dossier [nir].docx`. A company's number that is worth little (low) is told and stays:
 * one number of nine digits in ten has its key, and it is nobody's.
 */

import { NO_CELLS } from "../model/cells.ts";
import type { CustomDetector } from "../model/custom-detector.ts";
import type { Finding } from "../model/finding.ts";
import { detectorsWith } from "./custom.ts";
import { detect } from "./detect.ts";
import type { Detector } from "./detector.ts";
import { toFindings } from "./findings.ts";

const NONE: readonly CustomDetector[] = [];
/**
 * A name is no document: stamps, labels and vocabulary are not sought in it. Nor are addresses and telephones: an
 * account is named by its address, and a site by its building's.
 */
const inNames = new WeakMap<readonly Detector[], readonly Detector[]>();

/** @param customs detectors of an administration's own. */
export function maskName(
  name: string,
  customs: readonly CustomDetector[] = NONE,
): { readonly masked: string; readonly findings: readonly Finding[] } {
  const all = detectorsWith(customs);
  const detectors = inNames.get(all) ?? all.filter(isSought);
  inNames.set(all, detectors);
  const text = { entry: null, text: name, cells: NO_CELLS, stamps: [], labels: [] };
  const spans = detect(text, null, detectors);
  let masked = name;
  for (const { detector, start, end, confidence } of [...spans].reverse())
    if (confidence !== "low" || detector !== "siren")
      masked = `${masked.slice(0, start)}[${detector}]${masked.slice(end)}`;
  return { masked, findings: toFindings([{ text: name, spans }]) };
}

function isSought({ candidates, category, id }: Detector): boolean {
  return candidates === "values" && category !== "contact" && id !== "marking";
}
