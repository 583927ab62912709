/** What routes over drives, sites and Teams share: they are asked with the ministry in hand, and miss things alike. */

import {
  type Asked,
  get as getRoute,
  missing as missingAnswer,
  post as postRoute,
  type Reply,
  type Route,
  type Shape,
} from "../http/route.ts";
import type { Ground } from "../ministry/sites-ground.ts";

export type Answer = (ground: Ground, asked: Asked) => Reply;

export function get(path: string, answer: Answer, shape: Shape = {}): Route {
  return getRoute(path, (asked) => answer(asked.ministry, asked), shape);
}

export function post(path: string, answer: Answer): Route {
  return postRoute(path, (asked) => answer(asked.ministry, asked));
}

/** As drives and sites say it. */
export function missing(message: string, code = "itemNotFound"): Reply {
  return missingAnswer(message, code);
}
