/** A small ministry for tests, of as many people as they need; a group for every eight of them, five at least. */

import { ministryOf } from "../../src/simulator/ministry/ministry.ts";

export function groundFor({ seed = "essai", users = 14, state = 0 as 0 | 1 } = {}) {
  return ministryOf({ seed, size: { users }, state });
}
