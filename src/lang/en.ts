import { carry } from "./en/carry.ts";
import { costs } from "./en/costs.ts";
import { coverage } from "./en/coverage.ts";
import { detection } from "./en/detection.ts";
import { differences } from "./en/differences.ts";
import { dossier } from "./en/dossier.ts";
import { evidence } from "./en/evidence.ts";
import { faults } from "./en/faults.ts";
import { followUp } from "./en/follow-up.ts";
import { glossary } from "./en/glossary.ts";
import { history } from "./en/history.ts";
import { journal } from "./en/journal.ts";
import { names } from "./en/names.ts";
import { obstacles } from "./en/obstacles.ts";
import { oddities } from "./en/oddities.ts";
import { plan } from "./en/plan.ts";
import { reasons } from "./en/reasons.ts";
import { redaction } from "./en/redaction.ts";
import { report } from "./en/report.ts";
import { signIn } from "./en/sign-in.ts";
import { summary } from "./en/summary.ts";
import { terminal } from "./en/terminal.ts";
import { toDecide } from "./en/to-decide.ts";
import { unused } from "./en/unused.ts";
import { words } from "./en/words.ts";
import { workbook } from "./en/workbook.ts";
import type { fr } from "./fr.ts";

export const en: typeof fr = {
  carry,
  costs,
  coverage,
  detection,
  differences,
  dossier,
  evidence,
  faults,
  followUp,
  glossary,
  history,
  journal,
  names,
  obstacles,
  oddities,
  plan,
  reasons,
  redaction,
  report,
  signIn,
  summary,
  terminal,
  toDecide,
  unused,
  words,
  workbook,
};
