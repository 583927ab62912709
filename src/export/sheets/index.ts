/** The sheets of the plan's workbook, in order. To add one: a file beside this one, and a line here. */

import type { Tab } from "../workbook.ts";
import { applications } from "./applications.ts";
import { coverage } from "./coverage.ts";
import { derogation } from "./derogation.ts";
import { inventory } from "./inventory.ts";
import { licences } from "./licences.ts";
import { plan } from "./plan.ts";
import { readme } from "./readme.ts";
import { sensitivity } from "./sensitivity.ts";
import { services } from "./services.ts";
import { sources } from "./sources.ts";
import { summary } from "./summary.ts";

export const PLAN_TABS: readonly Tab[] = [
  summary,
  readme,
  services,
  plan,
  inventory("exchange"),
  inventory("onedrive"),
  inventory("teams"),
  inventory("sharepoint"),
  inventory("other"),
  sensitivity,
  derogation,
  applications,
  licences,
  coverage,
  sources,
];
