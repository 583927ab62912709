/** Pages of a site, plain or cast to `sitePage`; their text under `$expand=canvasLayout` or in `/webParts`. */

import { type Asked, found, listed, type Reply, type Route, slots } from "../http/route.ts";
import { canvasJson, type Page, pageById, pageJson, pageOf, pagesOf, webPartsJson } from "../ministry/pages.ts";
import type { Ground } from "../ministry/sites-ground.ts";
import type { Place } from "../ministry/sites-places.ts";
import { ofSite } from "./sites.ts";
import { type Answer, get, missing } from "./sites-answers.ts";

export const PAGE_ROUTES: readonly Route[] = [
  get("/sites/{site-id}/pages", ofSite(allPages)),
  get("/sites/{site-id}/pages/microsoft.graph.sitePage", ofSite(allPages)),
  get("/sites/{site-id}/pages/{baseSitePage-id}/microsoft.graph.sitePage", ofPage(onePage)),
  get(
    "/sites/{site-id}/pages/{baseSitePage-id}/microsoft.graph.sitePage/webParts",
    ofPage((_ground, _place, page) => listed(webPartsJson(page))),
  ),
];

function allPages(ground: Ground, place: Place, asked: Asked): Reply {
  const pages = pagesOf(ground, place);
  return slots(pages.length, (at) => laidOut(ground, place, pageOf(ground, place, pages[at] ?? 0), asked));
}

function onePage(ground: Ground, place: Place, page: Page, asked: Asked): Reply {
  return found(laidOut(ground, place, page, asked));
}

function laidOut(ground: Ground, place: Place, page: Page, { query }: Asked): Record<string, unknown> {
  const body = pageJson(ground, place, page);
  const expanded = query.get("$expand") ?? "";
  if (/\bcanvasLayout\b/.test(expanded)) return { ...body, canvasLayout: canvasJson(page) };
  return /\bwebParts\b/.test(expanded) ? { ...body, webParts: webPartsJson(page) } : body;
}

function ofPage(answer: (ground: Ground, place: Place, page: Page, asked: Asked) => Reply): Answer {
  return ofSite((ground, place, asked) => {
    const page = pageById(ground, place, asked.params["baseSitePage-id"] ?? "");
    return page === null ? missing("The specified page was not found") : answer(ground, place, page, asked);
  });
}
