/**
 * A scan of the pretend tenant, task by task, with every answer as it came: each task can be run again over its answers,
 * one of them changed. Pages are walked by the code that walks them over HTTP.
 */

import { chosenCollectors } from "../../../src/app/permissions.ts";
import type { Collector, Known, Tools } from "../../../src/collect/collector.ts";
import { collectors } from "../../../src/collect/collectors/index.ts";
import { markIn } from "../../../src/graph/gate/mark.ts";
import { type Answer, type Graph, GraphFault, type Refusal, type Schema } from "../../../src/graph/graph.ts";
import { answered } from "../../../src/graph/requests/answers.ts";
import { allPages } from "../../../src/graph/requests/pages.ts";
import type { Transport } from "../../../src/graph/transport.ts";
import type { Page, Task } from "../../../src/model/task.ts";
import { collect } from "../../collect/harness.ts";
import { withTenant } from "../../collect/tenant.ts";

/** As it came: a body, or what it was refused for. */
export type Raw = { readonly body: unknown } | { readonly refusal: Refusal };

export interface Recorded {
  readonly collector: Collector;
  readonly task: Task;
  readonly answers: ReadonlyMap<string, Raw>;
  /** Runs the task over these answers. Whatever is thrown and is no surprise of Graph's passes. */
  run(answers: ReadonlyMap<string, Raw>): Promise<readonly Page[]>;
}

/** So many tasks of each collector, those whose answers weigh least; one of them bears a mark of privacy, if any does. */
const TASKS = 3;
const PRIVATE = /"sensitivity":"(?:private|personal)"|"id":"Integer 0x36","value":"[12]"/;

export async function recordedTasks(): Promise<readonly Recorded[]> {
  const all: Recorded[] = [];
  await withTenant({ size: "tiny", seed: "essai" }, async ({ graph }) => {
    const workloads = ["exchange", "onedrive", "teams", "sharepoint"] as const;
    const watched = chosenCollectors(collectors, workloads).map((collector) => ({
      ...collector,
      run: (task: Task, tools: Tools) => recording(collector, task, tools, all),
    }));
    // Each way of reading: all of it, some of it, none of it but labels.
    const content = { exchange: "full", onedrive: "none", teams: "sample", sharepoint: "sample" } as const;
    const wish = { content, countTeamsMessages: true, extractLabels: true, readSharing: true } as const;
    await collect(watched, graph, wish);
  });
  const weight = ({ answers }: Recorded) => JSON.stringify([...answers.values()]).length;
  return [...Map.groupBy(all, ({ collector }) => collector.id).values()].flatMap((tasks) => {
    const sorted = tasks
      .filter(({ answers }) => [...answers.values()].some((raw) => "body" in raw))
      .toSorted((one, other) => Number(empty(one)) - Number(empty(other)) || weight(one) - weight(other));
    const marked = sorted.find(({ answers }) => PRIVATE.test(JSON.stringify([...answers.values()])));
    return [...new Set([...(marked === undefined ? [] : [marked]), ...sorted])].slice(0, TASKS);
  });
}

const rowsIn = (raw: Raw) =>
  "body" in raw && Array.isArray((raw.body as { value?: unknown })?.value)
    ? (raw.body as { value: unknown[] }).value
    : null;
/** No list of it holds anything. */
const empty = ({ answers }: Recorded) => {
  const lists = [...answers.values()].flatMap((raw) => rowsIn(raw) ?? []);
  return lists.length === 0 && [...answers.values()].some((raw) => rowsIn(raw) !== null);
};

async function* recording(collector: Collector, task: Task, tools: Tools, all: Recorded[]): AsyncGenerator<Page> {
  const answers = new Map<string, Raw>();
  const remembered = new Map<string, unknown>();
  const known = rememberingKnown(tools.known, remembered);
  const about = { ...tools, known, readSharing: true };
  for await (const page of collector.run({ ...task }, { ...about, graph: recordingGraph(tools.graph, answers) }))
    yield page;
  all.push({
    collector,
    task: { ...task },
    answers,
    run: (changed) => replay(collector, task, { ...about, graph: replaying(changed) }),
  });
}

/** What was known then is known again. */
function rememberingKnown(known: Known, remembered: Map<string, unknown>): Known {
  const ask = (name: keyof Known, args: readonly unknown[]) => {
    const key = JSON.stringify([name, ...args]);
    if (!remembered.has(key)) remembered.set(key, (known[name] as (...given: readonly unknown[]) => unknown)(...args));
    return remembered.get(key);
  };
  // Every file of the tenant passes for sensitive and shared.
  const shared = async (service: never, container: string, after: string | null, limit: number) =>
    (await known.files(service, container, after, limit)).map(({ id }) => id);
  return new Proxy(known, {
    get: (_target, name) =>
      name === "sharedSensitive" ? shared : (...args: readonly unknown[]) => ask(name as keyof Known, args),
  });
}

const capturing = <T>(schema: Schema<T>, take: (value: unknown) => void): Schema<T> => ({
  parse: (value) => {
    take(structuredClone(value));
    return schema.parse(value);
  },
});

