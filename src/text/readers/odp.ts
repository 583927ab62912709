/** Slides of OpenDocument (LibreOffice Impress), their templates, drawings. */

import { readOpenDocument } from "../open-document.ts";
import { defineReader } from "../reader.ts";

export const odp = defineReader({
  format: "odp",
  extensions: ["odp", "otp", "odg", "otg"],
  kind: "binary",
  read: readOpenDocument,
});
