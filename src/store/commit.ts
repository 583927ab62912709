/** What one page of a scan leaves in the store, in one transaction: records, what came of reading, findings, and the task's cursor. */

import type { Finding, UnreadCode } from "../model/finding.ts";
import type { ServiceId } from "../model/service.ts";
import type { Page, Task } from "../model/task.ts";

/** What came of reading one item's content. */
export interface ReadOutcome {
  readonly service: ServiceId;
  readonly container: string;
  readonly item: string;
  readonly part?: string;
  readonly version?: string | null;
  readonly name: string | null;
  /** True when any of its text was read. */
  readonly read: boolean;
  /** Why some of it was not; `private`: a file attached that may not be read. */
  readonly unread: readonly (UnreadCode | "private")[];
  /** At most one for each detector and confidence: a value counts once, at its best confidence. */
  readonly findings: readonly Finding[];
}

/** A finding in a name: a container's, a folder's, or an item's own. */
export interface NameFinding {
  readonly service: ServiceId;
  readonly container: string;
  /** Where the name stands: the container itself (`place`), or one thing in it by id. */
  readonly of: "place" | { readonly folder: string } | { readonly item: string };
  readonly finding: Finding;
}

/** What the service told of the labels of one thing, in the place of what it told before. */
export interface LabelFinding {
  readonly service: ServiceId;
  readonly container: string;
  readonly item: string;
  readonly findings: readonly Finding[];
}

/** The task was handed to another process meanwhile, as this one was not heard of for too long: what it saw is not written. */
export class TaskOvertaken extends Error {
  override readonly name = "TaskOvertaken";
  constructor(collector: string, key: string) {
    super(`${collector} ${key} is in the hands of another process`);
  }
}

export interface Commit {
  readonly task: Task;
  readonly page: Page;
  readonly outcomes: readonly ReadOutcome[];
  readonly nameFindings: readonly NameFinding[];
  readonly labelFindings?: readonly LabelFinding[];
}
