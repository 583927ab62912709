/**
 * Whether each page of a document has a header: one that no section refers to is on none; a first page apart, and even pages
 * apart, have their own or none.
 */

import type { TemplateContext, XmlGeneralNode, XmlNode } from "easy-template-x";

const SETTINGS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings";

export async function isHeaded(main: TemplateContext["currentPart"]): Promise<boolean> {
  const body = await main.xmlRoot();
  const settings = await (await main.getFirstPartByType(SETTINGS))?.xmlRoot();
  const kinds = named(body, "w:headerReference").map(({ attributes }) => attributes?.["w:type"]);
  const wanted = ["default"];
  if (named(body, "w:titlePg").some(isOn)) wanted.push("first");
  if (settings && named(settings, "w:evenAndOddHeaders").some(isOn)) wanted.push("even");
  return wanted.every((kind) => kinds.includes(kind));
}

const isOn = ({ attributes }: XmlGeneralNode) => !/^(?:0|false|off)$/.test(attributes?.["w:val"] ?? "");

const named = (node: XmlNode, name: string): readonly XmlGeneralNode[] =>
  node.nodeType === "General"
    ? [...(node.nodeName === name ? [node] : []), ...(node.childNodes ?? []).flatMap((child) => named(child, name))]
    : [];
