/**
 * What is known of the page's accessibility, in the terms of the French State's standard (RGAA): the criteria that Bascule's
 * tests tried in part and found nothing against, and those that nobody tried. No conformity is claimed, for nobody audited it.
 * Source: https://accessibilite.numerique.gouv.fr/methode/criteres-et-tests/
 */

import type { PageTests } from "../../model/page-tests.ts";
import { type Html, html, plain } from "../html.ts";
import type { View } from "../view.ts";

/** Criteria of each of the thirteen themes of RGAA 4.1.2, in their order. */
const THEMES = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12] as const;

const CRITERIA: readonly string[] = THEMES.flatMap((criteria, theme) =>
  Array.from({ length: criteria }, (_, index) => `${theme + 1}.${index + 1}`),
);

export function accessibility(tests: PageTests, view: View): Html {
  const words = view.t.report.accessibility;
  const { count, day } = view.format;
  const { tried, absent } = tests;
  const untried = CRITERIA.filter((id) => !tried.includes(id) && !absent.includes(id));
  const named = (ids: readonly string[]) => CRITERIA.filter((id) => ids.includes(id)).join(", ");
  const all = count(CRITERIA.length);
  const lines = [
    words.state(tests.standard),
    ...(isTheirs(view) ? [words.theirs] : []),
    words.tests(day(tests.on), tests.programs.join(", ")),
    words.tried(count(tried.length), all, named(tried)),
    words.absent(count(absent.length), all, named(absent)),
    words.untried(count(untried.length), all, named(untried)),
    words.byHand,
    words.contact,
  ];
  return html`${lines.map((line) => html`<p>${plain(line)}</p>`)}`;
}

/** What the administration puts in the place of the page's template was tried by nobody. */
const isTheirs = ({ book }: View) => book.ownTemplates.some((name) => name.startsWith("report/"));
