/** Labels that the service told of files, as findings: the same that a file's own properties would have given. Pure. */

import { label } from "../../detect/detectors/label.ts";
import { CONFIDENCES } from "../../model/finding.ts";
import type { Labelled } from "../../model/task.ts";
import type { LabelFinding } from "../../store/commit.ts";

/** @param known the tenant's own labels, or null when nobody told them. */
export function labelFindings(
  labelled: readonly Labelled[],
  known: ReadonlySet<string> | null,
): readonly LabelFinding[] {
  return labelled.map(({ labels, ...thing }) => {
    const judged = labels.map((id) => label.judge(id, known));
    const findings = CONFIDENCES.map((confidence) => {
      const count = judged.filter((each) => each === confidence).length;
      return { detector: label.id, category: label.category, count, confidence };
    });
    return { ...thing, findings: findings.filter(({ count }) => count > 0) };
  });
}
