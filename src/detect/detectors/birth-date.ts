/**
 * Dates of birth: a real day from 1900 on, right after the words that say so, or below them in a column. Any other date
 * is the date of something else.
 */
import { fold } from "../alphabet.ts";
import { defineDetector, type Place } from "../detector.ts";

const MONTHS = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre";
const SHORT_MONTHS = "janv|fevr|fev|avr|juil|sept|oct|nov|dec|jan";
/** Day, month and year in the order of France, of ISO 8601, or with the month in letters. */
const DATE = new RegExp(
  [
    "(?<!\\d)(?:(?<day>[0-3]?\\d)(?<joint>[ ./-]| / )(?<month>[01]?\\d)\\k<joint>(?<year>(?:19|20)?\\d\\d)",
    "(?<isoYear>(?:19|20)\\d\\d)-(?<isoMonth>[01]\\d)-(?<isoDay>[0-3]\\d)",
    `(?<wordDay>1er|[0-3]?\\d)[ \\n.-]{1,2}(?<word>${MONTHS}|${SHORT_MONTHS})\\.?[ \\n.-]{1,2}(?<wordYear>(?:19|20)?\\d\\d))(?![\\d/])`,
  ].join("|"),
);
/** Under a column's header, also in one piece. */
const GLUED =
  /^(?<day>[0-3]\d)(?<month>[01]\d)(?<year>(?:19|20)\d\d)$|^(?<isoYear>(?:19|20)\d\d)(?<isoMonth>[01]\d)(?<isoDay>[0-3]\d)$/;
