/**
 * What an Office package tells of itself: title, authors, keywords, properties of its own; and the sensitivity labels
 * that Microsoft's clients write there as `MSIP_Label_<id>_Enabled`.
 */

import { noteLabel } from "./label-names.ts";
import { readPart } from "./parts.ts";
import type { Desk } from "./reader.ts";
import { attribute } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** Writes every property on a line of its own, headed by its name. */
export async function readProperties(zip: Zip, desk: Desk): Promise<void> {
  const { draft } = desk;
  for (const part of zip.names.filter((name) => /^docProps\/(core|custom|app)\d*\.xml$/i.test(name))) {
    let header = "";
    let text = "";
    const end = () => {
      if (text.trim() !== "") draft.field(header, text.trim());
      text = "";
    };
    draft.line();
    await readPart(
      zip,
      part,
      {
        open: (name, attributes) => {
          end();
          const own = attribute(attributes, "name");
          if (name === "property" && own !== undefined) {
            header = own;
            draft.write(own);
            draft.line();
            noteLabel(own, desk);
          } else if (part.includes("core")) header = name;
        },
        close: end,
        text: (piece) => {
          text += piece;
        },
      },
      desk,
    );
  }
  await readNewLabels(zip, desk);
}

/** Newer clients write `docMetadata/LabelInfo.xml`: `<clbl:label id="{…}" enabled="1" …/>` (MS-OFFCRYPTO, 2.6.4). */
async function readNewLabels(zip: Zip, desk: Desk): Promise<void> {
  for (const part of zip.names.filter((name) => /^docMetadata\/LabelInfo\.xml$/i.test(name))) {
    await readPart(
      zip,
      part,
      {
        open: (name, attributes) => {
          const id = attribute(attributes, "id")?.replace(/[{}]/g, "");
          const on = attribute(attributes, "enabled") !== "0" && attribute(attributes, "removed") !== "1";
          if (name === "label" && id && on) {
            desk.draft.label(id);
            desk.draft.write(id);
            desk.draft.line();
          }
        },
        close: () => {},
        text: () => {},
      },
      desk,
    );
  }
}
