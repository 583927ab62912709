/** Where several detectors fit one place: what is more than a guess, then the longest and most checked, has it. */

import { CONFIDENCES, type Span } from "../model/finding.ts";

export interface Judged extends Span {
  /** Its detector's place in the register: the longest and most checked first. */
  readonly rank: number;
}

/** Spans apart from one another, ascending. */
export function apart(judged: readonly Judged[]): Judged[] {
  const ordered = [...judged].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Judged[] = [];
  let cluster: Judged[] = [];
  let end = -1;
  for (const each of ordered) {
    if (each.start >= end) {
      for (const one of settled(cluster)) kept.push(one);
      cluster = [];
    }
    cluster.push(each);
    end = Math.max(end, each.end);
  }
  for (const one of settled(cluster)) kept.push(one);
  return kept;
}

function settled(cluster: readonly Judged[]): Judged[] {
  if (cluster.length <= 1) return [...cluster];
  const byRight = [...cluster].sort(
    (a, b) =>
      Number(a.confidence === "low") - Number(b.confidence === "low") ||
      a.rank - b.rank ||
      CONFIDENCES.indexOf(b.confidence) - CONFIDENCES.indexOf(a.confidence) ||
      a.start - b.start,
  );
  const from = cluster[0]?.start ?? 0;
  const taken = new Uint8Array(cluster.reduce((last, { end }) => Math.max(last, end), from) - from);
  const kept = byRight.filter(({ start, end }) => {
    for (let at = start; at < end; at++) if (taken[at - from]) return false;
    taken.fill(1, start - from, end - from);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}
