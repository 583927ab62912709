/**
 * Of which directorates the number of what is intimate is not told by itself: those of fewer than ten people, and as many more
 * as it takes for no number of so few to be had from the others. Readers also know the sum of each service, and which
 * directorates have anything of it: where all the people of one service are in directorates that are told, what these have of
 * the others is left when that sum is taken off, and so for every other choice of services.
 */

import { FEWEST_PEOPLE } from "../../model/individual.ts";
import { fewestPeople, isOfFewPeople, type OwnSpaces } from "../../model/own-spaces.ts";
import type { ServiceId } from "../../model/service.ts";

/** @returns which of them, by their place; the smallest first, so that as few as can be are left untold. */
export function withheldAmong(shares: readonly OwnSpaces[]): ReadonlySet<number> {
  const columns = sumsToldOf(shares);
  const bySize = shares
    .map((own, at) => ({ own, at, people: peopleIn([own], columns) }))
    .filter(({ own }) => own.size > 0)
    .sort((one, other) => one.people - other.people || one.at - other.at);
  for (let many = 0; many < bySize.length; many += 1) {
    const [untold, told] = [bySize.slice(0, many), bySize.slice(many)];
    const together = untold.reduce((sum, { people }) => sum + people, 0);
    if (many > 0 && together < FEWEST_PEOPLE) continue;
    if (told.some(({ people }) => people < FEWEST_PEOPLE)) continue;
    const rows = [...told.map(({ own }) => [own]), ...(many > 0 ? [untold.map(({ own }) => own)] : [])];
    if (!leaks(rows, columns)) return new Set(untold.map(({ at }) => at));
  }
  return new Set(bySize.map(({ at }) => at));
}

/** One directorate that is told by itself, or those that are told together. */
type Row = readonly OwnSpaces[];

/** Services of which people have spaces of their own, and whether what is intimate there has a sum that readers can tell. */
type Columns = readonly { readonly service: ServiceId; readonly intimate: boolean }[];

const sumsToldOf = (shares: readonly OwnSpaces[]): Columns =>
  [...new Set(shares.flatMap((own) => [...own.keys()]))].map((service) => ({
    service,
    intimate: !isOfFewPeople(service, shares),
  }));

/**
 * Whether sums of directorates less sums of services leave a number of fewer than ten people: for some services, either the
 * rest of the directorates that have any of them, or what of them is in directorates that have others, too.
 */
function leaks(rows: readonly Row[], columns: Columns): boolean {
  for (let choice = 1; choice < 2 ** columns.length - 1; choice += 1) {
    const chosen = new Set(columns.flatMap(({ service }, at) => ((choice >> at) & 1 ? [service] : [])));
    const [inside, outside] = [
      columns.filter((one) => chosen.has(one.service)),
      columns.filter((one) => !chosen.has(one.service)),
    ];
    let [rest, mixed] = [0, 0];
    for (const row of rows) {
      const services = row.flatMap((own) => [...own.keys()]);
      if (services.some((service) => chosen.has(service))) rest += peopleIn(row, outside);
      if (services.some((service) => !chosen.has(service))) mixed += peopleIn(row, inside);
    }
    if (isFew(rest) || isFew(mixed)) return true;
  }
  return false;
}

const isFew = (people: number) => people > 0 && people < FEWEST_PEOPLE;

function peopleIn(row: Row, columns: Columns): number {
  const services = columns.filter(({ intimate }) => intimate).map(({ service }) => service);
  return row.reduce((sum, own) => sum + fewestPeople(own, services), 0);
}
