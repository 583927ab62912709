/** What a scratch database meets is told as the store's: it stands on the same disk, and is nothing that people know of. */

import { storeFaultOf } from "../sqlite/file.ts";

/** @param path the store's, to be named when the disk fails. */
export const guardedFor =
  (path: string) =>
  <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      throw storeFaultOf(cause, path);
    }
  };
