/** What a plan says of a service in the words of the doctrine: rules, texts, reasons, and where it can go. Nothing that was counted. */

import type { Said } from "../../export/redact/retold.ts";
import type { PartVerdict, Verdict } from "../../model/verdict.ts";
import { partReasonOf, partReasons, type ReasonContext, reasonOf, reasonsFor } from "./reasons.ts";

export function saidOf(verdict: Verdict, context: ReasonContext): Said {
  const { rule, targets, parts } = verdict;
  const { id } = context.edition.about;
  return {
    rule: [id, ...(rule?.rules ?? [])].join(" "),
    sources: (rule?.sources ?? []).map(({ title }) => title),
    reason: reasonOf(verdict, context),
    reasons: reasonsFor(verdict, context),
    targets,
    parts: parts.map((part) => saidOfPart(part, context)),
  };
}

export function saidOfPart(part: PartVerdict, context: ReasonContext): Said["parts"][number] {
  const { rule, targets } = part;
  return {
    id: rule.id,
    rule: [context.edition.about.id, ...rule.rules].join(" "),
    reason: partReasonOf(part, context),
    reasons: partReasons(part, context),
    targets,
  };
}
