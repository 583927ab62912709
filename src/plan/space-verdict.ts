/** The verdict of one space: its service's, unless it is a part of it on which a person decided otherwise. */

import type { Container } from "../model/records.ts";
import type { Verdict } from "../model/verdict.ts";

/** A part that lies inside spaces, as files in a drive, decides nothing for the space as a whole. */
export function spaceVerdict(verdict: Verdict, { type }: Pick<Container, "type">): Verdict {
  const part = verdict.parts.find(({ rule, answer }) => answer !== null && rule.types.includes(type));
  return part ? { ...verdict, action: part.action, answer: part.answer } : verdict;
}
