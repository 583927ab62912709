/** Sensitivity labels as Microsoft's clients name them in properties and headers: `MSIP_Label_<id>_Enabled`. */

import type { Desk } from "./reader.ts";

const LABEL = /MSIP_Label_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i;

/** A property, header or attribute that names a sensitivity label. */
export function noteLabel(text: string, desk: Desk): void {
  const id = LABEL.exec(text)?.[1];
  if (id) desk.draft.label(id);
}
