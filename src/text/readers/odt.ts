/** Texts of OpenDocument (LibreOffice Writer), and their templates. */

import { readOpenDocument } from "../open-document.ts";
import { defineReader } from "../reader.ts";

export const odt = defineReader({ format: "odt", extensions: ["odt", "ott"], kind: "binary", read: readOpenDocument });
