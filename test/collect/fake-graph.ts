/** A Graph that answers from a table, for answers that a test must hold in its hand. What is not in it fails the test. */

import type { Answer, Graph, GraphPage, Refusal, Schema } from "../../src/graph/graph.ts";

/** What stands in the table: a JSON body, or a refusal, or what is thrown. */
export type Told = object | Error;

export const refusal = (cause: Refusal["cause"], status: number, code: string | null = null) => ({
  refusal: { cause, status, code, requestId: "request-1" },
});

export interface FakeGraph extends Graph {
  /** Every path asked for, in order, next links too. */
  readonly asked: readonly string[];
}

/** Rows of the table are tried in order; the first whose expression fits the path answers. */
export function fakeGraph(table: readonly (readonly [RegExp, Told | ((path: string) => Told)])[]): FakeGraph {
  const asked: string[] = [];
  const tell = (path: string): { ok: true; value: unknown } | { ok: false; refusal: Refusal } => {
    asked.push(path);
    const row = table.find(([shape]) => shape.test(path))?.[1];
    if (row === undefined) throw new Error(`asked for what no row of the table answers: ${path}`);
    const told = typeof row === "function" ? row(path) : row;
    if (told instanceof Error) throw told;
    return "refusal" in told ? { ok: false, refusal: told.refusal as Refusal } : { ok: true, value: told };
  };
  const parsed = <T>(path: string, schema: Schema<T>): Answer<T> => {
    const told = tell(path);
    return told.ok ? { ok: true, value: schema.parse(told.value) } : told;
  };
  return {
    asked,
    get: async (path, schema) => parsed(path, schema),
    async *pages<T>(path: string, schema: Schema<T>, options: { from?: string | null } = {}) {
      for (let link: string | null = options.from ?? path; link !== null; ) {
        const told = tell(link);
        if (!told.ok) {
          yield told;
          return;
        }
        const body = told.value as { value: unknown[]; "@odata.nextLink"?: string; "@odata.deltaLink"?: string };
        link = body["@odata.nextLink"] ?? null;
        const items = body.value.map((item) => schema.parse(item));
        const page: GraphPage<T> = {
          items,
          next: link,
          delta: body["@odata.deltaLink"] ?? null,
          count: null,
          resync: "resync" in body,
          ...("anew" in body && { anew: true }),
        };
        yield { ok: true, value: page } satisfies Answer<GraphPage<T>>;
      }
    },
    async *batch(parts) {
      // As the edge has it: the same part twice is one, another with its id is a defect.
      if (new Set(parts.map(({ id }) => id)).size < new Set(parts.map(({ path }) => path)).size)
        throw new Error("two parts with the same id");
      yield new Map(parts.map(({ id, path, schema }) => [id, parsed(path, schema)]));
    },
    async *report(path) {
      const told = tell(path);
      if (!told.ok) yield told;
      else for (const row of told.value as Record<string, string>[]) yield { ok: true, value: row };
    },
    extract: async (path, schema) => parsed(path, schema),
    download: async (path) => {
      throw new Error(`collectors hand contents over, they do not fetch them: ${path}`);
    },
  };
}

/** Parts of a batch that come three by three, as those do that had to be asked again. */
export function comingLate(graph: FakeGraph): FakeGraph {
  return {
    ...graph,
    async *batch(parts) {
      for (let from = 0; from < parts.length; from += 3) yield* graph.batch(parts.slice(from, from + 3));
    },
  };
}

class Stopped extends Error {}

/**
 * The task done in several runs, each of which is killed when it asks for one page too many: what was committed is all
 * that the next one knows. Answers with what was asked for in all.
 */
export async function killedEvery(
  pages: number,
  graphOf: () => FakeGraph,
  run: (graph: Graph, cursor: string | null) => AsyncIterable<{ readonly cursor: string | null }>,
): Promise<readonly string[]> {
  const asked: string[] = [];
  let cursor: string | null = null;
  for (let runs = 0; runs === 0 || cursor !== null; runs++) {
    if (runs > 50) throw new Error("it does not come forward");
    const graph = graphOf();
    const stopping: Graph = {
      ...graph,
      async *pages(path, schema, options) {
        for await (const page of graph.pages(path, schema, options)) {
          if (graph.asked.length > pages) throw new Stopped();
          yield page;
        }
      },
    };
    try {
      for await (const page of run(stopping, cursor)) cursor = page.cursor;
    } catch (stop) {
      if (!(stop instanceof Stopped)) throw stop;
    }
    asked.push(...graph.asked);
  }
  return asked;
}
