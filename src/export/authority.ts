/** The ground for reading content without its wording, which may name a person: of each fact, only that it is stated. */

import { catalogueOf, type Language } from "../lang/index.ts";
import type { Book } from "../model/book.ts";

export function wordlessAuthority(authority: Book["authority"], language: Language): Book["authority"] {
  const { given } = catalogueOf(language).redaction;
  const { authorisedBy, legalBasis, dpia, staffConsulted } = authority;
  return {
    authorisedBy: authorisedBy && given,
    legalBasis: legalBasis && given,
    dpia: dpia && given,
    staffConsulted: staffConsulted && given,
  };
}
