/** What a collector is: least permission named with its reason, and a walk that yields pages of records. */

import type { Graph } from "../graph/graph.ts";
import type { TeamsFolder } from "../model/drive-part.ts";
import type { FactKind, FactOf, Item } from "../model/records.ts";
import type { Scope } from "../model/scope.ts";
import type { ContentModes, ServiceId } from "../model/service.ts";
import type { Described } from "../model/stratum.ts";
import type { Page, Task, TaskSeed } from "../model/task.ts";

/** A permission that a collector needs, and why, in words for the administrator who grants it. */
interface Need {
  readonly permission: string;
  readonly reason: { readonly fr: string; readonly en: string };
  /** Only when the content of one of its services is read. */
  readonly forContent?: true;
  /** Only when labels of files are extracted. */
  readonly forLabels?: true;
  /** Only when it is asked who what is sensitive is shared with. */
  readonly forSharing?: true;
}

/** What earlier collectors have stored, for those that come after. Ascending by id, `after` excluded. */
export interface Known {
  fact<K extends FactKind>(kind: K, id: string): Promise<FactOf<K> | null>;
  facts<K extends FactKind>(kind: K, after: string | null, limit: number): Promise<readonly FactOf<K>[]>;
  /** Delta link of this container, or part of one, kept by an earlier finished walk ({@link Page.delta}); null when it is to be walked whole. */
  deltaLink(service: ServiceId, container: string, part?: string): Promise<string | null>;
  /** How many things of a container are told as closed, those of parts that only told their changes included. */
  closedItems(service: ServiceId, container: string): Promise<number>;
  /** Versions of the things that were read in a container, by id ({@link Reading.version}); none when it was not read whole. */
  versions(service: ServiceId, container: string): Promise<ReadonlyMap<string, string>>;
  /** Things of a container in which a protection marking was found: they are not fetched again. */
  protectedItems(service: ServiceId, container: string): Promise<ReadonlySet<string>>;
  /** Files and things of a container still to be read: drawn, not private, not read before. */
  unread(service: ServiceId, container: string, after: string | null, limit: number): Promise<readonly UnreadItem[]>;
  /** Counted files of a drive whose tree is settled, read or not; not private ones. */
  files(
    service: ServiceId,
    container: string,
    after: string | null,
    limit: number,
  ): Promise<readonly Pick<UnreadItem, "id" | "name">[]>;
  /** Files of a settled drive that are shared, themselves or by a folder above, and in which something sensitive was found. */
  sharedSensitive(
    service: ServiceId,
    container: string,
    after: string | null,
    limit: number,
  ): Promise<readonly string[]>;
  /** True once the service has told of a file of the drive whether it bears a retention label. */
  tellsRetention(service: ServiceId, container: string): Promise<boolean>;
  /** Notebooks of a drive whose tree is settled ({@link Page.settle}); their bytes are those of the sections below them. */
  notebooks(service: ServiceId, container: string, after: string | null, limit: number): Promise<readonly Item[]>;
}

export interface UnreadItem {
  readonly id: string;
  readonly name: string | null;
  readonly bytes: number | null;
}

export interface Tools {
  readonly graph: Graph;
  readonly known: Known;
  readonly scope: Scope;
  readonly content: ContentModes;
  /** Those of the container's things that are to be read: all of them in `full`, by the keyed draw in `sample`, none in `none`. */
  readonly drawn: <T extends Described>(
    service: ServiceId,
    container: string,
    things: readonly T[],
  ) => Promise<readonly T[]>;
  /** True when the whole name of a folder or file says that it is private (« Personnel », « Syndical »). */
  readonly isPrivateName: (name: string) => boolean;
  /** True when the subject of a message or an event is marked as private (« [Perso] »). */
  readonly isPrivateSubject: (subject: string) => boolean;
  /** Which folder of Teams' own a name says, if any. */
  readonly teamsFolder: (name: string) => TeamsFolder | null;
  /** True of the type of a page's part that does not come with SharePoint. */
  readonly isOwnPart: (type: string) => boolean;
  /** `--labels extract`: SharePoint is asked to read the label of each file. */
  readonly extractLabels: boolean;
  /** `--sharing`: links and guests of what is sensitive and shared are asked for. */
  readonly readSharing: boolean;
  /** `teams.count: fetch`: whole Teams messages may be fetched to be counted. */
  readonly countTeamsMessages: boolean;
  /** The instant the scan began: a window of days is the same on every page and every resumption. */
  readonly startedAt: Date;
}

export interface Collector {
  readonly id: string;
  /** French, for progress and for the sheet on coverage. */
  readonly title: string;
  /** Services it counts or reads; empty for the directory, which every service needs. */
  readonly services: readonly ServiceId[];
  readonly needs: readonly Need[];
  /** Collectors all of whose tasks must be over before one of this starts. */
  readonly after: readonly string[];
  /** Those that come after it go on without what it tells, where its service does not answer. */
  readonly spare?: true;
  /** Collectors whose tasks it may make known, its own left out. */
  readonly plants: readonly string[];
  /** What a scan plants at its start: most often `[{ key: "root" }]`; empty when other collectors plant it. */
  roots(content: ContentModes): readonly Omit<TaskSeed, "collector">[];
  run(task: Task, tools: Tools): AsyncIterable<Page>;
}

export function defineCollector(collector: Collector): Collector {
  return collector;
}
