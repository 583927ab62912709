/**
 * XML of any kind (W3C, fifth edition): each element's text and each attribute on a line of its own, headed by its
 * name. Declared entities stay unexpanded; the declaration itself is read.
 */

import { decodeText } from "../charset.ts";
import { defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { openXml } from "../xml.ts";

const STEP = 1 << 16;

export const xml = defineReader({
  format: "xml",
  extensions: [
    "xml",
    "xsl",
    "xslt",
    "xsd",
    "svg",
    "rss",
    "atom",
    "kml",
    "gpx",
    "config",
    "resx",
    "plist",
    "fodt",
    "fods",
    "fodp",
  ],
  kind: "text",
  read: ({ bytes }, { draft, budget, unread }) => {
    const most = budget.textLeft();
    const source = decodeText(bytes.subarray(0, most));
    let name = "";
    let pending = "";
    const end = () => {
      const text = pending.trim();
      pending = "";
      if (text !== "") draft.field(name, text);
    };
    const parser = openXml({
      open: (opened, attributes) => {
        end();
        name = opened;
        for (const [key, value] of attributes.all())
          if (value !== "" && !/^xmlns(:|$)/.test(key)) draft.field(key, value);
      },
      close: end,
      text: (text) => {
        pending += text;
      },
      doctype: (text) => {
        draft.write(text);
        draft.line();
      },
    });
    for (let at = 0; at < source.length; at += STEP) parser.write(source.slice(at, at + STEP));
    const whole = parser.end();
    end();
    if (bytes.length > most) throw new Refusal("too-large");
    if (!whole) unread("damaged");
  },
});
