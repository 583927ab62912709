/** Texts of a site's pages: titles, text parts, and what other parts hold that people can read; and how many parts are the tenant's own. */

import { z } from "zod";
import type { Answer } from "../../graph/graph.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { Content, Reading } from "../../model/task.ts";
import { batchApart } from "../batch-apart.ts";
import { defineCollector, type UnreadItem } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { partOf } from "../listing.ts";

const SERVICE = "sharepoint.pages";
const PERMISSION = "Sites.Read.All";
const WINDOW = 20;

const LAYOUT = "sites/pages/canvasLayout";

const SitePage = z.object({
  title: z.string().nullish(),
  canvasLayout: z
    .looseObject({ horizontalSections: z.array(z.unknown()).nullish(), verticalSection: z.looseObject({}).nullish() })
    .nullish(),
});
type SitePage = z.infer<typeof SitePage>;

export const readPages = defineCollector({
  id: "read-pages",
  title: "Lecture des pages",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Repérer ce qui relève de la sensibilité (R9) dans les pages",
        en: "Search pages for sensitive data",
      },
      forContent: true,
    },
  ],
  after: ["pages"],
  plants: [],
  roots: () => [],
  async *run(task, { graph, known, isOwnPart }) {
    const site = task.key;
    for (let after = task.cursor; ; ) {
      const found = await known.unread(SERVICE, site, after, WINDOW);
      const answers = await batchApart(
        graph,
        found.map(({ id }) => ({ id, path: routeOf(site, id), schema: SitePage })),
      );
      const told = found.map((page) => tell(page, partOf(answers, page.id), site, isOwnPart));
      after = found.length < WINDOW ? null : (found.at(-1)?.id ?? null);
      const [readings, records] = [told.flatMap(({ reading }) => reading), told.flatMap((one) => one.records)];
      yield { records, readings, cursor: after };
      if (after === null) return;
    }
  },
});

const routeOf = (site: string, page: string) =>
  `/sites/${encodeURIComponent(site)}/pages/${encodeURIComponent(page)}/microsoft.graph.sitePage?$select=id,title&$expand=canvasLayout`;

function tell(
  { id, name }: UnreadItem,
  answer: Answer<SitePage>,
  container: string,
  isOwnPart: (type: string) => boolean,
): { readonly reading: readonly Reading[]; readonly records: readonly TenantRecord[] } {
  // Asked for, and not told: nothing of the page was read, and it is no page without a layout, which says null.
  if (answer.ok && answer.value.canvasLayout === undefined)
    return { reading: [], records: [unseen("untold", 1, { service: SERVICE, container, where: LAYOUT })] };
  if (answer.ok) {
    const contents = contentsOf(answer.value);
    const own = [...typesIn(answer.value.canvasLayout)].filter(isOwnPart).length;
    const apart = { kind: "apart", service: SERVICE, container, item: id, told: { ownParts: own } } as const;
    return { reading: [{ service: SERVICE, container, item: id, name, contents }], records: [apart] };
  }
  if (isAbsent(answer.refusal)) return { reading: [], records: [] };
  const about = { service: SERVICE, container, where: LAYOUT, permission: PERMISSION } as const;
  return { reading: [], records: [refused(answer.refusal, about)] };
}

/** Types of the parts of a page, wherever they stand in it; what a part holds of its own is not gone through. */
function* typesIn(layout: unknown): Generator<string> {
  if (Array.isArray(layout)) for (const each of layout) yield* typesIn(each);
  else if (typeof layout === "object" && layout !== null) {
    const { webPartType } = layout as { readonly webPartType?: unknown };
    if (typeof webPartType === "string") yield webPartType;
    else for (const each of Object.values(layout)) yield* typesIn(each);
  }
}

function contentsOf({ title, canvasLayout }: SitePage): readonly Content[] {
  const texts = [...textsIn(canvasLayout)];
  return [
    ...(title ? [{ kind: "text", format: "text", text: title } as const] : []),
    ...texts.map((text) => ({ kind: "text", format: "html", text }) as const),
  ];
}

/** Text parts hold `innerHtml`; the others say what search may find in them, and their own titles. */
const READ = new Set(["innerHtml", "htmlString", "searchablePlainTexts", "title", "description"]);

function* textsIn(value: unknown, read = false): Generator<string> {
  if (typeof value === "string") {
    if (read && value !== "") yield value;
  } else if (Array.isArray(value)) for (const each of value) yield* textsIn(each, read);
  else if (typeof value === "object" && value !== null)
    for (const [key, each] of Object.entries(value)) yield* textsIn(each, READ.has(key) || (read && key === "value"));
}
