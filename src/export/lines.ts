/** The outputs for scripts: `plan.json`, and one line for each space and each finding, keys in the contract's order. */

import type { ContainerLine } from "../model/container-row.ts";
import type { FindingLine } from "../model/finding-line.ts";
import type { Plan } from "../model/plan.ts";
import { printableJson } from "../model/unseen.ts";

export function planJson(plan: Plan): string {
  return `${printableJson(plan, 2)}\n`;
}

/** Keys are set one by one: what a row holds beside them stays out, and their order is the contract's. */
export function containerJson({ volume, sensitive, ...line }: ContainerLine): string {
  return `${printableJson({
    id: line.id,
    service: line.service,
    kind: line.kind,
    name: line.name,
    owner: line.owner,
    unit: line.unit,
    volume: { items: volume.items, bytes: volume.bytes },
    sensitive: { items: sensitive.items, itemsRead: sensitive.itemsRead, byDetector: sensitive.byDetector },
    label: line.label,
    action: line.action,
    target: line.target,
    wave: line.wave,
    coverage: line.coverage,
  })}\n`;
}

export function findingJson(line: FindingLine): string {
  return `${printableJson({
    container: line.container,
    service: line.service,
    item: line.item,
    name: line.name,
    detector: line.detector,
    category: line.category,
    count: line.count,
    confidence: line.confidence,
  })}\n`;
}
