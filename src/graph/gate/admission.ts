/** Which routes below the Graph root a run may ask for, and what of them: the table, in the modes that the run was given. */

import type { Workload } from "../../model/service.ts";
import { finderOf } from "./find.ts";
import { INVENTORY, type Mandate, readsContent } from "./mandate.ts";
import { oddQuery } from "./options.ts";
import { ROUTES, type Route } from "./routes.ts";

export interface Wish {
  readonly method: "GET" | "POST";
  /** Below the root, with its query, as it leaves. */
  readonly path: string;
  /** The workload that it is sent for; null for nobody in particular. */
  readonly behalf: Workload | null;
  /** Of a link that Graph gave, the path of the list that it goes on with; null of what is none. */
  readonly begun: string | null;
}

/** Why it may not be sent, or null when it may. */
export type Admit = (wish: Wish) => string | null;

const find = finderOf(ROUTES);

export function admission(mandate: Mandate): Admit {
  function odd({ method, path, behalf }: Omit<Wish, "begun">, link: boolean): string | null {
    const { route: name, query } = parted(path);
    const route = find(name);
    if (route === null) return "route that is not known";
    if (method !== route.method) return "method that this route is not asked by";
    const content = route.of !== null && readsContent(mandate, route.of, behalf);
    if (!isOpen(route, content, mandate)) return "route that this run was not told to read";
    return oddQuery(query, { route, content, link });
  }
  // A link goes on with a list that could begin; on another route, it is a request like any other.
  return ({ begun, ...wish }) =>
    begun === null
      ? odd(wish, false)
      : (odd({ ...wish, path: begun }, false) ?? odd(wish, routeIn(wish.path) === routeIn(begun)));
}

export const INVENTORY_ALONE = admission(INVENTORY);

const routeIn = (path: string) => find(parted(path).route);

function isOpen({ when }: Route, content: boolean, mandate: Mandate): boolean {
  switch (when) {
    case "always":
      return true;
    case "content":
      return content;
    case "messages":
      return content || mandate.countTeamsMessages;
    case "labels":
      return mandate.extractLabels;
    case "sharing":
      return mandate.readSharing;
  }
}

function parted(path: string): { readonly route: string; readonly query: string } {
  const at = path.indexOf("?");
  return at < 0 ? { route: path, query: "" } : { route: path.slice(0, at), query: path.slice(at + 1) };
}
