/**
 * The Luhn key (ISO/IEC 7812-1, annex B): every second digit from the right doubled, nine taken off what passes nine,
 * the sum a multiple of ten.
 */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const weighed = at % 2 === 0 ? digit : 2 * digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}
