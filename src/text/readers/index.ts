/** Formats that can be read, one file each. */

import type { Reader } from "../reader.ts";
import { csv } from "./csv.ts";
import { docx } from "./docx.ts";
import { eml } from "./eml.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { odp } from "./odp.ts";
import { ods } from "./ods.ts";
import { odt } from "./odt.ts";
import { pdf } from "./pdf.ts";
import { pptx } from "./pptx.ts";
import { txt } from "./txt.ts";
import { xlsx } from "./xlsx.ts";
import { xml } from "./xml.ts";

export const READERS: readonly Reader[] = [docx, xlsx, pptx, odt, ods, odp, pdf, eml, html, csv, json, xml, txt];
