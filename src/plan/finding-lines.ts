/**
 * Findings as `findings.ndjson` tells them. An item with contact details alone has no line. A presumed marking or
 * credential has no place here: its lines come after the items of their container, since standing next to its item's
 * other findings would tell where it is.
 */

import { CONFIDENCES, type Finding, RESTRICTED_DETECTORS } from "../model/finding.ts";
import type { FindingLine } from "../model/finding-line.ts";
import type { ServiceId } from "../model/service.ts";
import { NAMED } from "./countable.ts";

export interface Found {
  readonly service: ServiceId;
  readonly container: string;
  /** Null for a finding in the name of a place or folder. */
  readonly item: string | null;
  readonly name: string | null;
  readonly finding: Finding;
}

/** Pages of findings; each holds its items whole. */
export type Findings = AsyncIterable<readonly Found[]> | Iterable<readonly Found[]>;

const isRestricted = ({ finding }: Found) => RESTRICTED_DETECTORS.has(finding.detector);
const isContact = ({ finding }: Found) => finding.category === "contact";

/** Asks for findings sorted by service, container and item; holds a page, and of one container the kinds of the restricted. */
export async function* findingLines(findings: Findings): AsyncGenerator<readonly FindingLine[]> {
  const withheld: Withheld = new Map();
  for await (const page of findings) {
    const lines: FindingLine[] = [];
    for (let from = 0; from < page.length; ) {
      const first = page[from] as Found;
      let end = from + 1;
      while (end < page.length && isSameItem(first, page[end] as Found)) end += 1;
      if (withheld.size > 0 && !sameContainer(withheld, first)) lines.push(...released(withheld));
      takeItem(page, from, end, { lines, withheld });
      from = end;
    }
    yield lines;
  }
  yield [...released(withheld)];
}

const isSameItem = (one: Found, other: Found) =>
  one.item === other.item && one.container === other.container && one.service === other.service;

/** The lines of one item, but for what is withheld. */
function takeItem(
  page: readonly Found[],
  from: number,
  end: number,
  { lines, withheld }: { readonly lines: FindingLine[]; readonly withheld: Withheld },
): void {
  for (let at = from; at < end; at += 1) {
    const found = page[at] as Found;
    if (isContact(found) && (found.item === null || page.slice(from, end).every(isContact))) continue;
    if (isRestricted(found)) withhold(withheld, lineOf(found, false));
    else lines.push(lineOf(found, NAMED.has(found.service)));
  }
}

/** Markings and credentials with their places: for the security officer alone. */
export async function* restrictedLines(findings: Findings): AsyncGenerator<readonly FindingLine[]> {
  for await (const page of findings)
    yield page.filter(isRestricted).map((found) => ({ ...lineOf(found, true), item: found.item }));
}

function lineOf({ service, container, item, name, finding }: Found, named: boolean): FindingLine {
  const { detector, category, count, confidence } = finding;
  const place = RESTRICTED_DETECTORS.has(detector) ? null : item;
  return {
    container,
    service,
    item: place,
    name: named && item !== null ? name : null,
    detector,
    category,
    count,
    confidence,
  };
}

type Withheld = Map<string, { line: FindingLine; times: number }>;

const keyOf = ({ detector, category, confidence, count }: FindingLine) =>
  `${detector} ${CONFIDENCES.length - CONFIDENCES.indexOf(confidence)} ${category} ${String(count).padStart(12, "0")}`;

function withhold(withheld: Withheld, line: FindingLine): void {
  const known = withheld.get(keyOf(line));
  withheld.set(keyOf(line), { line, times: (known?.times ?? 0) + 1 });
}

function sameContainer(withheld: Withheld, { service, container }: Found): boolean {
  const [held] = withheld.values();
  return held?.line.service === service && held.line.container === container;
}

/** One line for each item that it stands for, in an order that says nothing of which. */
function* released(withheld: Withheld): Generator<FindingLine> {
  for (const [, { line, times }] of [...withheld].sort(([one], [other]) => (one < other ? -1 : 1))) {
    for (let time = 0; time < times; time += 1) yield line;
  }
  withheld.clear();
}
