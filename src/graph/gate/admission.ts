/** Which routes below the Graph root a run may ask for, and what of them: the table, in the modes that the run was given. */

import type { Workload } from "../../model/service.ts";
import { finderOf } from "./find.ts";
import { INVENTORY, type Mandate, type Mark, readsContent } from "./mandate.ts";
import { oddQuery, selects } from "./options.ts";
import { ROUTES, type Route } from "./routes.ts";

export interface Wish {
  readonly method: "GET" | "POST";
  /** Below the root, with its query, as it leaves. */
  readonly path: string;
  /** The workload that it is sent for; null for nobody in particular. */
  readonly behalf: Workload | null;
  /** Of a link that Graph gave, the path of the list that it goes on with; null of what is none. */
  readonly begun: string | null;
  /** Of such a link, what that list was begun for; null where nobody wrote it down. */
  readonly mark: Mark | null;
}

export interface Admit {
  /** Why it may not be sent, or null when it may. */
  (wish: Wish): string | null;
  /** What Graph answered: a list whose `$select` it refused may be asked for whole from then on. @param path below the root. */
  heard?(path: string, status: number): void;
}

const find = finderOf(ROUTES);

/** @param wholeWhereRefused as if Graph had refused `$select` wherever it may. */
export function admission(mandate: Mandate, { wholeWhereRefused = false } = {}): Admit {
  /** Routes whose `$select` Graph refused in this run. */
  const refused = new Set<Route>();

  function odd(
    { method, path, behalf }: Omit<Wish, "begun" | "mark">,
    mark: Mark | null,
    link: boolean,
  ): string | null {
    const { route: name, query } = parted(path);
    const route = find(name);
    if (route === null) return "route that is not known";
    if (method !== route.method) return "method that this route is not asked by";
    const content = route.of !== null && readsContent(mandate, route.of, behalf);
    if (!isOpen(route, content, mandate)) return "route that this run was not told to read";
    if (link && mark !== "inventory" && !content) return "link that was given for contents";
    return oddQuery(query, { route, content, link, selectRefused: wholeWhereRefused || refused.has(route) });
  }
  // A link goes on with a list that could begin; on another route, it is a request like any other.
  const admit = ({ begun, mark, ...wish }: Wish) =>
    begun === null
      ? odd(wish, null, false)
      : (odd({ ...wish, path: begun }, null, false) ?? odd(wish, mark, routeIn(wish.path) === routeIn(begun)));
  return Object.assign(admit, {
    heard(path: string, status: number) {
      const route = routeIn(path);
      if (status === 400 && route?.whole === "refused" && selects(parted(path).query)) refused.add(route);
    },
  });
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
