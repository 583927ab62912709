/** How numbers, sizes, days and shares are written in each language: the one place that asks Intl. */

import type { IsoDate } from "../model/dates.ts";
import type { Language } from "./index.ts";

export interface Format {
  count(value: number): string;
  /** To so many significant digits: « 1 250 000 », « 2,4 ». */
  rough(value: number, digits: number): string;
  /** Decimal units: 1 Ko is 1,000 bytes. */
  bytes(value: number): string;
  /** « 24 novembre 2026 ». */
  day(day: IsoDate): string;
  /** Day in Paris of an instant, « 24/11/2026 ». */
  instant(instant: string): string;
  /** The same with its hour: « 24/11/2026 20:15 ». */
  moment(instant: string): string;
  /** 0.034 is « 3,4 % ». */
  share(value: number): string;
  /** With its sign, in whole: « +12 % », « −8 % »; nought has none. */
  gap(value: number): string;
  /** True where the language says it in the singular: 0 and 1 in French, 1 in English. */
  one(value: number): boolean;
  /** « a, b et c ». */
  list(values: readonly string[]): string;
}

const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };

export const BYTE_UNITS: Record<Language, readonly [string, string, string, string, string]> = {
  fr: ["o", "Ko", "Mo", "Go", "To"],
  en: ["B", "KB", "MB", "GB", "TB"],
};

const NO_BREAK = "\u00a0";

function formatFor(language: Language): Format {
  const locale = LOCALES[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const gap = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const long = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const short = new Intl.DateTimeFormat(locale, {
    day: "2-digit",
    // In figures, English has it both ways round.
    month: language === "en" ? "short" : "2-digit",
    year: "numeric",
    timeZone: "Europe/Paris",
  });
  const hour = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Paris" });
  const plural = new Intl.PluralRules(locale);
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  // French writes « 1er janvier », which Intl does not.
  const first = (written: string) => (language === "fr" ? written.replace(/^1 /, "1er ") : written);
  return {
    count: (value) => whole.format(value),
    rough: (value, digits) => new Intl.NumberFormat(locale, { maximumSignificantDigits: digits }).format(value),
    bytes(value) {
      const power = value < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(value) / 3));
      return `${tenths.format(value / 1000 ** power)}${NO_BREAK}${BYTE_UNITS[language][power]}`;
    },
    day: (day) => first(long.format(new Date(`${day}T00:00:00Z`))),
    instant: (instant) => short.format(new Date(instant)),
    moment: (instant) => `${short.format(new Date(instant))} ${hour.format(new Date(instant))}`,
    share: (value) => share.format(value),
    gap: (value) => gap.format(value),
    one: (value) => plural.select(value) === "one",
    list: (values) => list.format(values),
  };
}

const FORMATS: Record<Language, Format> = { fr: formatFor("fr"), en: formatFor("en") };

export function formatOf(language: Language): Format {
  return FORMATS[language];
}
