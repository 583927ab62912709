/**
 * What is left scan by scan: the last scan as it is, and before it that less what the tenant did since. What was seen
 * otherwise (a permission withdrawn, a directorate left out) moves nothing; what was found stands where detectors are the
 * same as at the end.
 */

import { parisDay } from "../model/dates.ts";
import { type Amount, type BurnDown, type KeptScan, NO_AMOUNT, plus } from "../model/history.ts";
import { SAME_SPACES, type ServiceId } from "../model/service.ts";

/** @param scans ascending. @param concerned services that the plan is about: the same for all scans. */
export function burnDownOf(scans: readonly KeptScan[], concerned: ReadonlySet<ServiceId>): readonly BurnDown[] {
  const last = scans.at(-1);
  if (last === undefined) return [];
  let left = sumOf(last, "stood", concerned);
  const points: BurnDown[] = [];
  for (let at = scans.length - 1; at >= 0; at -= 1) {
    const scan = scans[at] as KeptScan;
    const before = scans[at - 1];
    const moved = sumOf(scan, "moved", concerned);
    const seen = before ? minus(sumOf(scan, "stood", concerned), sumOf(before, "stood", concerned)) : moved;
    points.unshift({
      scan: scan.id,
      day: parisDay(new Date(scan.finishedAt)),
      spaces: left.spaces,
      items: left.items,
      bytes: left.bytes,
      sensitive: reads(scan) && reads(last) && findsAlike(scan, last) ? left.sensitive : null,
      moved: volume(moved),
      aside: volume(minus(seen, moved)),
    });
    left = minus(left, moved);
  }
  return points;
}

function sumOf({ sums }: KeptScan, what: "stood" | "moved", concerned: ReadonlySet<ServiceId>): Amount {
  return sums
    .filter(({ service }) => concerned.has(service))
    .map((sum) => (SAME_SPACES.has(sum.service) ? { ...sum[what], spaces: 0 } : sum[what]))
    .reduce(plus, NO_AMOUNT);
}

/** What is not noted is not known to be the same. */
function findsAlike({ provenance: one, number }: KeptScan, { provenance: other, number: last }: KeptScan): boolean {
  if (number === last) return true;
  const [from, to] = [one?.detectors ?? null, other?.detectors ?? null];
  if (one === null || other === null || from === null || to === null) return false;
  return JSON.stringify(from) === JSON.stringify(to) && one.thresholds.minConfidence === other.thresholds.minConfidence;
}

const reads = ({ content }: KeptScan) => Object.values(content).some((mode) => mode !== "none");

const minus = (one: Amount, other: Amount): Amount => ({
  spaces: one.spaces - other.spaces,
  items: one.items - other.items,
  bytes: one.bytes - other.bytes,
  sensitive: one.sensitive - other.sensitive,
});

const volume = ({ spaces, items, bytes }: Amount) => ({ spaces, items, bytes });
