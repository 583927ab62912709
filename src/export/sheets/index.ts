/** The sheets of each workbook, in order. To add one: a file beside this one, and a line here. */

import type { Occultation } from "../../model/occultation.ts";
import { asRead, type Table } from "../sheet.ts";
import type { Tab } from "../workbook.ts";
import { annex } from "./annex.ts";
import { applications } from "./applications.ts";
import { conflicts } from "./conflicts.ts";
import { coverage, coverageUnnamed } from "./coverage.ts";
import { derogation } from "./derogation.ts";
import { desktop } from "./desktop.ts";
import { directorates } from "./directorates.ts";
import { due } from "./due.ts";
import { evidence } from "./evidence.ts";
import { externalSharing } from "./external-sharing.ts";
import { followUp } from "./follow-up.ts";
import { freeable } from "./freeable.ts";
import { glossary } from "./glossary.ts";
import { inventory } from "./inventory.ts";
import { journal } from "./journal.ts";
import { labels } from "./labels.ts";
import { licences } from "./licences.ts";
import { obstacles } from "./obstacles.ts";
import { occultations } from "./occultations.ts";
import { openedAfter } from "./opened-after.ts";
import { openedUnits } from "./opened-units.ts";
import { plan } from "./plan.ts";
import { progress } from "./progress.ts";
import { readmeOf } from "./readme.ts";
import { restricted } from "./restricted.ts";
import { sensitivity } from "./sensitivity.ts";
import { services } from "./services.ts";
import { sources } from "./sources.ts";
import { summary } from "./summary.ts";
import { toDecide } from "./to-decide.ts";
import { units } from "./units.ts";
import { waves } from "./waves.ts";

/** The first page leads, the second says what each other sheet holds. */
const introduced = ([first, ...others]: readonly [Tab, ...Tab[]]): readonly Tab[] => [
  first,
  readmeOf([first, ...others]),
  ...others,
];

/** What details another sheet stands behind it: what was there before a derogation's day, labels, licences, progress. */
const DETAILS: readonly Tab[] = [
  toDecide,
  services,
  plan,
  waves,
  obstacles,
  directorates,
  due,
  derogation,
  evidence,
  openedAfter,
  inventory("exchange"),
  inventory("onedrive"),
  inventory("teams"),
  inventory("sharepoint"),
  inventory("other"),
  sensitivity,
  labels,
  externalSharing,
  applications,
  licences,
  freeable,
  desktop,
  followUp,
  progress,
  coverage,
  sources,
  journal,
  glossary,
];

export const PLAN_TABS = introduced([summary, ...DETAILS]);

/** The same where people's earlier workbooks were carried over and something is to be told of it. */
export const CONFLICT_TABS = introduced([summary, conflicts, ...DETAILS]);

/** What of it is written for each directorate apart. */
export const UNIT_TABS: readonly Table[] = [
  plan,
  inventory("exchange"),
  inventory("onedrive"),
  inventory("teams"),
  inventory("sharepoint"),
  inventory("other"),
  followUp,
];

/** What the administration has written itself: notes, and who decided. */
const WRITTEN = ["reasons", "declaredBy", "decidedBy", "harmBy"];
/** What a row is known by when it is given back is nothing to an annex. */
const NOT_ATTACHED = [...WRITTEN, "id"];

/**
 * The annex that is attached to the derogation request: frozen, without a column to fill in, a free text or the name
 * of a person; what was found is told in numbers, by service and by directorate.
 */
export const ANNEX_TABS: readonly Tab[] = [
  annex,
  asRead(derogation, NOT_ATTACHED),
  asRead(services, WRITTEN),
  evidence,
  openedUnits,
  units,
  asRead(sensitivity, WRITTEN),
  coverageUnnamed,
  sources,
];

/** For the security officer alone. */
export const RESTRICTED_TABS: readonly Tab[] = [restricted];

/** What a copy for publication leaves out is its last sheet. Who shared files are open to is in none: the sheet would say that nobody asked. */
export function publishedTabs(tabs: readonly Tab[], kinds: readonly Occultation[]): readonly Tab[] {
  const [first, ...others] = tabs.filter(({ id }) => id !== "externalSharing" && id !== "readme");
  const last = occultations(kinds);
  if (first === undefined) return [last];
  return tabs.some(({ id }) => id === "readme") ? introduced([first, ...others, last]) : [first, ...others, last];
}
