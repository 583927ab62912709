/** A request that the gate did not let leave: a defect of whoever asked, told by its route and the reason. */

import { GraphFault } from "./graph.ts";
import { routeOf } from "./route.ts";

export function notSent(method: string, url: string, reason: string): GraphFault {
  return new GraphFault(`${method} ${routeOf(url)}: not sent, ${reason}`, { code: "notSent" });
}
