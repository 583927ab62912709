/**
 * What the detectors look for, as expressions that both ripgrep's engine and V8's understand: the shape of each, and the
 * words that must stand near it. No key is reckoned, no nearness told: what two tools that know no French data can be given.
 */

/** At most one between groups: spaces of all widths, dot, hyphen. */
const S = "[ \u00a0\u202f\u2009.-]?";
const groups = (...sizes: readonly number[]) => sizes.map((size) => `[0-9]{${size}}`).join(S);
const whole = (inside: string) => `\\b${inside}\\b`;
const anyCase = (inside: string) => `(?i:${inside})`;
const terms = (...words: readonly string[]) => anyCase(`\\b(?:${words.join("|")})\\b`);

/** One shape for each detector. */
export const SHAPES: Readonly<Record<string, string>> = {
  nir: whole(`[1-478]${S}[0-9]{2}${S}[0-9]{2}${S}[0-9][0-9ABab]${S}${groups(3, 3, 2)}`),
  spi: whole(`[0-3][0-9]${S}${groups(2, 3, 3, 3)}`),
  siren: whole(groups(3, 3, 3)),
  siret: whole(groups(3, 3, 3, 5)),
  vat: whole(`[Ff][Rr]${S}[0-9A-Z]{2}${S}${groups(3, 3, 3)}`),
  iban: whole(`[A-Z]{2}[0-9]{2}(?:${S}[0-9A-Z]{4}){2,7}(?:${S}[0-9A-Z]{1,4})?`),
  rib: whole(`${groups(5, 5)}${S}[0-9A-Z]{11}${S}[0-9]{2}`),
  card: whole(`(?:[4-6][0-9]{3}${S}${groups(4, 4, 4)}|3[47][0-9]{2}${S}${groups(6, 5)})`),
  passport: whole("[0-9]{2} ?[A-Za-z]{2} ?[0-9]{5}"),
  cni: whole("(?:[0-9]{4}[0-9AB]{3}[0-9]{5}|[A-Z][0-9][0-9A-Z]{7})"),
  "driving-licence": whole(groups(2, 2, 2, 6)),
  "residence-permit": whole("[0-9]{10}"),
  ine: whole("(?:[0-9]{9}[A-Z]{2}|[0-9]{10}[A-Z]|[0-9]{4}A[0-9]{5}[A-Z])"),
  numen: whole("[0-9]{2}[EGPA][0-9]{7}[A-Z]{3}"),
  "agent-number": anyCase("\\bmatricule[ :n°]{1,6}[0-9a-z]{6,10}\\b"),
  rpps: whole("1[0-9]{10}"),
  adeli: whole(groups(2, 1, 5, 1)),
  finess: whole(groups(2, 6, 1)),
  "vitale-serial": whole(groups(10, 10, 1)),
  plate: anyCase(whole("(?:[a-hj-np-tv-z]{2}[ -]?[0-9]{3}[ -]?[a-hj-np-tv-z]{2}|[0-9]{1,4} [a-z]{2,3} [0-9]{2})")),
  phone: `(?:\\+33|\\b0033|\\b0)${S}(?:\\(0\\))?${S}[1-9](?:${S}[0-9]{2}){4}\\b`,
  email: "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{2,63}){1,4}",
  address: anyCase(
    "\\b[0-9]{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|av\\.|boulevard|bd|place|impasse|allée|chemin|route|quai|cours|square) .{3,50}\\b[0-9]{5}\\b",
  ),
  "birth-date": anyCase(
    "(?:\\bnée?(?:\\(e\\))? le|date de naissance :?) (?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}|[0-9]{1,2}(?:er)? [a-zéû]{3,9} [0-9]{4})",
  ),
  cadastre: anyCase("\\b(?:section|parcelle|cadastrée?) [a-z]{1,2},? ?(?:n[°o] ?)?[0-9]{1,4}\\b"),
  secret: `-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----|\\bAKIA[0-9A-Z]{16}\\b|${anyCase("\\b(?:mot de passe|mdp|password|passwd|client_secret|api[_-]?key|clé api|token|jeton) ?[:=] ?[^\\s]{8,64}")}`,
  marking:
    "\\b(?:TRÈS SECRET|SECRET DÉFENSE|SECRET|CONFIDENTIEL DÉFENSE|DIFFUSION RESTREINTE|SPÉCIAL FRANCE|CONFIDENTIEL (?:PERSONNEL|RH|MÉDICAL)|SECRET (?:MÉDICAL|FISCAL))\\b",
  "vocabulary-hr": terms(
    "bulletin de paye",
    "indice majoré",
    "échelon",
    "traitement brut",
    "supplément familial",
    "blâme",
    "avertissement",
    "congé de longue maladie",
    "entretien professionnel",
    "mutation",
    "arrêté de nomination",
    "régime indemnitaire",
    "RIFSEEP",
  ),
  "vocabulary-procurement": terms(
    "acte d'engagement",
    "DPGF",
    "BPU",
    "note technique",
    "rapport d'analyse des offres",
    "candidature",
    "sous-traitance",
    "secret des affaires",
  ),
  "vocabulary-tax": terms(
    "avis d'imposition",
    "quotient familial",
    "proposition de rectification",
    "redressement",
    "liasse fiscale",
    "contrôle fiscal",
    "secret fiscal",
  ),
  "vocabulary-justice": terms(
    "casier judiciaire",
    "bulletin n° 2",
    "parquet",
    "garde à vue",
    "procès-verbal d'audition",
    "ordonnance de placement",
    "partie civile",
  ),
  "vocabulary-health": terms(
    "diagnostic",
    "compte rendu d'hospitalisation",
    "ordonnance",
    "ALD",
    "handicap",
    "MDPH",
    "inaptitude",
  ),
  "vocabulary-social": terms("RSA", "allocataire", "aide sociale à l'enfance", "demande d'asile"),
};

