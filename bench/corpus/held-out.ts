/**
 * Documents by another hand: written with their labels from the contract's list of detectors and their rules, not from
 * the detectors nor from this corpus (docs/detection.md, section 4). Each is read as `bascule detect` reads a file of its name.
 */

import { readFileSync } from "node:fs";
import type { DocumentText } from "../../src/model/text.ts";
import { extractText } from "../../src/text/index.ts";
import type { Bearing, Label, Labelled } from "./labelled.ts";

type Written = readonly [start: number, end: number, detector: string, need: "required" | "open"];

/** A line of `held-out/documents.ndjson`. */
interface Line {
  readonly name: string;
  readonly text: string;
  readonly labels: readonly Written[];
  readonly vocabularies: Readonly<Record<string, Bearing>>;
}

export async function heldOut(): Promise<Labelled[]> {
  const lines = readFileSync(new URL("held-out/documents.ndjson", import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  return Promise.all(lines.map((line) => labelled(JSON.parse(line))));
}

async function labelled({ name, text, labels, vocabularies }: Line): Promise<Labelled> {
  const { documents } = await extractText({ name, bytes: new TextEncoder().encode(text) });
  const [document] = documents;
  if (!document || documents.length > 1) throw new Error(`${name}: ${documents.length} documents`);
  const ocr = name.includes("ocr");
  return {
    name,
    kind: /\.(?:csv|tsv)$/.test(name) ? "export" : "text",
    document,
    labels: placed(name, text, labels, document).map((label) => ({ ...label, misread: ocr })),
    vocabularies: new Map(Object.entries(vocabularies)),
    ocr,
  };
}

/** JSON and XML are read to other places than they are written at: there the values are looked for, in their order. */
function placed(
  name: string,
  text: string,
  labels: readonly Written[],
  document: DocumentText,
): Omit<Label, "misread">[] {
  const read = document.text.toString();
  let from = 0;
  return labels.map(([start, end, detector, need]) => {
    const value = text.slice(start, end);
    const later = read.indexOf(value, from);
    const at = read === text ? start : later < 0 ? read.indexOf(value) : later;
    if (at < 0) throw new Error(`${name}: a ${detector} is lost`);
    from = at;
    const identity = value.replace(/[^0-9a-z@]/gi, "").toUpperCase();
    return { start: at, end: at + value.length, detector, required: need === "required", identity };
  });
}
