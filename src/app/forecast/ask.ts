/** One kind of request that a scan sends: by its path it has its price and its limits, which stand in no table here. */

import type { ChosenWorkload, Workload } from "../../model/service.ts";
import { RATIOS, SECONDS } from "./assumptions.ts";

export interface Ask {
  /** Whom it is counted for. */
  readonly of: Workload;
  /** Chosen workloads of which one is enough for it to be sent; none: it always is. */
  readonly when: readonly ChosenWorkload[];
  /** A chosen workload whose lists tell it as well. */
  readonly unless?: ChosenWorkload;
  /** As a collector sends it, ids as `x`. */
  readonly path: string;
  readonly times: number;
  readonly bytes: number;
  /** In envelopes of a batch, alone, or followed elsewhere, where no limit is but the number on its way. */
  readonly by: "batch" | "alone" | "download";
  readonly seconds: number;
  /** True for what is asked only to read contents. */
  readonly content: boolean;
}

type Given = Pick<Ask, "of" | "when" | "path" | "times"> & Partial<Ask>;

/** In a batch, unless told. */
export function ask(given: Given): Ask {
  const { by = "batch" } = given;
  const seconds = { batch: SECONDS.envelope, alone: SECONDS.alone, download: SECONDS.download }[by];
  return { by, seconds, bytes: 0, content: false, ...given };
}

/** So many things in lists, each with a first page: pages that follow it. The last page of a list is half full. */
export function further(things: number, lists: number, page: number): number {
  return Math.max(0, things / page - lists / 2);
}

/** Things of a library's walk: folders come with the files. */
export const withFolders = (files: number) => files * (1 + RATIOS.folders);