/** The words of context of each detector that has any, for it is they that tell a passport from a lot of vaccine. */
export const CONTEXTS: Readonly<Record<string, string>> = {
  nir: terms(
    "numéro de sécurité sociale",
    "sécu",
    "nir",
    "nni",
    "insee",
    "n° ss",
    "assurée?",
    "immatriculée?",
    "carte vitale",
    "nia",
  ),
  spi: terms("numéro fiscal", "n° fiscal", "spi", "identifiant fiscal", "impôts?", "avis"),
  siren: terms("siren", "rcs", "immatriculée", "entreprises?", "sociétés?"),
  siret: terms("siret", "établissements?", "employeur"),
  vat: terms("tva", "intracommunautaire", "vat"),
  iban: terms("iban", "compte", "virement", "bic", "prélèvement"),
  rib: terms("rib", "code banque", "guichet", "clé rib", "compte bancaire"),
  card: terms("carte bancaire", "cb", "visa", "mastercard", "expire", "cryptogramme"),
  passport: terms("passeport", "passport", "délivré le"),
  cni: terms("carte nationale d'identité", "cnie?", "carte d'identité", "idfra"),
  "driving-licence": terms("permis de conduire", "neph", "n° de permis", "catégorie b"),
  "residence-permit": terms("numéro étranger", "agdref", "titre de séjour", "carte de séjour", "récépissé"),
  ine: terms("ine", "identifiant national", "bea"),
  numen: terms("numen", "siam", "i-prof", "mutation"),
  "agent-number": terms("matricule", "identifiant agent", "n° agent"),
  rpps: terms("rpps", "praticien", "médecin", "prescripteur"),
  adeli: terms("adeli"),
  finess: terms("finess", "établissement de santé"),
  "vitale-serial": terms("carte vitale", "n° de série", "assuré social"),
  plate: terms("immatriculation", "immatriculé", "véhicule", "plaque", "carte grise"),
  address: terms("demeurant", "domiciliée?", "adresse"),
  cadastre: terms("cadastre", "parcelle", "section", "contenance", "lieu-dit"),
};
