/** A YAML file of the templates, parsed once at the frontier: what is wrong is told with its file, its line and what was expected. */

import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { Wording } from "../model/verdict.ts";
import { aliasTrouble, yamlExpected } from "../model/yaml-trouble.ts";
import { expectedOf } from "./expected.ts";
import { DoctrineFault } from "./fault.ts";

/** A template as the store has read it; the name is told in faults. */
export interface TemplateFile {
  readonly name: string;
  readonly text: string;
}

export interface Template<T> {
  readonly said: T;
  /** What stands under these keys makes no sense beside the rest. */
  wrong(path: readonly PropertyKey[], fr: string, en: string): DoctrineFault;
}

/** What was parsed, by schema, then by name and text: a run asks for the same hundred files several times over. */
const parsed = new WeakMap<z.ZodType, Map<string, Template<unknown>>>();

/** @throws DoctrineFault */
export function parseTemplate<T>(file: TemplateFile, schema: z.ZodType<T>): Template<T> {
  const known = parsed.get(schema) ?? new Map<string, Template<unknown>>();
  parsed.set(schema, known);
  const key = JSON.stringify([file.name, file.text]);
  const template = (known.get(key) as Template<T> | undefined) ?? parseAnew(file, schema);
  known.set(key, template);
  return template;
}

function parseAnew<T>(file: TemplateFile, schema: z.ZodType<T>): Template<T> {
  const lines = new LineCounter();
  const document = parseDocument(file.text.replace(/^\uFEFF/, ""), { lineCounter: lines });
  const fault = (line: number | null, path: readonly PropertyKey[], expected: Wording) =>
    new DoctrineFault({ kind: "unreadable", file: file.name, line, key: path.join("."), expected });
  const at = (path: readonly PropertyKey[], expected: Wording) => fault(lineOf(document, lines, path), path, expected);

  const saidIn = (): unknown => {
    try {
      return document.toJS();
    } catch (thrown) {
      const { line, expected } = aliasTrouble(file.text, thrown);
      throw fault(line, [], expected);
    }
  };

  const error = document.errors[0];
  if (error) {
    throw fault(error.linePos?.[0].line ?? null, [], yamlExpected(error.code));
  }
  const result = schema.safeParse(saidIn(), { reportInput: true });
  if (!result.success) {
    // A misspelt key is missing under its right name and unknown under its own: the second is what there is to see.
    const { issues } = result.error;
    const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? (issues[0] as z.core.$ZodIssue);
    const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] as string] : issue.path;
    throw at(path, expectedOf(issue));
  }
  return { said: result.data, wrong: (path, fr, en) => at(path, { fr, en }) };
}

/** Line of the key, or of the nearest thing around it that stands in the file: a missing key has no line of its own. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}
