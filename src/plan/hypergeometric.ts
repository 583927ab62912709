/**
 * How many of a finite population are of a kind, told exactly from a simple random sample of it without replacement.
 *
 * Each bound is the last number that a one-sided test at half the error still bears: had fewer been there, so many would
 * hardly have been drawn; had more been there, so few. Both tails move one way as the number grows, so what they bear is
 * an interval, and it holds at least as often as it says, for every population, sample and share, rare kinds included.
 * No normal law is taken for the truth, as Wald's and Wilson's intervals do: for rare kinds theirs hold far less often
 * than they say. Each bound also holds by itself, at half the error, which is what lets {@link boundsOf} treat what was
 * drawn and could not be looked at as unlike as can be: the least counts none of it, the most counts all of it.
 *
 * Sources: H. S. Konijn, « Statistical Theory of Sample Survey Design and Analysis » (1973); J. P. Buonaccorsi, « A note
 * on confidence intervals for proportions in finite populations », The American Statistician 41 (1987); W. Wang, « Exact
 * optimal confidence intervals for hypergeometric parameters », JASA 110 (2015), which shows how far the approximations
 * fall short.
 */

export interface SimpleSample {
  readonly population: number;
  readonly drawn: number;
  /** Of those drawn, the ones that are of the kind for sure, and the ones that are or may be. */
  readonly least: number;
  readonly most: number;
}

/** The fewest and the most that the population may hold. */
export function boundsOf(
  { population: told, drawn, least, most }: SimpleSample,
  confidence: number,
): { readonly low: number; readonly high: number } {
  // Counts that make no sense are no reason to search without end.
  const population = Math.min(told, Number.MAX_SAFE_INTEGER);
  const error = (1 - confidence) / 2;
  const [fewest, greatest] = [least, population - (drawn - most)];
  return {
    low: first(
      least,
      population - (drawn - least),
      (held) => 1 - below(least - 1, { population, drawn, held }) > error,
    ),
    high:
      greatest -
      first(0, greatest - fewest, (less) => below(most, { population, drawn, held: greatest - less }) > error),
  };
}

/** The smallest whole number of the range for which it is true, as it is of all above it; the last one when of none. */
function first(from: number, to: number, isTrue: (value: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Urn {
  readonly population: number;
  readonly drawn: number;
  /** Of the population, how many are of the kind. */
  readonly held: number;
}

/**
 * The chance that so many or fewer of the kind are drawn. Terms are reckoned from the likeliest number outwards, each from
 * the one before it, and shared by their sum: nothing grows too large or loses its last digits, however large the urn.
 */
export function below(found: number, { population, drawn, held }: Urn): number {
  const [fewest, most] = [Math.max(0, drawn - (population - held)), Math.min(drawn, held)];
  if (found < fewest) return 0;
  if (found >= most) return 1;
  const others = population - held - drawn;
  const likeliest = Math.min(most, Math.max(fewest, Math.floor(((drawn + 1) * (held + 1)) / (population + 2))));
  let [all, some, term] = [1, likeliest <= found ? 1 : 0, 1];
  for (let at = likeliest; at > fewest && term > all * NOTHING; at -= 1) {
    term *= (at * (others + at)) / ((held - at + 1) * (drawn - at + 1));
    all += term;
    if (at - 1 <= found) some += term;
  }
  term = 1;
  for (let at = likeliest; at < most && term > all * NOTHING; at += 1) {
    term *= ((held - at) * (drawn - at)) / ((at + 1) * (others + at + 1));
    all += term;
    if (at + 1 <= found) some += term;
  }
  return some / all;
}

/** Terms only shrink on the way out: below this share of the sum they change nothing of it. */
const NOTHING = 1e-18;
