/** Text from a tenant can leave neither its place in the page nor the attribute that holds it. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { fillPage, html, plain } from "../../src/export/html.ts";

test("every sign that means something in HTML is escaped", () => {
  expect(plain(`<a href="x" title='y'>&amp;</a>`)).toBe(
    "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;",
  );
});

test("whatever the text, no sign of markup is left, and an ampersand begins a known entity", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(plain(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
    }),
  );
});

test("a template takes text escaped, markup as it is, and stops at a name that it does not know", () => {
  const template = '<!-- a note -->\n<p title="{{name}}">{{name}}</p>{{{list}}}';
  const list = html`<ul>${[html`<li>${plain("a & b")}</li>`]}</ul>`;
  expect(fillPage(template, { name: `"x" {{{list}}} $& $1` }, { list })).toBe(
    '<p title="&quot;x&quot; {{{list}}} $&amp; $1">&quot;x&quot; {{{list}}} $&amp; $1</p><ul><li>a &amp; b</li></ul>',
  );
  expect(() => fillPage("{{other}}", {}, {})).toThrow("other");
  expect(() => fillPage("{{{name}}}", { name: "x" }, {})).toThrow("name");
});
