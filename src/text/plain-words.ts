/** XML that no grammar here knows: data bound to a document, columns of its library, macros. */

import type { Draft } from "./draft.ts";
import type { XmlHandlers } from "./xml.ts";

/** Every element's text on its line. */
export function plainWords(draft: Draft): XmlHandlers {
  return { open: () => draft.line(), close: () => draft.line(), text: (text) => text.trim() && draft.write(text) };
}
