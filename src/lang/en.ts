import { faults } from "./en/faults.ts";
import { names } from "./en/names.ts";
import { plan } from "./en/plan.ts";
import { signIn } from "./en/sign-in.ts";
import { summary } from "./en/summary.ts";
import { terminal } from "./en/terminal.ts";
import { words } from "./en/words.ts";
import { workbook } from "./en/workbook.ts";
import type { fr } from "./fr.ts";

export const en: typeof fr = { faults, names, plan, signIn, summary, terminal, words, workbook };
