/** `edition.yaml` as outputs tell it; every text that a clause rests on has to stand in the edition. */

import type { EditionAbout } from "../model/edition.ts";
import type { EditionFile } from "./shapes.ts";
import type { Template } from "./template.ts";

/** Throws the fault of the first clause that quotes a text which the edition does not have. */
export function checkQuotes({ said, wrong }: Template<EditionFile>): void {
  const texts = new Set(said.texts.map(({ id }) => id));
  const clauses: readonly (readonly [{ readonly sources: readonly string[] } | null, readonly PropertyKey[]])[] = [
    [said.eligibility, ["eligibility"]],
    [said.closed, ["closed"]],
    [said.clock, ["clock"]],
    [said.answered, ["answered"]],
    [said.sensitivity.presumes, ["sensitivity", "presumes"]],
    ...said.sensitivity.conditions.flatMap(({ tests }, condition) =>
      tests.map((test, index) => [test, ["sensitivity", "conditions", condition, "tests", index]] as const),
    ),
    ...said.grants.map((grant, index) => [grant, ["grants", index]] as const),
    ...said.rules.map((rule, index) => [rule, ["rules", index]] as const),
  ];
  const tests = new Set(said.sensitivity.conditions.flatMap(({ tests }) => tests.map(({ id }) => id)));
  if (said.harm && !tests.has(said.harm.test)) {
    const { test } = said.harm;
    throw wrong(["harm", "test"], `un critère de sensitivity, non ${test}`, `a test of sensitivity, not ${test}`);
  }
  for (const [clause, path] of clauses) {
    for (const id of clause?.sources ?? []) {
      if (texts.has(id)) continue;
      throw wrong([...path, "sources"], `un texte de l’édition, non ${id}`, `a text of the edition, not ${id}`);
    }
  }
}

export function aboutOf(said: EditionFile, sha256: string): EditionAbout {
  const { eligibility, sensitivity } = said;
  return {
    id: said.id,
    title: said.title,
    inForceFrom: said["in-force-from"],
    sha256,
    texts: said.texts,
    principles: said.rules,
    eligibility: {
      ...stated(eligibility),
      requires: eligibility.requires,
      on: eligibility.on,
      openUntil: eligibility["open-until"],
      ask: eligibility.ask,
    },
    sensitivity: {
      presumes: sensitivity.presumes && stated(sensitivity.presumes),
      conditions: sensitivity.conditions.map(({ id, title, tests }) => ({
        id,
        title,
        tests: tests.map((test) => ({ ...stated(test), id: test.id, evidence: test.evidence })),
      })),
    },
    closed: said.closed,
    clock: stated(said.clock),
    answered: stated(said.answered),
    harm: said.harm,
    meanings: said.meanings,
    outOfScope: said["out-of-scope"],
    request: said.request,
    assumptions: said.assumptions.map(({ "on-first-page": onFirstPage, "unless-told": unlessTold, ...rest }) => ({
      ...rest,
      onFirstPage,
      unlessTold,
    })),
    later: said.later.map(({ "in-force-from": inForceFrom, ...rest }) => ({ ...rest, inForceFrom })),
  };
}

function stated({ fr, en, confidence, sources }: EditionFile["clock"]) {
  return { text: { fr, en }, confidence, sources };
}