/** So too right after the name of a field: `BDAY:19710414`, `<birthDate>19710414<`. */
const FIELD = /^["']?[ \t]?[:=>;|\t,][ \t]?["']?(\d{8})(?!\d)/;
/** Without its accent the word is the negation, unless a place or the day follows at once: « NE LE 3 », « NE(E) A ». */
const NEGATION = /^ne?s?$/i;
const BORN = /^(?:\(e\)|[.·]e|-e)(?:[.·-]?s|\(s\))?|^ ?:|^[ \n]{1,2}(?:le ?:?[ \n]{0,2}\d|(?:a|au|aux|en)[ \n])/;
/** « DN : 3/4/1985 »: two letters that mean many things, so that nothing else stands between. */
const SHORT = /^(?:dn|bday|birthday)$/;
const AT_ONCE = /^[ :=(\n-]{0,4}$/;
/** Between the words and the date: « .e » of « né.e », a place, a name, never another number, nor another sentence. */
const BETWEEN = /^(?:\.(?= ?:))?(?:\.e(?:\.?s)?(?![a-z]))?[^\d.;!?\n]{0,70}(?:\n[^\d.;!?\n]{0,40})?$/;
/** What leads the eye to the blank of a form: « Date de naissance ........ 3/4/1985 ». */
const LEADERS = /\.{4,}|_{2,}|…{2,}/g;
/** « Né le 3 mars », « née à Lyon (69) le » */
const PLACE_NUMBER =
  /\((?:\d{2,5}|2[ab])(?: ?[-–,:] ?[a-z' -]{2,30})?\)|\b\d{5}\b|\b\d{1,2}(?:eme|er|e)\b(?! (?:janv|fev|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec))/g;
const REACH = 120;
/** What is born and nobody: « le projet est né le ». */
/** « Nom de naissance », « né avant le » */
const NO_DATE_BEFORE =
  /(?:nom|(?<!date et )lieu|pays|ville|commune|departement|acte|extrait|conge|prime|rang)s? (?:de |d'acte de )?$/;
const NO_DATE_AFTER = /^[ \n]{1,2}(?:avant|apres|entre|depuis|en(?= \d| date)|vers|d'une|du|de la|sous)(?![a-z])/;
/** `date_naissance < '2006-01-01'`: of nobody. */
const COMPARED = / [<>]=? ?["']?$/;
/** A day to come, or of a paper: « naissance prévue le 3 mai ». */
const EXPECTED = /(?:prevue?s?|attendue?s?|delivree?|enregistree?|declaree?|a terme)\s/;
/** « né à Exempleville, embauché le 3 mai »: the day of what came later. */
const SINCE =
  /(?:,| et|\n) ?(?:embauche|recrute|nomme|titularise|affecte|marie|pacse|divorce|decede|arrive|entre|inscrit|hospitalise|convoque|admis|licencie|promu|mute|radie|detache|recu|domicilie|naturalise)e?s? /;
/** « Date de naissance de l’enfant » is one. */
const NO_DATE = /^[ \n]{1,2}(?:avant|apres|entre|depuis)(?![a-z])/;
const NOBODY =
  /(?:projet|association|societe|entreprise|idee|collectif|organisme|agence|initiative|dispositif|union|loi|reseau)(?: [a-z' -]{0,30})?,?$/;

export const birthDate = defineDetector({
  id: "birth-date",
  title: "Date de naissance",
  category: "citizen-personal-data",
  amongAgents: "state-agent-data",
  candidates: "values",
  // biome-ignore format: words in one list
  cues: ["date de naissance", "date et lieu de naissance", "date naissance", "date naiss", "date de naiss", "dat naiss", "datenaiss", "datenaissance", "naissance", "ddn", "d.d.n", "né le", "née le", "né", "née", "nés", "nées", "birthdate", "birth date", "date of birth", "DOB", "DN", "bday", "birthday", "date nais", "dt nais", "dt naiss", "dtnais", "dtnaiss", "datnais", "datnaiss", "dnais", "dnaiss", "naiss", "date de naisance", "naisance"],
  rivals: ["nom de naissance", "lieu de naissance", "commune de naissance", "pays de naissance", "ville de naissance"],
  // biome-ignore format: words in one list
  words: ["date de naissance", "date naissance", "date naiss", "date de naiss", "naissance", "ddn", "d.d.n", "né", "née", "nés", "nées", "birthdate", "date of birth", "birth date", "DOB", "DN", "bday", "birthday", "date nais", "dt nais", "dt naiss", "dtnais", "dtnaiss", "datnais", "datnaiss", "dnais", "dnaiss", "naiss", "date de naisance", "naisance"],
  seek: ({ text }, start, end) => {
    if (NOBODY.test(fold(text.slice(Math.max(0, start - 60), start)).replace(/\s+(?:est |etait |a ete )?$/, "")))
      return [];
    const word = fold(text.slice(start, end));
    const following = fold(text.slice(end, end + REACH));
    if (NEGATION.test(text.slice(start, end)) && !BORN.test(following)) return [];
    const field = inField(following);
    if (field !== null) return [{ ...field, start: end + field.start, end: end + field.end }];
    // « Date de naiss. : »
    const named = /naiss$|\./.test(word) ? following.replace(/^\./, " ") : following;
    const after = /[._…]{2}/.test(named) ? named.replace(LEADERS, (leaders) => " ".repeat(leaders.length)) : named;
    if (NO_DATE_BEFORE.test(fold(text.slice(Math.max(0, start - 30), start)))) return [];
    if ((word.startsWith("date") ? NO_DATE : NO_DATE_AFTER).test(after)) return [];
    const found = DATE.exec(after.replace(PLACE_NUMBER, (number) => "x".repeat(number.length)));
    if (!found || !isDay(found.groups ?? {}) || !BETWEEN.test(after.slice(0, found.index).replace(PLACE_NUMBER, "")))
      return [];
    const between = after.slice(0, found.index);
    if (COMPARED.test(between) || EXPECTED.test(between) || SINCE.test(between)) return [];
    if (SHORT.test(word) && !AT_ONCE.test(after.slice(0, found.index))) return [];
    const place: Place = { start: end + found.index, end: end + found.index + found[0].length, confidence: "high" };
    return word.startsWith("ne") && word.endsWith("s") ? [place, ...others(text, place.end)] : [place];
  },
  cell: (text) => {
    const folded = fold(text).slice(0, REACH);
    const found = GLUED.exec(folded.trim()) ?? DATE.exec(folded);
    if (!found || !isDay(found.groups ?? {})) return null;
    const start = folded.indexOf(found[0]);
    return { start, end: start + found[0].length, confidence: "high" };
  },
});

/** « nés le 3 mai 1970 et le 8 juin 1972 » */
function others(text: string, from: number): Place[] {
  const after = fold(text.slice(from, from + 40));
  const [joint = ""] = /^,?[ \n](?:et|puis)[ \n](?:le[ \n])?/.exec(after) ?? [];
  const found = joint === "" ? null : DATE.exec(after.slice(joint.length));
  if (!found || found.index > 0 || !isDay(found.groups ?? {})) return [];
  const start = from + joint.length;
  return [{ start, end: start + found[0].length, confidence: "high" }];
}

function inField(following: string): Place | null {
  const [whole = "", digits = ""] = FIELD.exec(following) ?? [];
  if (!isDay(GLUED.exec(digits)?.groups ?? {})) return null;
  return { start: whole.length - digits.length, end: whole.length, confidence: "high" };
}

const FIRST_YEAR = 1900;
/** Nobody in a register is born later; the clock is not asked, so that a text always says the same. */
const LAST_YEAR = 2039;

function isDay(groups: Readonly<Record<string, string | undefined>>): boolean {
  const day = Number((groups.day ?? groups.isoDay ?? groups.wordDay ?? "").replace("er", ""));
  const month = groups.word === undefined ? Number(groups.month ?? groups.isoMonth) : monthOf(groups.word);
  const written = groups.year ?? groups.isoYear ?? groups.wordYear ?? "";
  const year = written.length === 2 ? 1900 + Number(written) : Number(written);
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return false;
  // 2000 was a leap year, and stands for years of two digits.
  return day <= new Date(Date.UTC(written.length === 2 ? 2000 : year, month, 0)).getUTCDate();
}

function monthOf(word: string): number {
  return MONTHS.split("|").findIndex((month) => month.startsWith(word.slice(0, 4)) || month.startsWith(word)) + 1;
}
