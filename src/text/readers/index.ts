/** Formats that can be read, one file each. */

import type { Reader } from "../reader.ts";
import { csv } from "./csv.ts";
import { doc } from "./doc.ts";
import { docx } from "./docx.ts";
import { eml } from "./eml.ts";
import { html } from "./html.ts";
import { ics } from "./ics.ts";
import { json } from "./json.ts";
import { mbox } from "./mbox.ts";
import { msg } from "./msg.ts";
import { object } from "./object.ts";
import { odp } from "./odp.ts";
import { ods } from "./ods.ts";
import { odt } from "./odt.ts";
import { p7m } from "./p7m.ts";
import { pdf } from "./pdf.ts";
import { ppt } from "./ppt.ts";
import { pptx } from "./pptx.ts";
import { rtf } from "./rtf.ts";
import { txt } from "./txt.ts";
import { vba } from "./vba.ts";
import { vtt } from "./vtt.ts";
import { xls } from "./xls.ts";
import { xlsx } from "./xlsx.ts";
import { xml } from "./xml.ts";
import { zip } from "./zip.ts";

// biome-ignore format: one list, read as one
export const READERS: readonly Reader[] = [docx, xlsx, pptx, odt, ods, odp, pdf, doc, xls, ppt, object, vba, rtf, msg, eml, mbox, p7m, zip, html, csv, json, xml, ics, vtt, txt];
