/**
 * Markings of classification and protection, where they stand as a stamp: in capitals, alone on their line, in a header
 * or footer, or beside "Réf." or "Exemplaire n°"; each word with its capital (« Diffusion Restreinte ») in those places
 * too, and after « Classification : ». The word in a sentence is no marking; administrative mentions (medical, tax,
 * personnel) in a sentence are worth little.
 * Source: IGI 1300 (arrêté du 9 août 2021), II 901 for DIFFUSION RESTREINTE; former levels before 1 July 2021; for those
 * of the Union and of NATO, decision 2013/488/UE and C-M(2002)49.
 */
import { defineDetector, type Place, type View } from "../detector.ts";

const LEVELS =
  "tr[eè]s secret d[eé]fense|secret d[eé]fense|confidentiel d[eé]fense|tr[eè]s secret|diffusion restreinte|sp[eé]cial france|restreint ue|confidentiel ue|tr[eè]s secret ue|secret ue|nato restricted|nato confidential|nato secret|cosmic top secret|nato diffusion restreinte|nato sans classification|otan diffusion restreinte|otan confidentiel|otan secret|cosmic tr[eè]s secret";
const MENTIONS = "confidentiel personnel|confidentiel rh|confidentiel m[eé]dical|secret m[eé]dical|secret fiscal";
/** What parts the words of one marking: white space as typists align it, a hyphen (« SECRET-DÉFENSE »). */
const BETWEEN = "(?:[ \\t]{1,8}| ?- ?)";
/** On a stamp of several lines, also one line's end: a column of words has the same look, so its place is asked too. */
const ACROSS = `(?:[ \\t]{0,8}\\n[ \\t]{0,80}|${BETWEEN})`;
const MARKING = written(BETWEEN);
const MARKING_ACROSS = written(ACROSS);
/** « D I F F U S I O N   R E S T R E I N T E »: what parts its letters may part its words too. */
const APART = " {1,3}";
const BETWEEN_SPACED = "(?:[ \\t]{1,16}| {1,3}- {1,3})";
const SPACED = written(BETWEEN_SPACED, APART);
const SPACED_ACROSS = written(`(?:[ \\t]{0,8}\\n[ \\t]{0,80}|${BETWEEN_SPACED})`, APART);
const MARKINGS = new RegExp(`${MARKING_ACROSS.source}|${SPACED_ACROSS.source}`, "giu");
const BESIDE = /r[ée]f\.|exemplaires? n[°ºo]/i;
const BEFORE_IT = /(?:r[ée]f\.|exemplaires? n[°ºo])[ :]{0,3}\S{0,40}[^\p{L}\n]{0,12}$/iu;
const AFTER_IT = /^[^\p{L}\n]{0,12}(?:r[ée]f\.|exemplaires? n[°ºo])/iu;
/** What may stand on a stamp's line: numbers of copies and pages, references, an abbreviation, other markings, ornaments. */
const TRIMMINGS =
  /ne (?:pas|peut être) (?:diffus|reprodui|communiqu|copi)[^\n.]{1,60}|reproduction interdite|[àa] n['’]ouvrir[^\n.]{0,60}|exemplaires?|r[ée]f(?:érence)?|page|copie|eu (?:restricted|confidential|secret|top secret)|n[°ºo](?=\s|\d)|sur(?=\s\d)|\(dr\)/giu;
/** A list of chapters names what it is about: « 2. SECRET ........ 7 ». */
const CHAPTER =
  /^\s*(?:\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|\d{1,2}[.)]|[IVX]{1,5}[.)]|[a-z]\))\s|(?:\.{3}|\. \. \.|…)[.… ]*\d{1,4}\s*$/;
/** « Classification : SECRET », « Mention de protection : … ». That somebody may read it marks nothing. */
const NAMED =
  /(?:^|[^\p{L}])(?:classification|classifi[ée]e?|mentions?|niveau|protection|marquage|marque|sensibilit[ée]|confidentialit[ée])(?![^:\n]{0,40}habilit)[^:\n]{0,40}: ?$/iu;
/** « Le présent document est classifié SECRET DÉFENSE », « Classifié au niveau SECRET par … »: this one, and no other. */
const DECLARED =
  /(?:^|[^\p{L}])(?:ce|cette|le pr[ée]sent|la pr[ée]sente) \p{L}{3,12} (?:est (?:class[ée]|classifi[ée]|prot[ée]g[ée])e? (?:au niveau |en )?|(?:porte|est rev[êe]tue?(?= de)|est soumise?(?= à))(?: de| à)? la (?:mention|classification) (?:de protection )?)["«]? ?$|(?:^|\n)[ \t]{0,80}(?:class[ée]|classifi[ée])e? (?:au niveau |en )["«]? ?$/iu;
