/** What is said of one kind of administration beside the doctrine, from the files of `templates/profiles/`. */

import type { AdministrationType, Profile } from "../model/profile.ts";
import { profileFile } from "./shapes.ts";
import { parseTemplate, type TemplateFile } from "./template.ts";

/** Sorted by id. */
export function readProfiles(files: readonly TemplateFile[]): readonly Profile[] {
  const profiles = new Map<string, Profile>();
  for (const file of files) {
    const { said, wrong } = parseTemplate(file, profileFile);
    const { id, title, texts, remark } = said;
    if (profiles.has(id)) throw wrong(["id"], `un seul fichier pour le profil ${id}`, `one file only for ${id}`);
    const statements = said.statements.map(({ fr, en, confidence, source, quote }, index) => {
      const text = texts.find((each) => each.id === source);
      if (!text) {
        const path = ["statements", index, "source"];
        throw wrong(path, `un texte de ce profil, non ${source}`, `a text of this profile, not ${source}`);
      }
      return { text: { fr, en }, confidence, quote, source: text };
    });
    profiles.set(id, {
      id,
      title,
      appliesTo: said["applies-to"],
      alert: said.alert,
      remark: remark && { text: { fr: remark.fr, en: remark.en }, services: remark.services },
      texts,
      statements,
      assumptions: said.assumptions.map(({ id, fr, en, confidence }) => ({ id, text: { fr, en }, confidence })),
    });
  }
  return [...profiles.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Those that are about an administration; none while it does not say what it is. */
export function profilesFor(profiles: readonly Profile[], type: AdministrationType | null): readonly Profile[] {
  return type === null ? [] : profiles.filter(({ appliesTo }) => appliesTo.includes(type));
}
