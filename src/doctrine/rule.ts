/** One service's rule from its file: what it quotes has to stand in the edition. */

import type { Granting, Grounds, Rule, Source } from "../model/verdict.ts";
import { type PartFile, type RuleFile, ruleFile } from "./shapes.ts";
import { parseTemplate, type Template, type TemplateFile } from "./template.ts";

/** What the rules of an edition may quote, by id. */
export interface Quotable {
  readonly texts: ReadonlyMap<string, Source>;
  readonly principles: ReadonlySet<string>;
  readonly grants: ReadonlyMap<string, Granting>;
  /** Ids of the offers that have a file. */
  readonly offers: ReadonlySet<string>;
  /** False where the edition presumes nothing of any service. */
  readonly presumes: boolean;
}

export function parseRule(
  file: TemplateFile,
  { texts, principles, grants, offers, presumes }: Quotable,
): Template<RuleFile> {
  const template = parseTemplate(file, ruleFile);
  const { said, wrong } = template;
  for (const [index, id] of said.sources.entries()) {
    if (texts.has(id)) continue;
    throw wrong(["sources", index], `un texte de l’édition, non ${id}`, `a text of the edition, not ${id}`);
  }
  for (const [holder, path] of [
    [said, []] as const,
    ...said.parts.map((part, index) => [part, ["parts", index]] as const),
  ]) {
    for (const [index, id] of holder.rules.entries()) {
      if (!principles.has(id)) throw wrong([...path, "rules", index], ...ruleOfEdition(id));
    }
    for (const [index, id] of holder.targets.entries()) {
      if (offers.has(id)) continue;
      throw wrong(
        [...path, "targets", index],
        `une offre de templates/offers, non ${id}`,
        `an offer of templates/offers, not ${id}`,
      );
    }
    if (!said.sources.includes(holder.because.source)) {
      const id = holder.because.source;
      throw wrong(
        [...path, "because", "source"],
        `l’une des sources de ce fichier, non ${id}`,
        `one of the sources of this file, not ${id}`,
      );
    }
    checkQuestion(holder, path, template, principles);
  }
  for (const key of ["limit", "granted-by"] as const) {
    if ((said[key] !== null) === (said.label === "derogable")) continue;
    throw said.label === "derogable"
      ? wrong([key], "une valeur, puisque le service est derogable", "a value, since the service is derogable")
      : wrong([key], "null, puisque le service n’est pas derogable", "null, since the service is not derogable");
  }
  const granting = said["granted-by"];
  if (granting !== null && !grants.has(granting)) {
    const known = [...grants.keys()].join(", ");
    throw wrong(
      ["granted-by"],
      `l’une des valeurs ${known}, dites par l’édition`,
      `one of ${known}, which the edition tells`,
    );
  }
  if (said["presumed-sensitive"] && !presumes) {
    throw wrong(
      ["presumed-sensitive"],
      "false, puisque l’édition ne présume rien",
      "false, since the edition presumes nothing",
    );
  }
  return template;
}

const ruleOfEdition = (id: string) =>
  [`une règle de l’édition, non ${id}`, `a rule of the edition, not ${id}`] as const;

/** What is for a person to decide asks something; what is decided asks nothing. */
function checkQuestion(
  { label, question }: RuleFile | PartFile,
  path: readonly PropertyKey[],
  { wrong }: Template<RuleFile>,
  principles: ReadonlySet<string>,
): void {
  const at = [...path, "question"];
  if ((question !== null) !== (label === "review")) {
    throw label === "review"
      ? wrong(at, "une question, puisque le classement est review", "a question, since the label is review")
      : wrong(at, "null, puisque le classement n’est pas review", "null, since the label is not review");
  }
  for (const [answer, { contrary }] of Object.entries(question?.answers ?? {})) {
    if (contrary !== null && !principles.has(contrary)) {
      throw wrong([...at, "answers", answer, "contrary"], ...ruleOfEdition(contrary));
    }
  }
}

export function ruleOf({ said }: Template<RuleFile>, { texts, grants }: Quotable): Rule {
  const source = (id: string): Source & { readonly id: string } => {
    const text = texts.get(id);
    // Reading the file has looked for it.
    if (!text) throw new Error(`The rule on ${said.service} quotes « ${id} », which the edition does not have.`);
    return { id, title: text.title, href: text.href, date: text.date };
  };
  return {
    service: said.service,
    title: said.title,
    rules: said.rules,
    category: said.category,
    label: said.label,
    lastChecked: said["last-checked"],
    ...groundsOf(said, source),
    presumedSensitive: said["presumed-sensitive"],
    limit: said.limit && { months: said.limit.months, countedFrom: said.limit["counted-from"] },
    grantedBy: grants.get(said["granted-by"] ?? "") ?? null,
    targets: said.targets,
    sources: said.sources.map(source).map(({ id: _, ...rest }) => rest),
    parts: said.parts.map(({ because, infers, "would-change": change, question, ...part }) => ({
      ...part,
      ...groundsOf({ because, infers, "would-change": change, question }, source),
    })),
  };
}

function groundsOf(
  {
    because,
    infers,
    "would-change": wouldChange,
    question,
  }: Pick<PartFile, "because" | "infers" | "would-change" | "question">,
  source: (id: string) => Source & { readonly id: string },
): Grounds {
  const { fr, en, confidence, quote } = because;
  return {
    because: { text: { fr, en }, confidence, quote, source: source(because.source) },
    infers,
    wouldChange,
    question: question && {
      text: { fr: question.fr, en: question.en },
      answers: {
        "move-now": outcomeOf(question.answers["move-now"]),
        derogable: outcomeOf(question.answers.derogable),
        "not-concerned": outcomeOf(question.answers["not-concerned"]),
      },
      unanswered: question.unanswered,
    },
  };
}

const outcomeOf = ({ fr, en, contrary }: NonNullable<PartFile["question"]>["answers"]["derogable"]) => ({
  text: { fr, en },
  contrary,
});
