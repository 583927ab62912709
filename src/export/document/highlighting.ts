/** Marked words of a filled document become highlighted ones: what is to be verified is seen, whatever template it stands in. */

import { type ScopeData, type TemplateContext, TemplateExtension, type XmlNode, xml } from "easy-template-x";
import { BEGIN, END } from "../to-verify.ts";

const MARKS = /([\uE000\uE001])/u;

/** Elements of a run's properties that come after its highlight (ECMA-376, CT_RPr). */
const AFTER = new Set(
  [
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
  ].map((name) => `w:${name}`),
);

/** Marked words become highlighted ones. */
export class Highlighting extends TemplateExtension {
  override async execute(_data: ScopeData, { currentPart }: TemplateContext): Promise<void> {
    highlightIn(await currentPart.xmlRoot());
  }
}

function highlightIn(node: XmlNode): void {
  for (const child of [...(node.childNodes ?? [])]) {
    if (child.nodeName === "w:r") splitRun(child);
    else highlightIn(child);
  }
}

/** One run for what is marked and one for what is not, alike but for the highlight. */
function splitRun(run: XmlNode): void {
  const parts = partsOf(run);
  if (parts.every(({ highlit }) => !highlit)) return;
  const [properties] = (run.childNodes ?? []).filter(({ nodeName }) => nodeName === "w:rPr");
  for (const { nodes, highlit } of parts) {
    const piece = xml.create.cloneNode(run, false);
    const own = properties ? xml.create.cloneNode(properties, true) : xml.create.generalNode("w:rPr");
    if (highlit) highlight(own);
    for (const each of own.childNodes?.length ? [own, ...nodes] : nodes) xml.modify.appendChild(piece, each);
    xml.modify.insertBefore(piece, run);
  }
  xml.modify.remove(run);
}

interface Part {
  readonly nodes: XmlNode[];
  readonly highlit: boolean;
}

function partsOf(run: XmlNode): readonly Part[] {
  const parts: Part[] = [];
  let highlit = false;
  const add = (node: XmlNode) => {
    const last = parts.at(-1);
    if (last?.highlit === highlit) last.nodes.push(node);
    else parts.push({ nodes: [node], highlit });
  };
  for (const child of run.childNodes ?? []) {
    if (child.nodeName === "w:rPr") continue;
    const text = child.nodeName === "w:t" ? textIn(child) : "";
    if (!MARKS.test(text)) {
      add(xml.create.cloneNode(child, true));
      continue;
    }
    for (const piece of text.split(MARKS)) {
      if (piece === BEGIN || piece === END) highlit = piece === BEGIN;
      else if (piece !== "") add(textNode(piece));
    }
  }
  return parts;
}

/** All that is written below a node. */
export function textIn(node: XmlNode): string {
  return node.nodeType === "Text" ? node.textContent : (node.childNodes ?? []).map(textIn).join("");
}

function textNode(text: string): XmlNode {
  const node = xml.create.generalNode("w:t");
  node.attributes = { "xml:space": "preserve" };
  xml.modify.appendChild(node, xml.create.textNode(text));
  return node;
}

function highlight(properties: XmlNode): void {
  const colour = xml.create.generalNode("w:highlight");
  colour.attributes = { "w:val": "yellow" };
  const after = (properties.childNodes ?? []).find(({ nodeName }) => AFTER.has(nodeName));
  if (after) xml.modify.insertBefore(colour, after);
  else xml.modify.appendChild(properties, colour);
}
