/**
 * What a store of records can do. One port, whichever the database. Everything that
 * answers with many rows is a stream in a fixed order (ascending, by code point of UTF-8).
 */

import type { Clusters } from "../model/cluster.ts";
import type { Crew } from "../model/crew.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Decision, NotedDecision } from "../model/decision.ts";
import type { Finding } from "../model/finding.ts";
import type { Marks } from "../model/fit.ts";
import type { Forecast, TenantSize } from "../model/forecast.ts";
import type { Gap } from "../model/gap.ts";
import type { EarlierRow, KeptRow, KeptScan, Made, SpaceRow } from "../model/history.ts";
import type { Oddity } from "../model/oddity.ts";
import type { Container, FactKind, FactOf, Item } from "../model/records.ts";
import type { Seal, SealCheck } from "../model/seal.ts";
import type { ChosenWorkload, ContentModes, ServiceId } from "../model/service.ts";
import type { Task, TaskSeed } from "../model/task.ts";
import type { Tally } from "../model/weight.ts";
import type { Commit } from "./commit.ts";
import type { ContainerTotals, FindingsWish, Populated, Readable, SharedPlace, StoredFinding } from "./totals.ts";

/** What a scan was asked to do; a resumed scan keeps the seed that it began with. */
export interface ScanWish {
  readonly workloads: readonly ChosenWorkload[];
  readonly content: ContentModes;
  readonly seed: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly excludeContent: readonly string[];
  readonly countTeamsMessages: boolean;
  /** `--labels extract`. */
  readonly extractLabels?: boolean;
  /** `--sharing`. */
  readonly readSharing?: boolean;
}

export interface Scan {
  readonly id: string;
  readonly number: number;
  readonly tenant: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly complete: boolean | null;
  /** It came to its end, and its outputs were not written: the process was killed while it wrote them. */
  readonly untold: boolean;
  readonly wish: ScanWish;
  /** True when it had begun before and goes on. */
  readonly resumed: boolean;
  /** True when one asked for otherwise (other contents, other places) was left unfinished for it; what it saw is kept. */
  readonly leaves: boolean;
  /** When the last run was noted, where that is yet to come by the clock of the machine; null where it is not, absent where nothing is begun. */
  readonly clockBehind?: string | null;
  /** Of one that goes on: collectors that its last run had to leave, as their service did not answer. */
  readonly unanswered: readonly string[];
}

/** Rows that wait, off the memory, for the file that they are for. */
export interface Spool {
  add(file: string, sheet: string, row: string): void;
  /** In their own order. */
  files(): readonly string[];
  /** In the order in which they came. */
  rows(file: string, sheet: string): Iterable<string>;
}

/** Requests of a scan, by workload or route family; added up over resumptions. */
export interface Account {
  readonly requests: number;
  readonly throttled: number;
  /** Resource units of SharePoint and OneDrive. */
  readonly units: number;
  readonly bytes: number;
}

/** How large the tenant was when a scan of it began, and what that was expected to take; null where it could not be told. */
export interface Foreseen {
  readonly size: TenantSize;
  readonly forecast: Forecast | null;
}

/** Units of SharePoint and OneDrive spent in the ten minutes from then, in milliseconds since 1970: a limit is over 24 hours. */
export interface SpentUnits {
  readonly from: number;
  readonly units: number;
}

/** A lane of the way to the tenant is to be left alone until then, in milliseconds since 1970. */
export interface OrderedPause {
  readonly lane: string;
  readonly until: number;
}

export interface ClaimedTask extends Task {
  /** In how many runs of the scan it was left, as its service did not answer. */
  readonly unanswered: number;
}

/** Services of which something is missing as long as that task is not done; none for the directory, which every scan walks. */
export type ShortBy = (task: Pick<Task, "collector" | "params">) => readonly ServiceId[];

/** What is kept of each scan for as long as the store is. */
export interface HistoryStore {
  /** What the scan is made with; adds to what was noted of it before. */
  noteMade(made: Pick<Made, "detectors" | "permissions">): Promise<void>;
  /** Of the last scan. */
  made(): Promise<Made>;
  /** Scans whose history is whole, ascending. */
  keptScans(): Promise<readonly KeptScan[]>;
  /** Forgets what was begun of that scan's history; false where nothing may be written: there is no keeping then. */
  beginHistory(scan: number): Promise<boolean>;
  /** @returns for each, when it is to be compared, the last sight of it before: to its end if there is any. */
  keepRows(scan: number, rows: readonly KeptRow[], compare: boolean): Promise<readonly (EarlierRow | null)[]>;
  /** Spaces of an earlier scan that have no row in this one: services in plan order, then by id. */
  missing(before: number, scan: number): AsyncIterable<KeptRow>;
  /** They are gone, and were counted as such. */
  keepGone(scan: number, rows: readonly KeptRow[]): Promise<void>;
  endHistory(kept: KeptScan): Promise<void>;
  /** All that is kept of one space, scan by scan. */
  sightings(space: Pick<KeptRow, "service" | "id">): Promise<readonly EarlierRow[]>;
  /** Sorted by service in plan order, then id; under the names that they have today. */
  history(scan: number): AsyncIterable<SpaceRow>;
}

