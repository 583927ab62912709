import { carry } from "./fr/carry.ts";
import { costs } from "./fr/costs.ts";
import { coverage } from "./fr/coverage.ts";
import { detection } from "./fr/detection.ts";
import { differences } from "./fr/differences.ts";
import { dossier } from "./fr/dossier.ts";
import { evidence } from "./fr/evidence.ts";
import { faults } from "./fr/faults.ts";
import { followUp } from "./fr/follow-up.ts";
import { glossary } from "./fr/glossary.ts";
import { history } from "./fr/history.ts";
import { journal } from "./fr/journal.ts";
import { names } from "./fr/names.ts";
import { obstacles } from "./fr/obstacles.ts";
import { oddities } from "./fr/oddities.ts";
import { plan } from "./fr/plan.ts";
import { reasons } from "./fr/reasons.ts";
import { redaction } from "./fr/redaction.ts";
import { report } from "./fr/report.ts";
import { signIn } from "./fr/sign-in.ts";
import { summary } from "./fr/summary.ts";
import { terminal } from "./fr/terminal.ts";
import { toDecide } from "./fr/to-decide.ts";
import { unused } from "./fr/unused.ts";
import { words } from "./fr/words.ts";
import { workbook } from "./fr/workbook.ts";

/** French, the reference language. One file an area, so that each stays a small room. */
export const fr = {
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
