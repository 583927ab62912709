/**
 * Items of lists, by delta where there is one: a second scan asks only for what changed. Where all are read, they come
 * with their columns; else with their ids alone.
 */

import type { Reading } from "../../model/task.ts";
import { walkChanges } from "../changes-walk.ts";
import { defineCollector } from "../collector.ts";
import { refused } from "../gaps.ts";
import {
  changesRoute,
  contentsOf,
  isFolder,
  isGone,
  itemsRoute,
  type List,
  ListItem,
  listIn,
  listSeed,
  recordOf,
  titleOf,
} from "../list-fields.ts";
import { onceEach } from "../listing.ts";
import { modeOf, uncounted } from "../place.ts";

const SERVICE = "sharepoint.lists";
const PERMISSION = "Sites.Read.All";

const aboutOf = ({ list }: List) =>
  ({ service: SERVICE, container: list, where: "sites/lists/items", permission: PERMISSION }) as const;

export const listItems = defineCollector({
  id: "list-items",
  title: "Éléments des listes",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les éléments de chaque liste",
        en: "Count the items of each list",
      },
    },
  ],
  after: [],
  plants: ["read-list-items"],
  roots: () => [],
  async *run(task, tools) {
    const list = listIn(task);
    const mode = list.read ? modeOf(tools.content, SERVICE) : "none";
    const about = aboutOf(list);
    const place = { service: SERVICE, container: list.list } as const;
    const columns = mode === "full";
    yield* walkChanges(tools.graph, task, {
      place,
      path: changesRoute(list, columns),
      plain: itemsRoute(list, columns),
      schema: ListItem,
      kept: await tools.known.deltaLink(SERVICE, list.list),
      found: (given) => {
        const items = onceEach(given);
        const read = columns ? items.filter((item) => !isFolder(item) && !isGone(item)) : [];
        return {
          records: items.map((item) => recordOf(item, list)),
          readings: read.map((item) => readingOf(item, list)),
        };
      },
      last: { settle: place, follow: mode === "sample" ? [listSeed("read-list-items", list)] : [] },
      refused: (refusal) => [uncounted(SERVICE, list.list), refused(refusal, about)],
    });
  },
});

/**
 * A sample is drawn once all lists are counted: they are gone through again, a thousand items for one request, unless
 * all that is drawn was read by an earlier scan.
 */
export const readListItems = defineCollector({
  id: "read-list-items",
  title: "Lecture des éléments de listes",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Repérer ce qui relève de la sensibilité (R9) dans les éléments des listes",
        en: "Search list items for sensitive data",
      },
      forContent: true,
    },
  ],
  after: ["list-items"],
  plants: [],
  roots: () => [],
  async *run(task, tools) {
    const list = listIn(task);
    const about = aboutOf(list);
    if (task.cursor === null && (await tools.known.unread(SERVICE, list.list, null, 1)).length === 0) {
      yield { records: [], cursor: null };
      return;
    }
    for await (const answer of tools.graph.pages(itemsRoute(list, true), ListItem, { from: task.cursor })) {
      if (!answer.ok) {
        yield { records: [refused(answer.refusal, about)], cursor: null };
        return;
      }
      const items = answer.value.items.filter((item) => !isFolder(item));
      const drawn = await tools.drawn(SERVICE, list.list, items.map(datedOf));
      const readings = drawn.map(({ item }) => readingOf(item, list));
      yield { records: [], readings, cursor: answer.value.next };
    }
  },
});

/** As it was counted. */
function datedOf(item: ListItem) {
  return { id: item.id, created: item.createdDateTime ?? null, modified: item.lastModifiedDateTime ?? null, item };
}

function readingOf(item: ListItem, { list }: List): Reading {
  return { service: SERVICE, container: list, item: item.id, name: titleOf(item), contents: contentsOf(item) };
}
