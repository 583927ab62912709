/** Slides of OpenDocument (LibreOffice Impress), and their templates. */

import { readOpenDocument } from "../open-document.ts";
import { defineReader } from "../reader.ts";

export const odp = defineReader({ format: "odp", extensions: ["odp", "otp"], kind: "binary", read: readOpenDocument });