/** What people decided, over all scans. */
export interface DecisionStore {
  /** Adds those that are not as they were last noted. Where nothing may be written, none. */
  noteDecisions(decisions: readonly Decision[], noted: IsoDate): Promise<void>;
  /** In the order in which they were noted. */
  decisions(): AsyncIterable<NotedDecision>;
}

export interface RecordStore extends HistoryStore, DecisionStore {
  /**
   * Goes on with the unfinished scan when it was to read and to visit the same, or begins one: what was to be read
   * yesterday is not read for anybody who says otherwise today. One that came to its end in the last day, and whose
   * outputs were not written, is given as it is: nothing of it is to be asked again. Of an unfinished one that is left,
   * what it had not seen to its end is told in gaps, by `shortBy`. Throws {@link StoreFault} when the store is another tenant's.
   */
  beginScan(tenant: string, wish: ScanWish, now: Date, fresh: boolean, shortBy?: ShortBy): Promise<Scan>;
  /** The scan that another process has begun and that goes on, to work at it too; null where none does. Throws `other-tenant`. */
  joinScan(tenant: string): Promise<Scan | null>;
  lastScan(): Promise<Scan | null>;
  /** Workloads that an earlier scan has walked to its end, not narrowed to some places, and that were not forgotten since. */
  walkedBefore(): Promise<ReadonlySet<ChosenWorkload>>;
  /** Sweeps what this scan did not see again, and closes it. @param untold true when its outputs are to be written yet. */
  finishScan(now: Date, untold?: boolean): Promise<Scan>;
  /** What finished scans were sealed with, ascending; none in a store of an earlier version that may not be written. */
  seals(): Promise<readonly Seal[]>;
  /** Holds all that stands in the store against the last seal. */
  checkSeal(): Promise<SealCheck>;
  /** The outputs of the last scan were written. */
  noteTold(): Promise<void>;
  /** Outputs were written there: who deletes what is held on people is told where else it stands. Where nothing may be written, none. */
  noteOutputs(folder: string): Promise<void>;
  /** Outputs of the last scan take their places, under a manifest of that digest. Where nothing may be written, none is noted. */
  noteManifest(digest: string): Promise<void>;
  /** Digests (SHA-256, hexadecimal) of the manifests that were written, each with the id of the scan that it is of. */
  manifests(): Promise<ReadonlyMap<string, string>>;
  plant(seeds: readonly TaskSeed[]): Promise<void>;
  /** Tasks still to do, at most `limit`, of these collectors only; marked as begun. */
  claim(collectors: readonly string[], limit: number): Promise<readonly ClaimedTask[]>;
  /** A task that was begun and left, as its service did not answer, is to be done again from its last committed page on. */
  release(task: ClaimedTask): Promise<void>;
  /** Undone tasks by collector, claimed ones included. */
  pending(): Promise<ReadonlyMap<string, number>>;
  /** Who works at the scan and what is left of it, where several processes may; null of a store of one. */
  crew(): Promise<Crew | null>;
  /** Waits a little for what other processes have in hand of the same scan; false, at once, where nobody else can have any. */
  waitForOthers(): Promise<boolean>;
  /** One transaction: records, findings, following tasks, and the cursor. */
  commit(commit: Commit): Promise<void>;
  addAccount(workload: string, account: Account): Promise<void>;
  accounts(): Promise<ReadonlyMap<string, Account>>;
  /** Added up over resumptions, as accounts are. Rows said again are counted by the store itself, as they are committed. */
  addOddity(oddity: Oddity): Promise<void>;
  oddities(): Promise<readonly Oddity[]>;
  /** What this scan was expected to take, in the place of what was noted before. */
  noteForeseen(foreseen: Foreseen): Promise<void>;
  foreseen(): Promise<Foreseen | null>;
  /** Adds to the time, in milliseconds, that this scan was worked at; interruptions are none of it. */
  addWorked(milliseconds: number): Promise<void>;
  worked(): Promise<number>;
  /** What was spent, in the place of what was noted before. */
  noteSpent(spent: readonly SpentUnits[]): Promise<void>;
  /** Ascending. */
  spent(): Promise<readonly SpentUnits[]>;
  /** What services have ordered, in the place of what was noted before. */
  notePauses(pauses: readonly OrderedPause[]): Promise<void>;
  pauses(): Promise<readonly OrderedPause[]>;
  /** While a scan is on, what it has said itself: who was there the last time may have left since. */
  fact<K extends FactKind>(kind: K, id: string): Promise<FactOf<K> | null>;
  facts<K extends FactKind>(kind: K, after: string | null, limit: number): Promise<readonly FactOf<K>[]>;
  /** Delta link kept for the container; null when none, when its items are not those that it goes on from, or when the scan starts anew. */
  deltaLink(service: ServiceId, container: string, part?: string): Promise<string | null>;
  /** How many things are told as closed in the container, as this scan sees it. */
  closedItems(service: ServiceId, container: string): Promise<number>;
  /** Versions of the things that were read in the container, by id; none when it was not read whole. */
  versions(service: ServiceId, container: string): Promise<ReadonlyMap<string, string>>;
  /** Things of the container in which a protection marking was found: they are not fetched again. */
  protectedItems(service: ServiceId, container: string): Promise<ReadonlySet<string>>;
  /** Counted items still to be read: not private, without outcome. Ascending by id, `after` excluded. */
  unreadItems(
    service: ServiceId,
    container: string,
    after: string | null,
    limit: number,
  ): Promise<readonly (Item & Pick<Readable, "marked">)[]>;
  /** Counted items of a settled drive, read or not; not private ones. Ascending by id, `after` excluded. */
  files(service: ServiceId, container: string, after: string | null, limit: number): Promise<readonly Item[]>;
  /** Null while nothing was said of it. */
  container(service: ServiceId, id: string): Promise<Container | null>;
  /**
   * Notebooks of a settled drive, ascending by id, `after` excluded. Their bytes are the sum of the files below
   * them, which the drive does not count. The collector makes containers of `other.onenote` of them.
   */
  notebooks(service: ServiceId, container: string, after: string | null, limit: number): Promise<readonly Item[]>;
  /**
   * Ids of counted files of a settled drive, not private, that are shared, themselves or by a folder above, and in which
   * something sensitive was found: outside `contact`, `marking` and `secret`, medium at least. Ascending, `after` excluded.
   */
  sharedSensitive(
    service: ServiceId,
    container: string,
    after: string | null,
    limit: number,
  ): Promise<readonly string[]>;
  /** True once it was told of an item of the container whether it bears a retention label. */
  tellsRetention(service: ServiceId, container: string): Promise<boolean>;
  /** Of each place, what the last scan was told of who its sensitive and shared files are open to. Services in plan order, then ids. */
  shared(): AsyncIterable<SharedPlace>;
  /** What may be read of a service, as that scan saw it, place after place. */
  population(service: ServiceId, scan: number, least: Finding["confidence"]): AsyncIterable<Populated>;
  gaps(): AsyncIterable<Gap>;
  /**
   * What the last scan has still to see to its end, where nothing else says that it is incomplete: services in plan
   * order, places by id, then what is of no one place; of one service alone when it is named. Nothing of a scan that is
   * finished.
   */
  unseen(shortBy: ShortBy, service?: ServiceId): AsyncIterable<Gap>;
  /** What makes a scan incomplete at a place, by the place's id, whatever the service. */
  shutPlaces(): AsyncIterable<Pick<Gap, "service" | "cause"> & { readonly container: string }>;
  /**
   * Sorted by service in plan order, then id; of one service alone when it is named. With a day, what was created or
   * changed since its beginning is told beside; with marks, what its items bear of them.
   */
  totals(
    least: Finding["confidence"],
    service?: ServiceId,
    since?: string,
    marks?: ReadonlyMap<ServiceId, Marks>,
  ): AsyncIterable<ContainerTotals>;
  /** An empty one, until it is closed. */
  tally(): Promise<Tally>;
  /** An empty one, until the store is closed. */
  clusters(): Promise<Clusters>;
  /** An empty one, until the store is closed. */
  spool(): Promise<Spool>;
  /** Sorted by service in plan order, container, item, detector; in pages that hold items whole. */
  findings(least: Finding["confidence"], wish?: FindingsWish): AsyncIterable<readonly StoredFinding[]>;
  /**
   * Distinct items with a presumed marking or credential, by service; and whether any stands anywhere, the name of a place or
   * a folder included.
   */
  restricted(
    least: Finding["confidence"],
  ): Promise<{ readonly any: boolean; readonly items: ReadonlyMap<ServiceId, number> }>;
  /** Pseudonym number of a thing, given at its first asking and kept for the life of the store. */
  pseudonym(kind: string, id: string): Promise<number>;
  /** Numbers that these things already bear, by kind then number. */
  pseudonymsOf(ids: readonly string[]): Promise<readonly { readonly kind: string; readonly number: number }[]>;
  close(): Promise<void>;
}
