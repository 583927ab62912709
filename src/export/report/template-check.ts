/**
 * The page's template, looked at before anything is read or written: each name between braces is known and stands where it
 * can be filled, what no page can do without is there, and nothing is that a browser would refuse in silence, since the
 * page's content policy lets through its own style and script alone.
 */

import { Parser } from "htmlparser2";
import type { Wording } from "../../model/verdict.ts";
import { TemplateFault } from "../document/fault.ts";
import { likeliest } from "../likeness.ts";
import { NEEDED, PARTS, TEXTS } from "./names.ts";

const or = (fr: string, en: string): Wording => ({ fr, en });

const POLICY = '<meta http-equiv="Content-Security-Policy" content="{{policy}}">';
const QUOTED = or('des guillemets droits, ", autour de la valeur', 'straight quotes, ", around the value');
const OURS_ALONE = or(
  "aucun script\u00a0: seul celui de Bascule s’exécute dans la page",
  "no script: only Bascule's own runs in the page",
);
const IN_STYLE = or("ce style dans report/report.css", "this style in report/report.css");
const INSIDE = or(
  "rien que la page ait à demander ailleurs\u00a0: une image s’y écrit en <svg>",
  "nothing that the page has to ask for: a picture is written in it as <svg>",
);
const AT_HEAD = or(
  "cette balise en tête de <head>, avant tout autre élément que <meta> et <title>\u00a0: les navigateurs l’ignorent ailleurs",
  "this tag at the beginning of <head>, before any element but <meta> and <title>: browsers ignore it elsewhere",
);
const STAYS = or(
  "une page qui reste ouverte\u00a0: elle n’en appelle aucune autre",
  "a page that stays: it calls no other",
);
/** What may stand before the content policy: whatever else stands there is not bound by it, or ends the head. */
const BEFORE_POLICY: ReadonlySet<string> = new Set(["html", "head", "meta", "title"]);
const PAIR = or(
  "autant d’accolades avant le mot qu’après, {{mot}} ou {{{mot}}}",
  "as many braces before the word as after it, {{word}} or {{{word}}}",
);
const REFUSED: Readonly<Record<string, Wording>> = {
  script: OURS_ALONE,
  style: IN_STYLE,
  ...Object.fromEntries(
    ["link", "base", "img", "picture", "image", "audio", "video", "iframe", "frame", "object", "embed"].map((tag) => [
      tag,
      INSIDE,
    ]),
  ),
};
const SHOWN = 60;

/** Where in a template something is wrong, for whoever edits it. */
export type Refuse = (at: number, near: string, expected: Wording) => TemplateFault;

export function refusing(file: string, text: string): Refuse {
  return (at, near, expected) =>
    new TemplateFault(
      file,
      text.slice(0, at).split("\n").length,
      near.slice(0, SHOWN).split("\n", 1)[0] ?? "",
      expected,
    );
}

/** Throws a {@link TemplateFault}. */
export function checkPage(file: string, page: string): void {
  const refuse = refusing(file, page);
  const text = page.replaceAll(/<!--.*?-->/gs, blank);
  const open = text.indexOf("<!--");
  if (open >= 0) throw refuse(open, page.slice(open), or("--> à la fin de cette note", "--> at the end of this note"));
  const policy = checkMarkup(text, refuse);
  checkNames(text, refuse);
  const written = text.replaceAll(/(?<=\{)\s+|\s+(?=\})/g, "");
  const missing = policy ? NEEDED.find((name) => !written.includes(name)) : POLICY;
  if (missing) throw new TemplateFault(file, "file", "", or(`${missing} quelque part`, `${missing} somewhere`));
}

/** The same length and lines, so that places stay what they are. */
export const blank = (note: string): string => note.replaceAll(/[^\n]/g, " ");

function checkNames(text: string, refuse: Refuse): void {
  for (const { 0: found, index } of text.matchAll(/\{+[^{}\n]*\}*|\}+/g)) {
    const name = found.replaceAll(/[{}]/g, "").trim();
    const right = written(name);
    if (right !== null && found.replaceAll(/\s/g, "") === right) continue;
    const [opened, closed] = [found.startsWith("{"), found.endsWith("}")];
    const near = opened ? found : text.slice(text.lastIndexOf("\n", index) + 1, index + found.length).trim();
    throw refuse(index, near, opened && closed ? namesFor(found, name, right) : PAIR);
  }
}

/** A name as it is written in the template; null where there is none of that name. */
const written = (name: string): string | null =>
  TEXTS.includes(name) ? `{{${name}}}` : PARTS.includes(name) ? `{{{${name}}}}` : null;

function namesFor(found: string, name: string, right: string | null): Wording {
  const meant = right ?? written(likeliest(name, [...TEXTS, ...PARTS]) ?? "");
  if (meant !== null) return or(meant, meant);
  const all = (found.startsWith("{{{") ? PARTS : TEXTS).map(written).join(", ");
  return or(
    `l’un de ${all}\u202f; une accolade ordinaire s’écrit &#123; ou &#125;`,
    `one of ${all}; a plain brace is written &#123; or &#125;`,
  );
}

/** Whether the content policy stands in the page. */
function checkMarkup(text: string, refuse: Refuse): boolean {
  let policy = false;
  let begun = false;
  let titled = false;
  const parser = new Parser({
    onopentagname: (tag) => {
      titled = tag === "title";
      begun ||= !BEFORE_POLICY.has(tag);
      const expected = REFUSED[tag];
      if (expected) throw refuse(parser.startIndex, text.slice(parser.startIndex), expected);
    },
    onattribute: (name, value, quote) => {
      const near = () => text.slice(parser.startIndex, parser.startIndex + SHOWN);
      if (!quote && /^[“”«„]|\{\{/u.test(value)) throw refuse(parser.startIndex, near(), QUOTED);
      if (/\{/.test(name) || value.includes("{{{")) {
        throw refuse(
          parser.startIndex,
          near(),
          or("une partie entre deux éléments, et non dans une balise", "a part between two elements, not inside a tag"),
        );
      }
      if (name.startsWith("on")) throw refuse(parser.startIndex, near(), OURS_ALONE);
      if (name === "style") throw refuse(parser.startIndex, near(), IN_STYLE);
    },
    onopentag: (tag, { "http-equiv": about = "", content = "" }) => {
      if (tag !== "meta") return;
      const near = () => text.slice(parser.startIndex);
      if (about.trim().toLowerCase() === "refresh") throw refuse(parser.startIndex, near(), STAYS);
      if (about.toLowerCase() !== "content-security-policy" || content.replaceAll(/\s/g, "") !== "{{policy}}") return;
      if (begun) throw refuse(parser.startIndex, near(), AT_HEAD);
      policy = true;
    },
    ontext: (words) => {
      begun ||= !titled && words.trim() !== "";
    },
    onclosetag: (tag) => {
      titled = false;
      begun ||= tag === "head";
    },
  });
  parser.end(text);
  return policy;
}