/** « [DIFFUSION RESTREINTE] Note », « TR : [SECRET] Note »: in brackets before a subject, or behind it. */
const SUBJECT = /(?:^|\n)[ \t]{0,8}((?:(?:re|rép|tr|fwd?|objet|sujet|subject) ?: ?){0,6})\[ ?$/iu;
const NAMED_AT_MOST = 80;
/** Of several levels to choose from, none is given. */
const CHOICE = /^ ?(?:[/,]|ou ) ?\p{L}/u;
const LONGEST_LINE = 200;
/** How far the lines around a stamp are looked at. */
const AROUND = 400;

const FIRST_WORDS = ["très", "secret", "confidentiel", "diffusion", "spécial", "restreint", "nato", "otan", "cosmic"];

export const marking = defineDetector({
  id: "marking",
  title: "Mention de classification ou de protection",
  category: "marked-document",
  candidates: "values",
  words: FIRST_WORDS.flatMap((word) => [word, [...word].join(" ")]),
  seek: (view, at) => {
    const spaced = view.text.charAt(at + 1) === " ";
    const across = matchAt(spaced ? SPACED_ACROSS : MARKING_ACROSS, view.text, at);
    const tall = across?.[0].includes("\n") ? judged(view, across) : null;
    if (tall?.confidence === "high") return [tall];
    const within = matchAt(spaced ? SPACED : MARKING, view.text, at);
    const place = (within && judged(view, within)) ?? tall;
    return place ? [place] : [];
  },
});

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function judged(view: View, found: RegExpExecArray): Place | null {
  const { text } = view;
  const [start, end] = [found.index, found.index + found[0].length];
  const tall = found[0].includes("\n");
  const stamped = view.stamped(start, tall ? end : start + 1);
  const mention = found[2] !== undefined;
  const placed = !tall || stamped || (!mention && standsApart(text, start, end));
  if (placed && isStamp(text, start, end, stamped, found[3] !== undefined)) return { start, end, confidence: "high" };
  if (!tall && isNamed(text, start, end)) return { start, end, confidence: "high" };
  if (!tall && isCapitalised(text, start, end, mention) && (stamped || isAlone(text, start, end)))
    return { start, end, confidence: "medium" };
  return mention && (placed || inSentence(text, start, end)) ? { start, end, confidence: "low" } : null;
}

/** @param apart what parts the letters of a word: a lone letter beside the bare level then makes it another word. */
function written(between: string, apart = ""): RegExp {
  const lettersOf = (word: string) => (word.match(/\[[^\]]+\]|./gu) ?? []).join(apart);
  const spelled = (words: string) =>
    words
      .split("|")
      .map((each) => each.split(" ").map(lettersOf).join(between))
      .join("|");
  const [before, after] = apart === "" ? ["", ""] : ["(?<!(?<!\\p{L})\\p{L} {1,16})", "(?! {1,16}\\p{L}(?!\\p{L}))"];
  const ways = `(${spelled(LEVELS)})|(${spelled(MENTIONS)})|(${before}${spelled("secret")}${after})`;
  return new RegExp(`(?<![\\p{L}\\d_])(?:${ways})(?![\\p{L}\\d_])`, "iuy");
}

function isStamp(text: string, start: number, end: number, zone: boolean, bare: boolean): boolean {
  const words = text.slice(start, end);
  if (words !== words.toUpperCase()) return false;
  // "SECRET" alone has neighbours in many a heading: "COMITÉ SECRET DE…".
  if (
    zone &&
    !(bare && (/\p{L} $/u.test(text.slice(Math.max(0, start - 2), start)) || /^ \p{L}/u.test(text.slice(end, end + 2))))
  )
    return true;
  const before = text.slice(Math.max(0, start - LONGEST_LINE), start);
  const after = text.slice(end, end + LONGEST_LINE);
  const next = after.indexOf("\n");
  const line = before.slice(before.lastIndexOf("\n") + 1) + words + (next < 0 ? after : after.slice(0, next));
  if (line.length > LONGEST_LINE || isCounted(line, before, after)) return false;
  return (
    isBracketed(before, after, bare) ||
    (!bare && standsAside(before, after)) ||
    (isBare(line) && !CHAPTER.test(line)) ||
    (!words.includes("\n") &&
      (BEFORE_IT.test(before) ||
        AFTER_IT.test(after) ||
        ((!bare || (!/\p{L}[ \t]*$/u.test(before) && !/^[ \t]*\p{L}/u.test(after))) &&
          BESIDE.test(line) &&
          !/[.!?;] \p{Lu}/u.test(line.replace(BESIDE, " ")))))
  );
}

