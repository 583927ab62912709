/** Small pieces of a page, safe by making: text is always escaped, markup is a type of its own. */

import { unseenShown } from "../model/unseen.ts";

declare const markup: unique symbol;
export type Html = string & { readonly [markup]: true };

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Every sign of it is seen, and none means anything. */
export function plain(text: string): Html {
  return unseenShown(text).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign) as Html;
}

/** Markup with values in it: text is escaped, markup and lists of markup stand as they are. */
export function html(parts: TemplateStringsArray, ...values: readonly (Html | readonly Html[])[]): Html {
  return String.raw(
    { raw: parts },
    ...values.map((value) => (typeof value === "string" ? value : value.join("\n"))),
  ) as Html;
}

/** Notes to those who edit the template stay in it. */
const NOTES = /<!--.*?-->\n?/gs;

/** Fills a template: `{{name}}` with text, escaped; `{{{name}}}` with markup. A name that is not known stops the writing. */
export function fillPage(
  template: string,
  text: Readonly<Record<string, string>>,
  marked: Readonly<Record<string, Html>>,
): string {
  const page = template.replace(NOTES, "");
  return page.replace(/\{\{\{\s*(\w+)\s*\}\}\}|\{\{\s*(\w+)\s*\}\}/g, (_, raw?: string, name?: string) => {
    const value = raw === undefined ? text[name ?? ""] : marked[raw];
    if (value === undefined) throw new Error(`the page's template asks for « ${raw ?? name} », which is not known`);
    return raw === undefined ? plain(value) : value;
  });
}
