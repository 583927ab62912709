/** What stands beside a number and says that it is no identifier: amounts, decimals, pieces of longer numbers and of codes. */

import type { Candidate } from "./detector.ts";

const MONEY_AFTER = /^\s{0,2}(?:[kM]?€|[kM]?(?:EUR|euros?|F ?CFP|XPF|FRF|francs?|F)\b|\$|£|%)/i;
const MONEY_BEFORE = /(?:€|\$|£|\bEUR)\s{0,2}$/i;

export function isAmount({ before, after, header }: Candidate): boolean {
  return (
    MONEY_AFTER.test(after) ||
    (/[€$£r]/i.test(before.slice(-3)) && MONEY_BEFORE.test(before)) ||
    // Below its own name, a whole number that a sheet took for an amount: « 99123456800012,00 ».
    (/^,\d{1,2}(?!\d)/.test(after) && !(header && /^,0{1,2}(?!\d)/.test(after)))
  );
}

/** Looked at before a pattern is: of most numbers, what stands there is a space. */
const endsLike = (text: string, letters: string) => letters.includes(text.charAt(text.length - 1));
const startsLike = (text: string, letters: string) => letters.includes(text.charAt(0));

/** A decimal, or the piece of a code whose pieces, of letters and digits, hyphens join (UUID, hash, part number). */
export function isFragment({ before, after }: Candidate): boolean {
  return (
    (endsLike(before, ".,-") && /\d\.$|(?<![\d.])0,$|(?:\d[A-Za-z]+|[A-Za-z]\d+)-$/.test(before)) ||
    // `.0` alone: a whole number that went through a table of decimals.
    (startsLike(after, ".-") && /^\.(?!0(?!\d))\d|^-(?:\d+[A-Za-z]|[A-Za-z]+\d)/.test(after))
  );
}

/** Hyphens join it to more digits: `2024-991234568` is a number of something else. */
export function isJoined({ before, after }: Candidate): boolean {
  return (endsLike(before, "-") && /\d-$/.test(before)) || (startsLike(after, "-") && /^-\d/.test(after));
}

/** More digits follow or precede in groups of three or fewer: a longer number, an amount in groups of three. */
export function isPieceOfNumber({ before, after }: Candidate): boolean {
  return (endsLike(before, " .") && /(?<!\d)\d{1,3}[ .]$/.test(before)) || /^[ .]\d{1,3}(?!\d)/.test(after);
}

/** More digits stand before or after it, whatever their number: it is the beginning or the end of something longer. */
export function goesOn({ groups, before, after }: Candidate): boolean {
  return groups.length > 1 && (/\d[ .]$/.test(before) || /^[ .]\d/.test(after));
}

/** A name that nobody asks for stands right before it: « Compteur : », `<pdl>`. */
export function isNamed({ before }: Candidate): boolean {
  return /\p{L}["'\])°*]{0,2}\s?[:=>]["'\s]{0,2}$/u.test(before);
}

/** Written in one piece, or in these groups. */
export function isGroupedAs(groups: readonly number[], ...usual: readonly (readonly number[])[]): boolean {
  return (
    groups.length === 1 ||
    usual.some((each) => each.length === groups.length && each.every((size, at) => size === groups[at]))
  );
}

/** All digits the same, digits in threes, or counting up: nobody's number. */
export function isDummy(digits: string): boolean {
  return (
    /^(\d)\1*$/.test(digits) ||
    /^(?:(\d)\1\1){3}/.test(digits) ||
    digits.startsWith("123456789") ||
    digits.startsWith("12345678")
  );
}
