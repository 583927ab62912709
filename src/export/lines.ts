/** The outputs for scripts: `plan.json`, and one line for each space and each finding, keys in the contract's order. */

import type { ContainerRow } from "../model/container-row.ts";
import type { FindingLine } from "../model/finding-line.ts";
import type { Plan } from "../model/plan.ts";
import { printableJson } from "../model/unseen.ts";

export function planJson(plan: Plan): string {
  return `${printableJson(plan, 2)}\n`;
}

/** Keys are set one by one: what a row holds beside them stays out, and their order is the contract's. */
export function containerJson({ line: { volume, ...line }, grouped, published = false }: ContainerRow): string {
  const { items, itemsRead, byDetector } = line.sensitive;
  const own = published && grouped !== null;
  const sensitive = own ? { items: items - grouped, itemsRead, byDetector: {} } : { items, itemsRead, byDetector };
  return `${printableJson({
    id: line.id,
    service: line.service,
    kind: line.kind,
    name: line.name,
    owner: line.owner,
    unit: line.unit,
    volume: { items: volume.items, bytes: volume.bytes },
    sensitive,
    label: line.label,
    action: line.action,
    target: line.target,
    wave: line.wave,
    coverage: line.coverage,
  })}\n`;
}

/** As `printableJson` writes it; there are millions of these lines, and most of their texts stand as they are. */
export function findingJson({
  container,
  service,
  item,
  name,
  detector,
  category,
  count,
  confidence,
}: FindingLine): string {
  const where = `"container":${text(container)},"service":"${service}","item":${text(item)},"name":${text(name)}`;
  return `{${where},"detector":${text(detector)},"category":"${category}","count":${count},"confidence":"${confidence}"}\n`;
}

/** Signs that JSON, and whoever shows it, takes as they are. */
const AS_IT_STANDS = /^[ !#-[\]-~\u00a0-\u00ac\u00ae-\u02ff]*$/;

const text = (told: string | null) => (told !== null && AS_IT_STANDS.test(told) ? `"${told}"` : printableJson(told));
