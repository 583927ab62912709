/**
 * A scan: tasks of the collectors, many at a time, each page read, masked and committed with its cursor before the
 * next is asked for. It may be stopped between any two pages and goes on from there.
 */

import type { LimitFunction } from "p-limit";
import type { Collector, Tools } from "../../collect/collector.ts";
import type { Library } from "../../collect/library.ts";
import { BudgetSpent } from "../../graph/budget.ts";
import { type Graph, GraphFault, type Refusal } from "../../graph/graph.ts";
import type { Gap } from "../../model/gap.ts";
import type { Scope } from "../../model/scope.ts";
import { isServiceId, type Workload, workloadOf } from "../../model/service.ts";
import type { Task } from "../../model/task.ts";
import type { Precision } from "../../plan/sample-size.ts";
import { TaskOvertaken } from "../../store/commit.ts";
import type { ClaimedTask, RecordStore, Scan } from "../../store/port.ts";
import { chosenCollectors } from "../permissions.ts";
import { wordless } from "../wordless.ts";
import { ServiceAway } from "./away.ts";
import { readingLimit } from "./contents.ts";
import { drawsOf } from "./drawing.ts";
import { commitPage, type PageWork } from "./page.ts";
import { readyCollectors } from "./schedule.ts";
import { Silence, type SilenceTools } from "./silence.ts";
import { toolsFor } from "./tools.ts";

/** Whose a task is, and the how many-th that was begun: what was begun first is finished first. */
interface Origin {
  readonly asker: string;
  readonly turn: number;
  readonly workload: Workload | null;
}

export interface ScanWork extends SilenceTools, PageWork {
  readonly store: RecordStore;
  readonly scan: Scan;
  /** The way to the tenant in the name of a collector. */
  readonly graphFor: (origin: Origin) => Graph;
  /** True while requests of this collector wait for their turn. */
  readonly crowded: (asker: string) => boolean;
  readonly collectors: readonly Collector[];
  readonly scope: Scope;
  readonly sampling: Precision;
  readonly isPrivateName: (name: string) => boolean;
  readonly isPrivateSubject: (subject: string) => boolean;
  readonly teamsFolder: Tools["teamsFolder"];
  readonly isOwnPart: Tools["isOwnPart"];
  readonly signal: AbortSignal;
  /** Aborted when the run has asked for as much as it was to: pages in hand are finished. */
  readonly over: AbortSignal;
  /** Nobody waits any longer for a turn or for another try: something has failed for good. */
  readonly halt: () => void;
  /** After each committed page: of which collector, and how many tasks are left of each. */
  readonly onPage: (collector: Collector, pending: ReadonlyMap<string, number>) => void;
}

/**
 * Tasks of one collector under way at once. Requests are bounded lane by lane at the Graph edge; every collector that
 * may start has its own, so that no lane stays empty while another one waits.
 */
const WIDTH = 16;

/**
 * How many it begins with: each that ends makes room for one more. What is in hand has to be asked again when the
 * process is killed, and one that is killed again and again never has much.
 */
const FIRST_WIDTH = 1;

export interface RunEnd {
  /** Nothing is left to do. */
  readonly done: boolean;
  /** Collectors that had to leave tasks, as their service does not answer, and how it failed last. */
  readonly unanswered: ReadonlyMap<string, Refusal>;
}

/**
 * Works until nothing is left, or nothing that is answered; or until it is stopped or has asked for enough. What is
 * thrown stops it too, after the pages in hand.
 */
