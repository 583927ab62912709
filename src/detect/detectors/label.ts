/**
 * Sensitivity labels of Microsoft Purview, read from a file's own properties or a mail's header
 * (`MSIP_Label_<id>_Enabled`). A label that the tenant does not know came with a file from elsewhere.
 * Source: https://learn.microsoft.com/purview/sensitivity-labels-office-apps
 */
import { defineDetector } from "../detector.ts";

export const label = defineDetector({
  id: "label",
  title: "Étiquette de confidentialité",
  category: "marked-document",
  candidates: "labels",
  judge: (id, known) => (known === null || known.has(id) ? "high" : "medium"),
});