/** « SECRET;3 »: a row of a table says how many there are; one that tabs part has rows like it above or below. */
const COUNT = /^[|"']?[^;|\t\n]{3,40}["']? ?(?:[;|]|(\t)) ?["']?\d[\d .,%]{0,16}["']?(?:[;|\t]|$)/;

function isCounted(line: string, before: string, after: string): boolean {
  const found = COUNT.exec(line.trim());
  if (!found) return false;
  if (found[1] === undefined) return true;
  const above = before.split("\n").at(-2) ?? "";
  const below = after.split("\n").at(1) ?? "";
  return [above, below].some((each) => COUNT.test(each.trim()));
}

/** « Annexe II – DIFFUSION RESTREINTE » is what a part of a guide is about. */
const PART =
  /(?:^|[\s.])(?:chapitre|partie|titre|section|annexe|fiche|module|article|livre|th[èe]me|question|point|th[ée]matique|leçon|cas)s? ?n?[°º]? ?[\divx.]{0,6} ?[-—–] ?$/iu;

function isBracketed(before: string, after: string, bare: boolean): boolean {
  if (!/\[ ?$/.test(before) || !/^ ?\]/.test(after)) return false;
  const lead = SUBJECT.exec(before)?.[1];
  // `[SECRET]` at a line's beginning is also a part of a file of settings.
  if (bare) return lead !== undefined && lead !== "";
  return lead !== undefined || /^ ?\][ \t.]{0,8}(?:\n|$)/.test(after);
}

/** Of fields that gaps part. */
const ROW = /\S {3,}\S.* {3,}\S/;

/** Between the two sides of a page's head, and in no row of a table. */
function standsBetween(before: string, after: string): boolean {
  if (!/[^\s|] {3,}$/.test(before) || !/^ {3,}[^\s|]/.test(after)) return false;
  return !ROW.test(before.split("\n").at(-2) ?? "") && !ROW.test(after.split("\n").at(1) ?? "");
}

/** At its line's end after a dash or a gap, or at its beginning before a gap: « Ministère — DIFFUSION RESTREINTE ». */
function standsAside(before: string, after: string): boolean {
  if (standsBetween(before, after)) return true;
  return /^[ \t*]{0,40}(?:\n|$)/.test(after)
    ? /(?: [-—–] ?| {3}|\t)$/.test(before) && !PART.test(before.slice(before.lastIndexOf("\n") + 1))
    : /(?:^|\n)[ \t]{0,80}$/.test(before) && /^(?: {4}|\t)/.test(after);
}

/** « Diffusion Restreinte »: two capitals that no heading has; « Confidentiel médical », whatever the second. */
function isCapitalised(text: string, start: number, end: number, mention: boolean): boolean {
  const words = text.slice(start, end).split(/[^\p{L}]+/u);
  const capital = (word = "") => /^\p{Lu}/u.test(word);
  if (words.length < 2 || !capital(words[0])) return false;
  return words.every(capital) || (mention && /^confidentiel/i.test(words[0] ?? ""));
}

function isAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_LINE), start);
  const [after = ""] = text.slice(end, end + LONGEST_LINE).split("\n", 1);
  const line = before.slice(before.lastIndexOf("\n") + 1) + text.slice(start, end) + after;
  return (
    line.length <= LONGEST_LINE &&
    isBare(line) &&
    !CHAPTER.test(line) &&
    !isCounted(line, before, text.slice(end, end + LONGEST_LINE))
  );
}

function isNamed(text: string, start: number, end: number): boolean {
  const first = text.charAt(start);
  if (first !== first.toUpperCase()) return false;
  const before = text.slice(Math.max(0, start - NAMED_AT_MOST), start);
  return (NAMED.test(before) || DECLARED.test(before)) && !CHOICE.test(text.slice(end, end + 8));
}

/** Nothing but markings and what stands beside them. */
function isBare(line: string): boolean {
  return !/\p{L}/u.test(line.replace(MARKINGS, " ").replace(TRIMMINGS, " "));
}

/** Above and below the stamp's own lines, an empty line, an end of the text, or words that make no column with it. */
function standsApart(text: string, start: number, end: number): boolean {
  const above = text
    .slice(Math.max(0, start - AROUND), start)
    .split("\n")
    .reverse();
  const below = text.slice(end, end + AROUND).split("\n");
  return endsApart(above, start <= AROUND) && endsApart(below, end + AROUND >= text.length);
}

/** A sentence, or a field of a letter: in a column of words there is none. */
const PROSE = /\p{Ll}[^\t]* [^\t]* \S/u;

/** `lines`: away from the words, the first what is left of their own. `whole`: the text ends with them. */
function endsApart(lines: readonly string[], whole: boolean): boolean {
  const last = lines.findIndex((line, at) => at > 0 && (line.trim() === "" || !isBare(line)));
  if (last < 0) return whole;
  const line = lines[last] ?? "";
  return (line.trim() === "" || PROSE.test(line)) && (whole || last < lines.length - 1);
}

/** A sentence that goes over to the next line has more words beside the mention; a column has none. */
function inSentence(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_LINE), start);
  const after = text.slice(end, end + LONGEST_LINE);
  return /\p{L}[^\n]*$/u.test(before) || /^[^\n]*\p{L}/u.test(after);
}