export async function runScan(work: ScanWork): Promise<RunEnd> {
  const { store, scan, signal, over } = work;
  const collectors = chosenCollectors(work.collectors, scan.wish.workloads);
  // Planted again when a scan goes on: it may have been killed before its first roots, and planting twice changes nothing.
  await store.plant(
    collectors.flatMap((collector) =>
      collector.roots(scan.wish.content).map((root) => ({ ...root, collector: collector.id })),
    ),
  );
  const draws = drawsOf(store, scan, work.sampling);
  const atOnce = readingLimit();
  const underWay = new Map<string, number>();
  const widths = new Map<string, number>();
  const failures: unknown[] = [];
  const interrupted = () => signal.aborted || failures.length > 0;
  // Who has had enough begins nothing else; what is in hand ends where it would have to ask for more.
  const stopped = () => over.aborted || interrupted();
  let turn = 0;
  let wake = () => {};
  const silence = new Silence(work, () => wake());
  const onPage = (collector: Collector, pending: ReadonlyMap<string, number>) => {
    work.onPage(collector, pending);
    wake();
  };

  const failed = (error: unknown) => {
    failures.push(wordless(error));
    work.halt();
  };

  const begin = async (collector: Collector, task: ClaimedTask) => {
    const { id } = collector;
    underWay.set(id, (underWay.get(id) ?? 0) + 1);
    try {
      turn += 1;
      const origin = { asker: id, turn, workload: workloadFor(collector, task) };
      const graph = silence.graphOf(work.graphFor(origin), task);
      const tools = toolsFor(work, graph, draws);
      await runTask(collector, task, tools, { ...work, graph, atOnce, onPage }, collectors, interrupted);
      widths.set(id, Math.min(WIDTH, (widths.get(id) ?? FIRST_WIDTH) + 1));
    } catch (error) {
      // What was asked for and not committed is asked for again by the next run.
      if (error instanceof ServiceAway) {
        widths.set(id, FIRST_WIDTH);
        await silence.leave(task, error).catch(failed);
      } else if (!(error instanceof BudgetSpent || error instanceof TaskOvertaken)) failed(error);
    } finally {
      const left = (underWay.get(id) ?? 1) - 1;
      if (left > 0) underWay.set(id, left);
      else underWay.delete(id);
      wake();
    }
  };

  /** What others do without keeps nobody waiting while its service is silent. */
  const keeping = (pending: ReadonlyMap<string, number>) => {
    const spare = collectors.filter((collector) => collector.spare && silence.rests(collector.id)).map(({ id }) => id);
    return spare.length === 0 ? pending : new Map([...pending].filter(([id]) => !spare.includes(id)));
  };

  /** False when nothing is under way then. */
  const beginMore = async (): Promise<boolean> => {
    const pending = await store.pending();
    for (const collector of stopped() ? [] : readyCollectors(collectors, keeping(pending))) {
      const { id } = collector;
      const inHand = underWay.get(id) ?? 0;
      if (silence.rests(id) || (inHand > 0 && work.crowded(id))) continue;
      const room = Math.min((pending.get(id) ?? 0) - inHand, (widths.get(id) ?? FIRST_WIDTH) - inHand);
      if (room <= 0) continue;
      for (const task of await store.claim([id], room)) void begin(collector, task);
    }
    return underWay.size > 0;
  };

  /** What this process could begin is in the hands of others, who may be killed before its end. */
  const othersWork = async (): Promise<boolean> => {
    if (stopped()) return false;
    const open = readyCollectors(collectors, keeping(await store.pending())).filter(({ id }) => !silence.rests(id));
    return open.length > 0 && (await store.waitForOthers());
  };

  for (;;) {
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const working = await beginMore().catch((error) => {
      failed(error);
      return underWay.size > 0;
    });
    if (!working) {
      const others = await othersWork().catch((error) => {
        failed(error);
        return false;
      });
      if (!others) break;
      continue;
    }
    // A page may have planted tasks, and a task that ends leaves its place.
    await woken;
  }
  await silence.end();
  const [failure] = failures;
  if (failure !== undefined && !signal.aborted) throw failure;
  const pending = await store.pending();
  return { done: !signal.aborted && pending.size === 0, unanswered: silence.leftOf(pending) };
}

/** Whom its requests are counted for: a walk through libraries serves the one of its task. */
function workloadFor({ services }: Collector, { params }: Task): Workload | null {
  if (typeof params.service === "string" && isServiceId(params.service)) return workloadOf(params.service);
  const [workload, ...others] = new Set(services.map(workloadOf));
  return others.length > 0 ? null : (workload ?? "other");
}

type RunningWork = Omit<ScanWork, "graphFor"> & { readonly graph: Graph; readonly atOnce: LimitFunction };

async function runTask(
  collector: Collector,
  task: Task,
  tools: Tools,
  work: RunningWork,
  collectors: readonly Collector[],
  interrupted: () => boolean,
): Promise<void> {
  let cursor: string | null | undefined;
  try {
    for await (const page of collector.run(task, tools)) {
      cursor = page.cursor;
      const follow = (page.follow ?? []).filter(known(collectors));
      for (const seed of follow) refuseUnsaid(collector, seed.collector);
      await commitPage(task, { ...page, follow }, work);
      work.onPage(collector, await work.store.pending());
      if (interrupted()) return;
    }
  } catch (error) {
    // An id that no address can hold is an answer of that kind, too.
    if (!(error instanceof GraphFault) && !(error instanceof URIError)) throw error;
    // One place whose answers make no sense is told, and does not cost the rest of the tenant.
    cursor = null;
    await commitPage(task, { records: [surprise(collector, task, error)], cursor }, work);
    return;
  }
  if (cursor === undefined) await commitPage(task, { records: [], cursor: null }, work);
  else if (cursor !== null) throw new Error(`${collector.id} ended before its last page (${task.key})`);
}

/** Who waits for a collector to be over goes by what is said: a task out of nowhere would come too late. */
function refuseUnsaid({ id, plants }: Collector, planted: string): void {
  if (planted !== id && !plants.includes(planted)) throw new Error(`${id} does not say that it plants ${planted}`);
}

/** Tasks of collectors that this scan does not run are not planted. */
const known = (collectors: readonly Collector[]) => (seed: { collector: string }) =>
  collectors.some(({ id }) => id === seed.collector);

function surprise(collector: Collector, task: Task, fault: GraphFault | URIError): Gap {
  // Tasks of libraries are of one service among those of their collector, and name their drive.
  const { service = collector.services[0] ?? null, drive = null } = task.params as Partial<Library>;
  const { cause, code, requestId } = (fault instanceof GraphFault ? fault : new GraphFault("an id")).refusal();
  return {
    kind: "gap",
    service,
    container: drive,
    where: drive === null ? `${collector.id}/${task.key}` : collector.id,
    cause,
    permission: null,
    code,
    requestId,
    count: 1,
  };
}
