/** Check digits, reckoned here once more and on their own, so that a fault of the engine's arithmetic cannot hide. */

/** The digit that makes the whole pass Luhn's test (ISO/IEC 7812-1, annex B). */
export function luhnDigit(digits: string): string {
  let sum = 0;
  for (let at = digits.length - 1, doubled = true; at >= 0; at--, doubled = !doubled) {
    const value = Number(digits[at]) * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return String((10 - (sum % 10)) % 10);
}

/** NIR: 97 minus the rest of the 13 by 97, 2A as 19 and 2B as 18 (Insee). */
export function nirKey(thirteen: string): string {
  const digits = thirteen.replace("2A", "19").replace("2B", "18");
  return String(97n - (BigInt(digits) % 97n)).padStart(2, "0");
}

/** ISO 7064 mod 97-10, the two digits after the country. */
export function ibanKey(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((each) => String(Number.parseInt(each, 36))).join("");
  return String(98n - (BigInt(digits) % 97n)).padStart(2, "0");
}

/** RIB: letters fall on digits by threes, S starting at 2 (arrêté of the French banks' committee). */
export function ribKey(bank: string, branch: string, account: string): string {
  const asDigit = (letter: string) => {
    const rank = "ABCDEFGHI".indexOf(letter) >= 0 ? 1 : "JKLMNOPQR".indexOf(letter) >= 0 ? 1 : 2;
    const first = rank === 2 ? "S" : letter < "J" ? "A" : "J";
    return /\d/.test(letter) ? letter : String(letter.charCodeAt(0) - first.charCodeAt(0) + rank);
  };
  const number = [...account].map(asDigit).join("");
  const rest = (89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(number)) % 97n;
  return String(97n - rest).padStart(2, "0");
}

/** SPI: the rest of the first ten by 511. */
export function spiKey(ten: string): string {
  return String(Number(ten) % 511).padStart(3, "0");
}

/** French VAT, digits alone. */
export function vatKey(siren: string): string {
  return String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, "0");
}

/** ICAO 9303: weights 7, 3, 1; letters from 10, filler 0. */
export function icaoDigit(text: string): string {
  const values = [...text].map((each) => (each === "<" ? 0 : Number.parseInt(each, 36)));
  return String(values.reduce((sum, value, at) => sum + value * ([7, 3, 1][at % 3] ?? 0), 0) % 10);
}

/** French VAT whose key holds a letter: the two characters stand for a number that agrees with the SIREN modulo 11. */
export function vatLettersAgree(key: string, siren: string): boolean {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  const [first, second] = [alphabet.indexOf(key.charAt(0)), alphabet.indexOf(key.charAt(1))];
  const number = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
  return (Number(siren) + 1 + Math.floor(number / 11)) % 11 === number % 11;
}
