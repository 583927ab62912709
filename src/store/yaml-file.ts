/** A YAML file that people write by hand: what it says, and the line of each of its keys. */

import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from "yaml";
import type { Wording } from "../model/verdict.ts";
import { aliasTrouble, yamlExpected } from "../model/yaml-trouble.ts";

export interface YamlFile {
  readonly said: unknown;
  /** Line, from 1, of the deepest part of the path that stands in the file; undefined where none does. */
  lineOf(path: readonly PropertyKey[]): number | undefined;
}

/** @param broken makes what is thrown where the text is no YAML, or refers to what makes no sense. */
export function yamlIn(source: string, broken: (expected: Wording, line?: number) => Error): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, schema: "core" });
  const lineAt = (offset: number | undefined) => (offset === undefined ? undefined : lines.linePos(offset).line);
  // What the library only warns of, it passes over: a tag that it does not know, another version of YAML.
  const [trouble] = [...document.errors, ...document.warnings];
  if (trouble) throw broken(yamlExpected(trouble.code), lineAt(trouble.pos[0]));
  const odd = oddIn(document);
  if (odd) throw broken(odd.expected, lineAt(odd.node.range?.[0]));
  return { said: saidIn(document, source, broken), lineOf: (path) => lineAt(offsetOf(document, path)) };
}

/** A name of another place in the file that names none is told by the library once the value is asked for. */
function saidIn(document: Document, source: string, broken: (expected: Wording, line?: number) => Error): unknown {
  try {
    return document.toJS();
  } catch (thrown) {
    const { line, expected } = aliasTrouble(source, thrown);
    throw broken(expected, line ?? undefined);
  }
}

/** Well-formed, and still nothing that settings can be: a part that holds itself, a list where a key should be. */
function oddIn(document: Document): { readonly node: Node; readonly expected: Wording } | null {
  let odd: { node: Node; expected: Wording } | null = null;
  visit(document, {
    Alias: (_key, node, path) => {
      const named = node.resolve(document);
      if (named === undefined || !path.includes(named)) return undefined;
      odd = {
        node,
        expected: { fr: "une partie qui ne se contient pas elle-même", en: "a part that does not hold itself" },
      };
      return visit.BREAK;
    },
    Pair: (_key, { key }) => {
      if (isScalar(key) || isAlias(key) || !isNode(key)) return undefined;
      odd = { node: key, expected: { fr: "un texte pour chaque clé", en: "a text for each key" } };
      return visit.BREAK;
    },
  });
  return odd;
}

/** Of a key its own place, not that of what stands below it. */
function offsetOf({ contents }: Document, path: readonly PropertyKey[]): number | undefined {
  let [node, offset]: [unknown, number | undefined] = [contents, undefined];
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined || !isScalar(pair.key)) return offset;
      [node, offset] = [pair.value, pair.key.range?.[0] ?? offset];
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!isNode(node)) return offset;
      offset = node.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
