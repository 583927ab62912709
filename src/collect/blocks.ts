/** Many places are visited twenty by twenty, as many as a batch takes: a walk over stored facts plants those tasks. */

import { z } from "zod";
import type { Group, Person } from "../model/directory-records.ts";
import type { FactKind, FactOf, TenantRecord } from "../model/records.ts";
import type { Scope } from "../model/scope.ts";
import type { Page, Task, TaskSeed } from "../model/task.ts";
import type { Known } from "./collector.ts";

export const ROOT = { key: "root", params: {} } as const;

const BLOCK = 20;
const FACTS = 400;

const Cursor = z.object({ after: z.string(), left: z.number() });
const Params = z.object({ ids: z.array(z.string()) });

export type Judgement = "in" | "left" | "beside" | "none";

export interface Planting<K extends FactKind> {
  readonly known: Known;
  readonly kind: K;
  /**
   * `in`: it is visited; `left`: the scope leaves it out, which is told; `beside`: it is visited for others, and told as
   * left out; `none`: it has nothing of the kind.
   */
  readonly judge: (fact: FactOf<K>) => Judgement | Promise<Judgement>;
  /** What is kept of each that is left out. */
  readonly aside?: (fact: FactOf<K>) => readonly TenantRecord[];
  /** What tells of those left out, given how many so far. */
  readonly leftOut: (count: number) => readonly TenantRecord[];
  /** Said once, on the first page. */
  readonly preface?: readonly TenantRecord[];
}

/** Plants block tasks of the same collector. Deterministic: a page said twice plants the same tasks. */
export async function* plantBlocks<K extends FactKind>(task: Task, planting: Planting<K>): AsyncGenerator<Page> {
  let { after, left }: { after: string | null; left: number } =
    task.cursor === null ? { after: null, left: 0 } : Cursor.parse(JSON.parse(task.cursor));
  let preface = after === null ? (planting.preface ?? []) : [];
  for (;;) {
    const facts = await planting.known.facts(planting.kind, after, FACTS);
    const verdicts = await Promise.all(facts.map(async (fact) => ({ fact, verdict: await planting.judge(fact) })));
    const judged = (...these: Judgement[]) =>
      verdicts.filter(({ verdict }) => these.includes(verdict)).map(({ fact }) => fact);
    const outside = judged("left", "beside");
    left += outside.length;
    const aside = outside.flatMap((fact) => planting.aside?.(fact) ?? []);
    const inside = judged("in", "beside").map(({ id }) => id);
    const last = facts.at(-1)?.id ?? null;
    after = last;
    yield {
      records: [...preface, ...aside, ...(left > 0 ? planting.leftOut(left) : [])],
      follow: seedsOf(task.collector, inside),
      cursor: last === null || facts.length < FACTS ? null : JSON.stringify({ after: last, left }),
    };
    preface = [];
    if (last === null || facts.length < FACTS) return;
  }
}

/** Tasks of twenty, each named by its first and its last: a page may begin with what ended the one before. */
export function seedsOf(collector: string, given: readonly string[]): readonly TaskSeed[] {
  const ids = [...new Set(given)];
  const count = Math.ceil(ids.length / BLOCK);
  return Array.from({ length: count }, (_, index) => ids.slice(index * BLOCK, (index + 1) * BLOCK)).map((block) => ({
    collector,
    key: `block:${block[0]}..${block.at(-1)}`,
    params: { ids: block },
  }));
}

/** The places of a block task that are still known, in the order planted. */
export async function factsOf<K extends FactKind>(task: Task, known: Known, kind: K): Promise<readonly FactOf<K>[]> {
  const ids = [...new Set(Params.parse(task.params).ids)];
  const facts = await Promise.all(ids.map((id) => known.fact(kind, id)));
  return facts.filter((fact) => fact !== null);
}

/** Whatever a person or a group can be named by in `--include` and `--exclude`. */
export function namesOf(one: Person | Group): readonly (string | null)[] {
  return one.kind === "person" ? [one.id, one.address, ...one.addresses] : [one.id, one.address, one.name];
}

/** People or groups that the scope leaves out, each once, however often their list told them. */
export async function countLeftOut(kind: "person" | "group", known: Known, scope: Scope): Promise<number> {
  let left = 0;
  for (let after: string | null = null; ; ) {
    const found: readonly (Person | Group)[] = await known.facts(kind, after, FACTS);
    left += found.filter((one) => !scope.includes(namesOf(one))).length;
    if (found.length < FACTS) return left;
    after = found.at(-1)?.id ?? null;
  }
}
