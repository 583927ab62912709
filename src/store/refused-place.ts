/** Where neither a store nor, unless somebody says so, outputs may stand: what is copied elsewhere by itself, what lies on another machine. */

import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { linuxShare, windowsShare } from "./network-share.ts";
import { type Synced, syncedBy } from "./synced-folder.ts";

export type RefusedPlace =
  | { readonly kind: "synced"; readonly by: Synced }
  /** `nfs4`; null where the path alone tells it. */
  | { readonly kind: "share"; readonly by: string | null };

export function refusedPlace(path: string): RefusedPlace | null {
  const real = realPlace(resolve(path));
  const windows = process.platform === "win32";
  const by = syncedBy(real, { windows, home: realPlace(homedir()), env: process.env, namesIn });
  if (by !== null) return { kind: "synced", by };
  const share = windows ? windowsShare(real) : linuxShare(real, mounts());
  return share && { kind: "share", by: share.kind };
}

/** Links followed as far as there is anything to follow; a letter that Windows gives a share becomes the share's own path. */
function realPlace(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return dirname(path) === path ? path : join(realPlace(dirname(path)), basename(path));
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A folder that nobody may list says nothing.
    return [];
  }
}

/** Of Linux alone. */
function mounts(): string {
  try {
    return readFileSync("/proc/self/mountinfo", "utf8");
  } catch {
    return "";
  }
}
