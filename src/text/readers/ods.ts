/** Sheets of OpenDocument (LibreOffice Calc), and their templates. */

import { readOpenDocument } from "../open-document.ts";
import { defineReader } from "../reader.ts";

export const ods = defineReader({ format: "ods", extensions: ["ods", "ots"], kind: "binary", read: readOpenDocument });
