/** What people break in the page's template and in its style is told with its file, its line and what was expected, in both languages. */

import { describe, expect, test } from "vitest";
import { explain } from "../../../src/app/faults.ts";
import { fillPage, type Html } from "../../../src/export/html.ts";
import { PARTS, TEXTS } from "../../../src/export/report/names.ts";
import { checkStyle } from "../../../src/export/report/style-check.ts";
import { checkPage } from "../../../src/export/report/template-check.ts";
import { REPORT } from "../templates.ts";

const edited = (text: string, from: string, to: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const page = (from: string, to: string) => edited(REPORT.page, from, to);
/** The line, from 1, where a text of the page that comes with Bascule stands. */
const lineOf = (text: string) => REPORT.page.slice(0, REPORT.page.indexOf(text)).split("\n").length;

function told(check: () => void, language: "fr" | "en"): string {
  try {
    check();
  } catch (error) {
    const { exit, sentence } = explain(error, language);
    expect(exit).toBe(2);
    return sentence.replaceAll(/[\u00a0\u202f]/g, " ");
  }
  return "";
}

const MENTION = lineOf("{{mention}}");
const POLICY = '<meta http-equiv="Content-Security-Policy" content="{{policy}}">';

const BROKEN: readonly (readonly [what: string, page: string, fr: string | RegExp, en: string | RegExp])[] = [
  [
    "a name with a letter too many",
    page("{{mention}}", "{{mentions}}"),
    `ligne ${MENTION}, à « {{mentions}} », attendu : {{mention}}.`,
    `line ${MENTION}, at “{{mentions}}”, expected {{mention}}.`,
  ],
  [
    "a name that is none",
    page("{{mention}}", "{{signataire}}"),
    /ligne 17, à « \{\{signataire\}\} », attendu : l’un de .*\{\{legend\}\}.* ; une accolade ordinaire s’écrit &#123;/,
    /line 17, at “\{\{signataire\}\}”, expected one of .*\{\{legend\}\}/,
  ],
  [
    "a part that is none",
    page("{{{have}}}", "{{{possession}}}"),
    /l’un de .*\{\{\{alerts\}\}\}/,
    /one of .*\{\{\{alerts/,
  ],
  ["nothing between braces", page("{{mention}}", "{{ }}"), /à « \{\{ \}\} », attendu : l’un de/, /expected one of/],
  ["one brace", page("{{mention}}", "{mention}"), "à « {mention} », attendu : {{mention}}.", "expected {{mention}}."],
  [
    "closed once",
    page("{{mention}}", "{{mention}"),
    "à « {{mention} », attendu : {{mention}}.",
    "expected {{mention}}.",
  ],
  ["a text in three", page("{{mention}}", "{{{mention}}}"), "attendu : {{mention}}.", "expected {{mention}}."],
  ["a part in two", page("{{{have}}}", "{{have}}"), "à « {{have}} », attendu : {{{have}}}.", "expected {{{have}}}."],
  [
    "not closed",
    page("{{mention}}", "{{mention"),
    /à « \{\{mention<\/p> », attendu : autant d’accolades/,
    /as many braces/,
  ],
  ["not opened", page("{{mention}}", "mention}}"), /à « <p class="mention">mention\}\} », attendu : autant/, /as many/],
  ["bold inside", page("{{mention}}", "{{<b>mention</b>}}"), /à « \{\{<b>mention<\/b>\}\} »/, /at “\{\{<b>mention/],
  [
    "typographic quotes",
    page('lang="{{language}}"', "lang=“{{language}}”"),
    /ligne 3, .*guillemets droits/,
    /straight/,
  ],
  ["no quotes", page('content="{{policy}}"', "content={{policy}}"), /guillemets droits/, /straight quotes/],
  ["a part inside a tag", page('class="mention"', "{{{alerts}}}"), /entre deux éléments/, /between two elements/],
  ["a note left open", page("<h1>", "<!-- à revoir <h1>"), /ligne 18, .*attendu : --> à la fin/, /--> at the end/],
  ["a script", page("</body>", "<script>go()</script></body>"), /ligne 110, à « <script>.*aucun script/, /no script/],
  ["a handler", page("<h1>", '<h1 onclick="go()">'), /à « onclick=.*aucun script/, /no script/],
  [
    "a style",
    page("</head>", "<style>p { color: red }</style></head>"),
    /ce style dans report\/report\.css/,
    /this style/,
  ],
  ["a style in a tag", page("<h1>", '<h1 style="color: red">'), /ce style dans report\/report\.css/, /this style/],
  ["a picture", page("<h1>", '<img src="logo.png"><h1>'), /une image s’y écrit en <svg>/, /as <svg>/],
  ["a font of elsewhere", page("</head>", '<link rel="stylesheet" href="x"></head>'), /demander ailleurs/, /ask for/],
  ["no content policy", page(POLICY, ""), `attendu : ${POLICY} quelque part`, `expected ${POLICY} somewhere`],
  ["another policy", page(POLICY, POLICY.replace("{{policy}}", "*")), `attendu : ${POLICY}`, `expected ${POLICY}`],
  [
    "the policy too late",
    page(POLICY, "").replace("<h1>", `${POLICY}<h1>`),
    /en tête de <head>/,
    /beginning of <head>/,
  ],
  ["the policy after a word", page(POLICY, `Note ${POLICY}`), /en tête de <head>/, /beginning of <head>/],
  ["the policy after what it binds", page(POLICY, `{{{script}}}${POLICY}`), /en tête de <head>/, /beginning of <head>/],
  [
    "a page that leaves",
    page(POLICY, `${POLICY}<meta http-equiv=" Refresh" content="0; url=https://x.example">`),
    /elle n’en appelle aucune autre/,
    /calls no other/,
  ],
  ["no mention", page("{{mention}}", ""), "attendu : {{mention}} quelque part", "expected {{mention}} somewhere"],
  ["no legend", page("{{legend}}", ""), "attendu : {{legend}} quelque part", "expected {{legend}} somewhere"],
  ["no statement", page("{{{accessibility}}}", ""), "attendu : {{{accessibility}}} quelque part", "somewhere"],
  [
    "a name in a note alone",
    page("{{mention}}", "<!-- {{mention}} -->"),
    "attendu : {{mention}} quelque part",
    "somewhere",
  ],
  [
    "cut in the middle",
    REPORT.page.slice(0, REPORT.page.indexOf('<section id="unknown"')),
    /attendu : \{\{.*quelque part/,
    /somewhere/,
  ],
  ["nothing", "", `attendu : ${POLICY} quelque part`, "somewhere"],
];

describe("the page", () => {
  test.each(BROKEN)("%s", (_, text, fr, en) => {
    const check = () => checkPage("modeles/report/report.html", text);
    expect(told(check, "fr")).toMatch(fr);
    expect(told(check, "fr")).toContain("Le modèle « modeles/report/report.html » ne peut pas être utilisé : ");
    expect(told(check, "en")).toMatch(en);
  });

  test("that comes with Bascule, and one in which words are spaced, told twice, left out or noted, is taken", () => {
    checkPage("report/report.html", REPORT.page);
    checkPage("report/report.html", page("{{mention}}", "{{ mention }} — {{mention}} &#123;x&#125;"));
    checkPage("report/report.html", page("{{{largest}}}", "<!-- {{{largest}}} et {{rien}} -->"));
    const filled = fillPage("{{ a }}{{{ b }}}", { a: "1" }, { b: "2" as Html });
    expect(filled).toBe("12");
  });

  test("the template that comes with Bascule uses every name", () => {
    for (const name of TEXTS) expect(REPORT.page).toContain(`{{${name}}}`);
    for (const name of PARTS) expect(REPORT.page).toContain(`{{{${name}}}}`);
  });
});

describe("the style", () => {
  test.each<[string, string, string | RegExp, string | RegExp]>([
    ["nothing", " \n", "attendu : des règles de style.", "expected rules of style."],
    ["notes alone", "/* a */", "attendu : des règles de style.", "expected rules of style."],
    ["a note left open", "p { top: 0 }\n/* à revoir", /ligne 2, à « \/\* à revoir », attendu : \*\//, /line 2, .*\*\//],
    ["a brace left open", "p {\n  top: 0;\n", /ligne 1, à « p \{ », attendu : une accolade fermante/, /closing brace/],
    ["a brace too many", "p { top: 0 }\n}\n", /ligne 2, à « \} », attendu : une accolade ouvrante/, /opening brace/],
    ["the end of a style", "p { top: 0 }\n</style><p>", /ligne 2, à « <\/style><p> », .*sans balise/, /without a tag/],
    ["another style", '\n@import url("https://a.example/x.css");', /ligne 2, à « @import .*ailleurs/, /ask for/],
    ["a picture", "p { background: url(logo.png) }", /à « url\(logo\.png\) \} », .*ailleurs/, /ask for/],
  ])("%s", (_, style, fr, en) => {
    const check = () => checkStyle("modeles/report/report.css", style);
    expect(told(check, "fr")).toMatch(fr);
    expect(told(check, "en")).toMatch(en);
  });

  test("that comes with Bascule is taken, and so are braces in notes and in texts", () => {
    checkStyle("report/report.css", REPORT.style);
    checkStyle("report/report.css", 'p::before { content: "}" } /* } url( */');
  });
});
