/** The keys against slower arithmetic written another way: every single wrong digit must show. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { nir } from "../../src/detect/detectors/nir.ts";
import { luhn } from "../../src/detect/luhn.ts";
import { mod97 } from "../../src/detect/mod97.ts";
import { found } from "./found.ts";

const NIR = [nir];

const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((list) => list.join(""));

test("modulo 97 of a long number", () => {
  fc.assert(fc.property(digits(34), (number) => mod97(number) === Number(BigInt(number) % 97n)));
});

test("Luhn: exactly one last digit completes a number, and it is what is missing to the next ten", () => {
  fc.assert(
    fc.property(digits(13), (head) => {
      let sum = 0;
      for (const [at, digit] of [...head].reverse().entries())
        sum += at % 2 === 1 ? Number(digit) : ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)] ?? 0);
      const completing = [..."0123456789"].filter((last) => luhn(head + last));
      expect(completing).toEqual([String((10 - (sum % 10)) % 10)]);
    }),
  );
});

test("NIR: of the hundred keys, the right one alone", () => {
  const place = fc.constantFrom("01", "49", "75", "95", "97", "99", "2A", "2B");
  fc.assert(
    fc.property(
      fc.constantFrom("1", "2", "7"),
      digits(2),
      place,
      fc.integer({ min: 1, max: 9 }),
      (sex, year, where, month) => {
        const head = `${sex}${year}0${month}${where}588000`;
        const number = BigInt(head.replace("2A", "19").replace("2B", "18"));
        const right = String(97n - (number % 97n)).padStart(2, "0");
        const keys = Array.from({ length: 100 }, (_each, key) => String(key).padStart(2, "0"));
        expect(keys.filter((key) => found(head + key, NIR).length > 0)).toEqual([right]);
      },
    ),
    { numRuns: 30 },
  );
});

test("NIR: one digit changed, or two neighbours swapped, is seen", () => {
  const right = "269054958800043";
  for (let at = 0; at < right.length; at++) {
    for (const digit of "0123456789")
      if (digit !== right[at]) expect(found(right.slice(0, at) + digit + right.slice(at + 1), NIR)).toEqual([]);
    const [here, next] = [right[at], right[at + 1]];
    if (next !== undefined && here !== next)
      expect(found(right.slice(0, at) + next + here + right.slice(at + 2), NIR)).toEqual([]);
  }
});
