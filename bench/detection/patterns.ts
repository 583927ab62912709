/**
 * What the detectors look for, as expressions that both ripgrep's engine and V8's understand: the shape of each, and the
 * words that must stand near it. No key is reckoned, no nearness told: what two tools that know no French data can be given.
 */

import type { Detector } from "../../src/detect/detector.ts";
import { DETECTORS } from "../../src/detect/detectors/index.ts";
import { NEUTRAL } from "../../src/detect/neutral.ts";

/** At most one between groups: spaces of all widths, dot, hyphen. */
const S = "[ \u00a0\u202f\u2009.-]?";
const groups = (...sizes: readonly number[]) => sizes.map((size) => `[0-9]{${size}}`).join(S);
const whole = (inside: string) => `\\b${inside}\\b`;
const anyCase = (inside: string) => `(?i:${inside})`;
/** Whole words. Where letters with an accent begin or end one, no edge is told: to either engine they are no letters. */
function terms(...words: readonly string[]): string {
  const written = words.map((word) => word.replaceAll(".", "\\.") + (/\w$/.test(word) ? "\\b" : ""));
  const [plain, accented] = [written.filter((word) => /^\w/.test(word)), written.filter((word) => !/^\w/.test(word))];
  const alternatives = [plain.length > 0 ? `\\b(?:${plain.join("|")})` : "", accented.join("|")];
  return anyCase(alternatives.filter((each) => each !== "").join("|"));
}

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
  marking: anyCase(
    "\\b(?:tr[eè]s secret|secret d[eé]fense|secret|confidentiel d[eé]fense|diffusion restreinte|sp[eé]cial france|confidentiel (?:personnel|rh|m[eé]dical)|secret (?:m[eé]dical|fiscal))\\b",
  ),
  ...Object.fromEntries(
    DETECTORS.flatMap((each) => (each.candidates === "terms" ? [[each.id, terms(...each.terms)]] : [])),
  ),
};

/**
 * The words of context, for it is they that tell a passport from a lot of vaccine: of each detector its own names, those
 * that are often near, those of other things, and the words that call it; then the names of nobody's numbers. All of
 * them are the detectors' data, and each is given once.
 */
export const CONTEXTS: Readonly<Record<string, string>> = Object.fromEntries(
  onceEach([
    ...DETECTORS.map((each): [string, readonly string[]] => [each.id, contextOf(each)]),
    ["neutral", NEUTRAL],
  ]).flatMap(([id, words]) => (words.length > 0 ? [[id, terms(...words)]] : [])),
);

function contextOf(detector: Detector): readonly string[] {
  if (detector.candidates !== "values") return [];
  const { cues, hints, rivals, words } = detector;
  return [cues, hints, rivals, words].flatMap((list) => list ?? []);
}

function onceEach(lists: readonly [string, readonly string[]][]): readonly [string, readonly string[]][] {
  const given = new Set<string>();
  return lists.map(([id, words]) => [
    id,
    words.filter((word) => {
      const fresh = !given.has(word.toLowerCase());
      given.add(word.toLowerCase());
      return fresh;
    }),
  ]);
}
