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

export type Findings = AsyncIterable<Found> | Iterable<Found>;

const isRestricted = ({ finding }: Found) => RESTRICTED_DETECTORS.has(finding.detector);
const isContact = ({ finding }: Found) => finding.category === "contact";

/** Asks for findings sorted by service, container and item; holds those of one item, and of one container the kinds of the restricted. */
export async function* findingLines(findings: Findings): AsyncGenerator<FindingLine> {
  const withheld: Withheld = new Map();
  let group: Found[] = [];
  for await (const found of findings) {
    const [first] = group;
    if (first === undefined || isSameItem(first, found)) {
      group.push(found);
      continue;
    }
    for (const line of linesOf(group, withheld)) yield line;
    if (withheld.size > 0 && !sameContainer(withheld, found)) yield* released(withheld);
    group = [found];
  }
  yield* linesOf(group, withheld);
  yield* released(withheld);
}

const isSameItem = (one: Found, other: Found) =>
  one.item === other.item && one.container === other.container && one.service === other.service;

/** Of one item, but what is withheld. */
function linesOf(group: readonly Found[], withheld: Withheld): readonly FindingLine[] {
  const lines: FindingLine[] = [];
  for (const found of group) {
    if (isContact(found) && (found.item === null || group.every(isContact))) continue;
    if (isRestricted(found)) withhold(withheld, lineOf(found, false));
    else lines.push(lineOf(found, NAMED.has(found.service)));
  }
  return lines;
}

/** Markings and credentials with their places: for the security officer alone. */
export async function* restrictedLines(findings: Findings): AsyncGenerator<FindingLine> {
  for await (const found of findings) if (isRestricted(found)) yield { ...lineOf(found, true), item: found.item };
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
