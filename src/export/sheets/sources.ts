/** Doctrine et sources: the texts, what they ask, the assumptions and the offers, each with its date and the confidence of its reading. */

import type { Offer } from "../../model/offer.ts";
import type { Profile } from "../../model/profile.ts";
import type { FactConfidence, Source, Verdict } from "../../model/verdict.ts";
import { dayCell } from "../cell.ts";
import { offerDay, offerLimits, offerStanding } from "../offer-limits.ts";
import { sourceText } from "../reasons.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

interface SourceRow {
  readonly type: keyof View["t"]["workbook"]["source"];
  readonly title: string;
  readonly says: string;
  readonly date: string | null;
  readonly confidence: FactConfidence | null;
  readonly href: string | null;
}

function ofOffer(offer: Offer, view: View): SourceRow {
  const { endsOn, noDay } = view.t.workbook.offer;
  const said = [
    // No brackets around an operator: some of the names hold their own.
    `${view.t.names.offerKind[offer.kind]}, ${offer.operator}.`,
    offerDay(offer, view) ?? noDay,
    ...(offer.endsOn ? [endsOn(view.format.day(offer.endsOn))] : []),
    ...offerLimits(offer, view),
    ...offerStanding(offer, view),
  ];
  return {
    type: "offer",
    title: offer.name,
    says: said.join(" "),
    date: offer.checkedOn,
    confidence: offer.confidence,
    href: offer.href,
  };
}

/** What the texts ask of a project and of data, and the decision rules that the services quote, each with its texts. */
function clauses(view: View): readonly SourceRow[] {
  const { t, say } = view;
  const { eligibility, clock, principles, sensitivity, texts } = view.book.edition;
  const { clause } = t.workbook;
  const grants = new Map(
    view.book.verdicts.flatMap(({ rule }) => (rule?.grantedBy ? [[rule.grantedBy.id, rule.grantedBy]] : [])),
  ).values();
  const titles = new Map(texts.map(({ id, title }) => [id, title]));
  const row = (
    type: SourceRow["type"],
    title: string,
    says: string,
    { confidence, sources }: { readonly confidence: FactConfidence; readonly sources: readonly string[] },
  ): SourceRow => {
    const cited = sources.map((id) => titles.get(id) ?? id).join(t.summary.semicolon);
    return {
      type,
      title,
      says: cited === "" ? says : `${says}\n${clause.cited(cited)}`,
      date: null,
      confidence,
      href: null,
    };
  };
  return [
    row("derogation", clause.eligibility, say(eligibility.text), eligibility),
    row("derogation", clause.clock, say(clock.text), clock),
    ...grants.map((granting) => row("derogation", clause.grants, say(granting.text), granting)),
    ...(sensitivity.presumes
      ? [row("sensitivity", clause.presumes, say(sensitivity.presumes.text), sensitivity.presumes)]
      : []),
    ...sensitivity.conditions.flatMap(({ title, tests }) =>
      tests.map((test) => {
        const shown = test.evidence.map((id) => t.names.category[id]).join(", ");
        const how = shown === "" ? clause.unshown : clause.shown(shown);
        return row("sensitivity", `${test.id} — ${say(title)}`, `${say(test.text)}. ${how}`, test);
      }),
    ),
    ...principles.map((principle) => row("principle", principle.id, say(principle.text), principle)),
  ];
}

/** What another text says to this kind of administration, its quotations with their day, and what is assumed of it. */
function ofProfile({ title, texts, statements, assumptions }: Profile, view: View): readonly SourceRow[] {
  const { say, t } = view;
  const nothing = { title: say(title), date: null, href: null };
  return [
    ...texts.map(({ title, says, date, confidence, href }): SourceRow => {
      return { type: "profile", title, says: say(says), date, confidence, href };
    }),
    ...statements.map(({ text, quote, source, confidence }): SourceRow => {
      const from = sourceText(source.title, source.date, view);
      const own = quote === null ? t.reasons.noQuote(from) : t.reasons.quote(quote, from);
      return { ...nothing, type: "profile", says: `${say(text)}\n${own}`, confidence };
    }),
    ...assumptions.map(
      ({ text, confidence }): SourceRow => ({ ...nothing, type: "assumption", says: say(text), confidence }),
    ),
  ];
}

/** Sources of the rules, once each. */
function ofRules(verdicts: readonly Verdict[], known: ReadonlySet<string>): readonly SourceRow[] {
  const sources = new Map<string, Source>();
  for (const { rule } of verdicts)
    for (const source of rule?.sources ?? []) if (!known.has(source.title)) sources.set(source.title, source);
  return [...sources.values()].map(({ title, date, href }) => ({
    type: "rule",
    title,
    says: "",
    date,
    confidence: null,
    href,
  }));
}

function rows(view: View): readonly SourceRow[] {
  const { edition, offers, verdicts } = view.book;
  const texts = edition.texts.map(({ title, says, date, confidence, href }): SourceRow => {
    return { type: "text", title, says: view.say(says), date, confidence, href };
  });
  const assumptions = edition.assumptions.map(({ text, confidence }): SourceRow => {
    return { type: "assumption", title: "", says: view.say(text), date: null, confidence, href: null };
  });
  const later = edition.later.map(({ id, title, inForceFrom, confidence, changes }): SourceRow => {
    return {
      type: "later",
      title: `${id} — ${view.say(title)}`,
      says: view.say(changes),
      date: inForceFrom,
      confidence,
      href: null,
    };
  });
  const { profiles, ownTemplates } = view.book;
  const beside = profiles.flatMap((profile) => ofProfile(profile, view));
  const own = ownTemplates.map((name): SourceRow => {
    return {
      type: "ownTemplate",
      title: name,
      says: view.t.reasons.ownTemplate,
      date: null,
      confidence: null,
      href: null,
    };
  });
  const known = new Set([...texts, ...beside].map(({ title }) => title));
  return [
    ...own,
    ...texts,
    ...beside,
    ...clauses(view),
    ...later,
    ...assumptions,
    ...offers.map((offer) => ofOffer(offer, view)),
    ...ofRules(verdicts, known),
  ];
}

export const sources = defineSheet<"sources", SourceRow>({
  id: "sources",
  frozen: 2,
  rows,
  columns: [
    { id: "type", width: 18, value: ({ type }, { t }) => t.workbook.source[type] },
    { id: "title", width: 40, form: "long", value: ({ title }) => title },
    { id: "says", width: 70, form: "long", value: ({ says }) => says },
    { id: "date", width: 12, form: "day", value: ({ date }) => dayCell(date) },
    {
      id: "confidence",
      width: 26,
      form: "long",
      value: ({ confidence }, { t }) => (confidence ? t.names.confidence[confidence] : null),
    },
    { id: "href", width: 34, form: "long", value: ({ href }) => href },
  ],
});
