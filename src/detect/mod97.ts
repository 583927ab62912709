/** Remainder of a long decimal number by 97, digit after digit. */
export function mod97(digits: string): number {
  let remainder = 0;
  for (let at = 0; at < digits.length; at++) remainder = (remainder * 10 + digits.charCodeAt(at) - 48) % 97;
  return remainder;
}
