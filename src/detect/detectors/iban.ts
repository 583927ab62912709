/**
 * IBAN: country, two check digits, the account. The whole, country and check moved to the end and letters counted from
 * A = 10, is 1 modulo 97 (ISO 7064); its length is the country's (SWIFT IBAN registry). A French one holds a RIB too,
 * whose key is 97 − ((89·bank + 15·branch + 3·account) mod 97).
 * Source: https://www.swift.com/standards/data-standards/iban-international-bank-account-number
 */
import { defineDetector } from "../detector.ts";
import { asDigits } from "../lookalikes.ts";
import { mod97 } from "../mod97.ts";
import { ribMatches } from "../rib-key.ts";

const REGISTRY =
  "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";
/** Right after its name, parted however a form or a page is: « FR76  1480 6180… », boxes, a line's end, the BIC glued to it. */
const NAMED = /^[^\p{L}\d]{0,12}([A-Z](?:[^\p{L}\d]{0,4}[\dA-Z]){14,33})/iu;
const NAMED_AT_MOST = 190;
const LENGTHS = new Map(REGISTRY.split(" ").map((row) => [row.slice(0, 2), Number(row.slice(2))]));

export const iban = defineDetector({
  id: "iban",
  title: "Compte bancaire (IBAN)",
  category: "citizen-personal-data",
  candidates: "values",
  cues: ["iban"],
  hints: ["compte", "virement", "bic", "prélèvement", "rib", "coordonnées bancaires", "références bancaires"],
  numbers: [
    {
      lengths: [...new Set(LENGTHS.values())],
      of: "letters",
      shape: /^[A-Z]{2}[\dBILOSZ]{2}[\dA-Z]{11,30}$/,
      groups: 10,
      judge: ({ compact, cue, hint, beside }) => {
        const country = compact.slice(0, 2);
        if (LENGTHS.get(country) !== compact.length || NOBODYS.test(compact)) return null;
        const french = country === "FR" || country === "MC";
        const readings = (cue || hint) && beside ? [compact, ...repaired(compact, french)] : [compact];
        const read = readings.find((each) => /^..\d\d/.test(each) && checkMatches(each));
        if (read === undefined) return null;
        return !french || ribMatches(read.slice(4)) ? "high" : "medium";
      },
    },
  ],
  words: ["iban"],
  seek: ({ text }, _start, end) => {
    const [whole = "", written = ""] = NAMED.exec(text.slice(end, end + NAMED_AT_MOST)) ?? [];
    const country = written.replace(/[^\p{L}\d]/gu, "").slice(0, 2);
    const length = LENGTHS.get(country.toUpperCase()) ?? 0;
    const [number = ""] = new RegExp(`^(?:[^\\p{L}\\d]{0,4}[\\dA-Z]){${length}}`, "iu").exec(written) ?? [];
    const compact = number.toUpperCase().replace(/[^\dA-Z]/g, "");
    if (length === 0 || compact.length !== length || !/^..\d\d/.test(compact) || !checkMatches(compact)) return [];
    if (NOBODYS.test(compact)) return [];
    const start = end + whole.length - written.length;
    const confidence = !/^(?:FR|MC)/.test(compact) || ribMatches(compact.slice(4)) ? "high" : "medium";
    return [{ start, end: start + number.length, confidence }];
  },
});

/** An example: one digit all along, whose key is right for zeros. */
const NOBODYS = /^..\d\d(\d)\1*$/;

/** Digits that a machine read as letters. Of a French one all but the eleven of the account are digits for sure. */
function repaired(compact: string, french: boolean): string[] {
  const whole = compact.slice(0, 2) + asDigits(compact.slice(2));
  const around =
    compact.slice(0, 2) + asDigits(compact.slice(2, 14)) + compact.slice(14, 25) + asDigits(compact.slice(25));
  return french ? [around, whole] : [whole];
}

function checkMatches(compact: string): boolean {
  const turned = compact.slice(4) + compact.slice(0, 4);
  return mod97(turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) === 1;
}
