/** What one set is made of, read from its folder: words, sentences, fields of tables, and whole documents as templates. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SetName } from "./labelled.ts";
import type { Random } from "./random.ts";

/** Lists by name: first names, towns, services… */
export interface Words {
  has(list: string): boolean;
  pick(list: string, random: Random): string;
}

/** A column of a table, a line of a form, a key of an export: its names for people, its names for programs, its value. */
export interface Field {
  readonly value: string;
  readonly titles: readonly string[];
  readonly keys: readonly string[];
}

export interface Skeleton {
  readonly kind: string;
  readonly marks: ReadonlySet<string>;
  readonly text: string;
}

export interface Material {
  readonly set: SetName;
  readonly words: Words;
  /** Sentences by detector id; those of careless chats under `id.chat`. */
  readonly sentences: ReadonlyMap<string, readonly string[]>;
  readonly fields: ReadonlyMap<string, readonly Field[]>;
  readonly skeletons: readonly Skeleton[];
}

export function materialOf(set: SetName): Material {
  const read = (name: string) => readFileSync(join(import.meta.dirname, set, `${name}.txt`), "utf8");
  const lists = new Map(
    [...sectionsOf(read("words"))].map(([name, lines]) => [name, lines.flatMap((line) => line.split(" | "))]),
  );
  return {
    set,
    words: {
      has: (list) => lists.has(list),
      pick: (list, random) => {
        const words = lists.get(list);
        if (!words) throw new Error(`${set}/words.txt has no list ${list}`);
        return random.pick(words);
      },
    },
    sentences: new Map([...sectionsOf(read("sentences")), ...sectionsOf(read("traps")), ...sectionsOf(read("prose"))]),
    fields: new Map([...sectionsOf(read("fields"))].map(([name, lines]) => [name, lines.map(fieldOf)])),
    skeletons: read("documents").split(/^=== /m).slice(1).map(skeletonOf),
  };
}

/** `# name`, then a line for each; empty lines are nothing. */
function sectionsOf(text: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("# ")) {
      const name = line.slice(2).trim();
      lines = sections.get(name) ?? [];
      sections.set(name, lines);
    } else if (line.trim()) lines.push(unfolded(line));
  }
  return sections;
}

/** Tabs and line ends inside a line of these files. */
const unfolded = (line: string) => line.replaceAll("\\t", "\t").replaceAll("\\n", "\n");

/** `{value} = Title | Title ; key | key`. */
function fieldOf(line: string): Field {
  const [value = "", names = ""] = line.split(" = ", 2);
  const [titles = "", keys = ""] = names.split(" ; ");
  const list = (text: string) => text.split(" | ").map((each) => each.trim());
  return { value: value.trim(), titles: list(titles), keys: list(keys) };
}

/** `=== kind mark mark`, then the template. */
function skeletonOf(block: string): Skeleton {
  const [first = "", ...lines] = block.split("\n");
  const [kind = "", ...marks] = first.trim().split(" ");
  return { kind, marks: new Set(marks), text: unfolded(lines.join("\n").trimEnd()) };
}
