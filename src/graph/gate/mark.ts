/**
 * What a list was begun for is written before each link that goes on with it, wherever the link is kept: what the link
 * brings is hidden in its token, and a scan that reads no content may meet one that an earlier scan kept for contents.
 */

import type { Workload } from "../../model/service.ts";
import { admission } from "./admission.ts";
import { INVENTORY, type Mark } from "./mandate.ts";

/** All that a run without content may be told to read; a list that Graph shows whole alone is such a list, too. */
const admit = admission(
  { ...INVENTORY, countTeamsMessages: true, extractLabels: true, readSharing: true },
  { wholeWhereRefused: true },
);

/** @param path that the list is begun by. */
export function markOf(path: string, behalf: Workload | null): Mark {
  return admit({ method: "GET", path, behalf, begun: null, mark: null }) === null ? "inventory" : "content";
}

export const marked = (link: string, mark: Mark) => `${mark} ${link}`;

export interface MarkedLink {
  /** Null of a link that bears none: an earlier version kept it. */
  readonly mark: Mark | null;
  readonly link: string;
}

export function markIn(given: string): MarkedLink {
  const [, mark, link] = /^(inventory|content) (.*)$/s.exec(given) ?? [];
  return link === undefined ? { mark: null, link: given } : { mark: mark as Mark, link };
}
