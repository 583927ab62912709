/** What a scan is asked for, what it tells on its way, and what it ends with. */

import type { Collector } from "../../collect/collector.ts";
import type { BudgetSpent } from "../../graph/budget.ts";
import type { Connection } from "../../graph/connect.ts";
import type { Pace } from "../../model/limits.ts";
import type { ChosenWorkload, ContentModes } from "../../model/service.ts";
import type { Foreseen, Scan } from "../../store/port.ts";
import type { Course } from "../forecast/course.ts";
import type { OutputWish } from "../outputs.ts";
import type { Settings } from "../settings.ts";

export interface ScanRequest {
  /** Told to whoever finds the store locked meanwhile. */
  readonly command: "scan" | "demo";
  readonly settings: Settings;
  readonly workloads: readonly ChosenWorkload[];
  readonly content: ContentModes;
  /** `--labels extract`. */
  readonly extractLabels: boolean;
  /** `--sharing`. */
  readonly readSharing: boolean;
  /** Null: the tenant's id. */
  readonly seed: string | null;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly fresh: boolean;
  /** `--accept-write-permissions`. */
  readonly acceptsWriting: boolean;
  /** `--log-requests`: where each request is written down; null for nowhere. */
  readonly logRequests: string | null;
  readonly pace: Pace;
  /** Null: no end but the scan's own. */
  readonly maxRequests: number | null;
  readonly maxSeconds: number | null;
  /** Of the plan that follows: a folder that cannot take it is told before the scan, not after. */
  readonly outputs: OutputWish;
  readonly version: string;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly events: ScanEvents;
}

export interface ScanEvents {
  deviceCode(prompt: { readonly code: string; readonly url: string }): void;
  /** Signed in, and before the first request of the scan; what cannot be seen with such a token. */
  signedIn(identity: Connection["identity"]): void;
  begun(scan: Scan): void;
  /** Before anything is read: entries of `scope.excludeContent` that name nothing and nobody, and so close nothing. */
  closesNothing(entries: readonly string[]): void;
  /** How large the tenant is, and what the scan is expected to take. */
  foreseen(scan: Scan, foreseen: Foreseen): void;
  page(collector: Collector, pending: ReadonlyMap<string, number>): void;
  paused(lane: string, until: Date): void;
  /** Nothing good came of it for so many milliseconds; it is given up after those of `patience`. */
  failing(lane: string, since: number, patience: number): void;
  back(lane: string): void;
}

export interface ScanResult {
  readonly scan: Scan;
  /** `stopped` by the signal; `unanswered` by a service; else what it had enough of. Null: it came to its end. */
  readonly ended: "stopped" | "unanswered" | BudgetSpent["of"] | null;
  /** Entries of the lists that name nobody in the directory; empty while it is not read to its end. */
  readonly unmatched: readonly string[];
  /** What it was expected to take, and took, over all its runs. */
  readonly course: Course;
}
