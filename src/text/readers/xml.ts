/**
 * XML of any kind (W3C, fifth edition): each element's text and each attribute on a line of its own, headed by its
 * name; whole documents in XML by their own grammar. Declared entities stay unexpanded; the declaration itself is read.
 */

import { decodeText } from "../charset.ts";
import { flatDocument } from "../flat-documents.ts";
import { OF_ANYTHING } from "../headers.ts";
import { defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { openXml, type XmlHandlers } from "../xml.ts";

const STEP = 1 << 16;
/** The first element, after declarations and comments. */
const ROOT = /<([A-Za-z][\w:.-]{0,100})[\s>]/;

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
    let around = "";
    const end = () => {
      const text = pending.trim();
      pending = "";
      if (text !== "") draft.field(name, text);
    };
    const fields: XmlHandlers = {
      open: (opened, attributes) => {
        end();
        name = around !== "" && OF_ANYTHING.test(opened) ? `${around} ${opened}` : opened;
        around = opened;
        for (const [key, value] of attributes.all())
          if (value !== "" && !/^xmlns(:|$)/.test(key))
            draft.field(OF_ANYTHING.test(key) ? `${opened} ${key}` : key, value);
      },
      close: () => {
        end();
        around = "";
      },
      text: (text) => {
        pending += text;
      },
    };
    const words = flatDocument(ROOT.exec(source.slice(0, STEP))?.[1] ?? "", draft, fields) ?? fields;
    const doctype = (text: string) => {
      draft.write(text);
      draft.line();
    };
    const parser = openXml({ ...words, doctype });
    for (let at = 0; at < source.length; at += STEP) parser.write(source.slice(at, at + STEP));
    const whole = parser.end();
    end();
    if (bytes.length > most) throw new Refusal("too-large");
    if (!whole) unread("damaged");
  },
});