function recordingGraph(graph: Graph, answers: Map<string, Raw>): Graph {
  const keep = (path: string, answer: Answer<unknown>, body: unknown) =>
    void answers.set(path, answer.ok ? { body } : { refusal: answer.refusal });
  const one = async <T>(path: string, schema: Schema<T>, ask: (schema: Schema<T>) => Promise<Answer<T>>) => {
    let body: unknown;
    const answer = await ask(
      capturing(schema, (value) => {
        body = value;
      }),
    );
    keep(path, answer, body);
    return answer;
  };
  return {
    ...graph,
    get: (path, schema, options) => one(path, schema, (captured) => graph.get(path, captured, options)),
    // The one request that is no GET leaves in no test: this is what SharePoint answers.
    extract: async (path, schema) => {
      const body = { labels: [{ sensitivityLabelId: LABEL, assignmentMethod: "standard", tenantId: LABEL }] };
      answers.set(path, { body });
      return answered(OFFLINE, schema, structuredClone(body), path);
    },
    async *batch(parts) {
      const bodies = new Map<string, unknown>();
      const captured = parts.map((part) => ({
        ...part,
        schema: capturing(part.schema, (value) => bodies.set(part.id, value)),
      }));
      const paths = new Map(parts.map(({ id, path }) => [id, path]));
      for await (const some of graph.batch(captured)) {
        for (const [id, answer] of some) keep(paths.get(id) ?? "", answer, bodies.get(id));
        yield some;
      }
    },
    async *pages(path, schema, options) {
      let rows: unknown[] = [];
      let at = below(options?.from ?? path);
      const captured = capturing(schema, (value) => void rows.push(value));
      for await (const answer of graph.pages(path, captured, options)) {
        if (!answer.ok) answers.set(at, { refusal: answer.refusal });
        else {
          const { next, delta, count } = answer.value;
          answers.set(at, {
            body: {
              value: rows,
              ...(next !== null && { "@odata.nextLink": below(next) }),
              ...(delta !== null && { "@odata.deltaLink": below(delta) }),
              ...(count !== null && { "@odata.count": count }),
            },
          });
          at = below(next ?? "");
          rows = [];
        }
        yield answer;
      }
    },
    async *report(path) {
      const rows: unknown[] = [];
      for await (const answer of graph.report(path)) {
        if (answer.ok) rows.push({ ...answer.value });
        else answers.set(path, { refusal: answer.refusal });
        yield answer;
      }
      if (!answers.has(path)) answers.set(path, { body: { value: rows } });
    },
  };
}

const LABEL = "abcdef11-2222-4333-8444-555555555555";

/** A link, as a path below the root. */
const below = (link: string) => markIn(link).link.replace(/^http:\/\/127\.0\.0\.1:\d+\/v1\.0/, "");

/** As far as answers are made of it. */
const OFFLINE = {
  tools: { signal: new AbortController().signal, root: "" },
  origin: { asker: "", turn: 0, workload: null },
  pathOf: below,
} as unknown as Transport;

const NOT_FOUND = { cause: "vanished", status: 404, code: "itemNotFound", requestId: null } as const;

function replaying(answers: ReadonlyMap<string, Raw>): Graph {
  const tell = (path: string): Raw => {
    const link = below(path);
    if (!link.startsWith("/")) throw new GraphFault("GET elsewhere: outside of Graph");
    return answers.get(path) ?? answers.get(link) ?? { refusal: NOT_FOUND };
  };
  const told = <T>(path: string, schema: Schema<T>): Answer<T> => {
    const raw = tell(path);
    return "refusal" in raw ? { ok: false, refusal: raw.refusal } : answered(OFFLINE, schema, raw.body, path);
  };
  const transport = {
    ...OFFLINE,
    get: async ({ path }: { path: string }) => {
      const raw = tell(path);
      const json = "body" in raw ? raw.body : { error: { code: raw.refusal.code ?? "unknown" } };
      const status = "body" in raw ? 200 : (raw.refusal.status ?? 503);
      return {
        kind: "reply",
        json,
        reply: { status, header: () => null, bytes: 0, body: Buffer.from(JSON.stringify(json) ?? "null") },
      };
    },
  } as unknown as Transport;
  return {
    get: async (path, schema) => told(path, schema),
    extract: async (path, schema) => told(path, schema),
    // A list that goes on from a kept link is walked as one that goes on from any.
    pages: (path, schema, options = {}) => allPages(transport, path, schema, { ...options, kept: false }),
    // One that makes no sense keeps the others from nothing: it is told at the end.
    async *batch(parts) {
      let odd: unknown;
      const good = parts.flatMap(({ id, path, schema }) => {
        try {
          return [[id, told(path, schema)] as const];
        } catch (fault) {
          odd ??= fault;
          return [];
        }
      });
      yield new Map(good);
      if (odd !== undefined) throw odd;
    },
    async *report(path) {
      const raw = tell(path);
      if ("refusal" in raw) yield { ok: false, refusal: raw.refusal };
      else for (const row of (raw.body as { value: Record<string, string>[] }).value) yield { ok: true, value: row };
    },
    download: async (path) => {
      throw new Error(`collectors hand contents over, they do not fetch them: ${path}`);
    },
  };
}

/** As a scan runs a task: a place whose answers make no sense is told. */
async function replay(collector: Collector, task: Task, tools: Tools): Promise<readonly Page[]> {
  const pages: Page[] = [];
  try {
    for await (const page of collector.run(task, tools)) pages.push(page);
  } catch (error) {
    if (!(error instanceof GraphFault) && !(error instanceof URIError)) throw error;
    const gap = {
      kind: "gap",
      service: null,
      container: null,
      where: `${collector.id}/${task.key}`,
      cause: "unexpected",
      permission: null,
      code: null,
      requestId: null,
      count: 1,
    } as const;
    pages.push({ records: [gap], cursor: null });
  }
  return pages;
}
