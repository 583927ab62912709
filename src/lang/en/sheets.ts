import type { sheets as french } from "../fr/sheets.ts";
import { applicationsSheet } from "./sheets/applications.ts";
import { conflictsSheet } from "./sheets/conflicts.ts";
import { coverageSheet } from "./sheets/coverage.ts";
import { derogationSheet } from "./sheets/derogation.ts";
import { desktopSheet } from "./sheets/desktop.ts";
import { directoratesSheet } from "./sheets/directorates.ts";
import { dueSheet } from "./sheets/due.ts";
import { evidenceSheet } from "./sheets/evidence.ts";
import { externalSharingSheet } from "./sheets/external-sharing.ts";
import { followUpSheet } from "./sheets/follow-up.ts";
import { freeableSheet } from "./sheets/freeable.ts";
import { glossarySheet } from "./sheets/glossary.ts";
import { inventorySheets } from "./sheets/inventory.ts";
import { journalSheet } from "./sheets/journal.ts";
import { labelsSheet } from "./sheets/labels.ts";
import { licencesSheet } from "./sheets/licences.ts";
import { obstaclesSheet } from "./sheets/obstacles.ts";
import { occultationsSheet } from "./sheets/occultations.ts";
import { openedAfterSheet } from "./sheets/opened-after.ts";
import { openedUnitsSheet } from "./sheets/opened-units.ts";
import { planSheet } from "./sheets/plan.ts";
import { progressSheet } from "./sheets/progress.ts";
import { restrictedSheet } from "./sheets/restricted.ts";
import { sensitivitySheet } from "./sheets/sensitivity.ts";
import { servicesSheet } from "./sheets/services.ts";
import { sourcesSheet } from "./sheets/sources.ts";
import { toDecideSheet } from "./sheets/to-decide.ts";
import { unitsSheet } from "./sheets/units.ts";
import { wavesSheet } from "./sheets/waves.ts";

export const sheets: typeof french = {
  summary: { title: "Summary", note: "", columns: {} },
  readme: { title: "Read me", note: "", columns: {} },
  toDecide: toDecideSheet,
  services: servicesSheet,
  plan: planSheet,
  waves: wavesSheet,
  progress: progressSheet,
  obstacles: obstaclesSheet,
  directorates: directoratesSheet,
  due: dueSheet,
  evidence: evidenceSheet,
  openedAfter: openedAfterSheet,
  openedUnits: openedUnitsSheet,
  exchange: inventorySheets.exchange,
  onedrive: inventorySheets.onedrive,
  teams: inventorySheets.teams,
  sharepoint: inventorySheets.sharepoint,
  other: inventorySheets.other,
  sensitivity: sensitivitySheet,
  derogation: derogationSheet,
  applications: applicationsSheet,
  externalSharing: externalSharingSheet,
  conflicts: conflictsSheet,
  followUp: followUpSheet,
  licences: licencesSheet,
  freeable: freeableSheet,
  desktop: desktopSheet,
  occultations: occultationsSheet,
  labels: labelsSheet,
  coverage: coverageSheet,
  sources: sourcesSheet,
  journal: journalSheet,
  glossary: glossarySheet,
  restricted: restrictedSheet,
  annex: { title: "Annex", note: "", columns: {} },
  units: unitsSheet,
};
