/** The page's style, looked at before anything is read or written: what would end it early, or be asked for elsewhere, is told. */

import type { Wording } from "../../model/verdict.ts";
import { TemplateFault } from "../document/fault.ts";
import { blank, refusing } from "./template-check.ts";

const or = (fr: string, en: string): Wording => ({ fr, en });

/** Throws a {@link TemplateFault}. */
export function checkStyle(file: string, style: string): void {
  const refuse = refusing(file, style);
  const bare = style.replaceAll(/\/\*.*?\*\//gs, blank);
  if (bare.trim() === "") throw new TemplateFault(file, "file", "", or("des règles de style", "rules of style"));
  const note = bare.indexOf("/*");
  if (note >= 0) throw refuse(note, bare.slice(note), or("*/ à la fin de cette note", "*/ at the end of this note"));
  const asked = /<\/style|@import|url\(/i.exec(bare);
  if (asked) {
    throw refuse(
      asked.index,
      bare.slice(asked.index),
      asked[0].startsWith("<")
        ? or("des règles de style, sans balise", "rules of style, without a tag")
        : or("rien que la page ait à demander ailleurs", "nothing that the page has to ask for"),
    );
  }
  const opened: number[] = [];
  for (const { 0: sign, index } of bare.replaceAll(/"[^"\n]*"|'[^'\n]*'/g, blank).matchAll(/[{}]/g)) {
    if (sign === "{") opened.push(index);
    else if (opened.pop() === undefined)
      throw refuse(
        index,
        lineAt(bare, index),
        or("une accolade ouvrante, {, avant celle-ci", "an opening brace, {, before this one"),
      );
  }
  const open = opened.pop();
  if (open !== undefined)
    throw refuse(
      open,
      lineAt(bare, open),
      or("une accolade fermante, }, après celle-ci", "a closing brace, }, after this one"),
    );
}

const lineAt = (text: string, at: number) => text.slice(text.lastIndexOf("\n", at) + 1, at + 1).trim();
