/**
 * What is said of one kind of administration beside the doctrine, by a text of its own: told to those whom it is about, and no
 * label changes for it. One YAML file of `templates/profiles/` each.
 */

import type { ADMINISTRATION_TYPES } from "./configuration.ts";
import type { EditionAbout } from "./edition.ts";
import type { ServiceId } from "./service.ts";
import type { Saying, Statement, Wording } from "./verdict.ts";

export type AdministrationType = (typeof ADMINISTRATION_TYPES)[number];

export interface Profile {
  readonly id: string;
  readonly title: Wording;
  readonly appliesTo: readonly AdministrationType[];
  /** What must be known before anything else is read. */
  readonly alert: Statement;
  /** What is said beside the services that it is about; null where the alert says it all. */
  readonly remark: { readonly text: Wording; readonly services: readonly ServiceId[] } | null;
  readonly texts: EditionAbout["texts"];
  readonly statements: readonly Saying[];
  readonly assumptions: readonly (Statement & { readonly id: string })[];
}
