/** Whether each page of a document has a header: one that no section refers to is on none, and a first page apart has its own or none. */

import type { XmlGeneralNode, XmlNode } from "easy-template-x";

export function isHeaded(body: XmlNode): boolean {
  const kinds = named(body, "w:headerReference").map(({ attributes }) => attributes?.["w:type"]);
  const apart = named(body, "w:titlePg").some(
    ({ attributes }) => !/^(?:0|false|off)$/.test(attributes?.["w:val"] ?? ""),
  );
  return kinds.includes("default") && (!apart || kinds.includes("first"));
}

const named = (node: XmlNode, name: string): readonly XmlGeneralNode[] =>
  node.nodeType === "General"
    ? [...(node.nodeName === name ? [node] : []), ...(node.childNodes ?? []).flatMap((child) => named(child, name))]
    : [];
