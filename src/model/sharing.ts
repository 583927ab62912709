/** Who what is sensitive is open to, in numbers: of each space, or of the personal drives of a directorate together. */

import type { ServiceId } from "./service.ts";

export interface SharingFigures {
  /** Files that are sensitive and shared. */
  readonly files: number;
  /** Of them, those that a guest may open, or whoever has the link. */
  readonly outside: number;
  /** Links by whom they open to: whoever has them, everybody in the organisation, people who are named. */
  readonly anonymous: number;
  readonly organization: number;
  readonly people: number;
  /** Guests, added up file by file: one of several files counts for each. */
  readonly guests: number;
  /** Links that never end. */
  readonly endless: number;
}

export interface SharingRow extends SharingFigures {
  readonly service: ServiceId;
  /** Null of the personal drives of a directorate, which are told together. */
  readonly space: { readonly id: string; readonly name: string | null } | null;
  /** Where it stands, when the site bears a name: libraries are called alike. */
  readonly site: { readonly id: string; readonly name: string } | null;
  readonly unit: string | null;
  /** The instant at which the last of the links that end does. */
  readonly until: string | null;
}

export const NO_SHARING: SharingFigures = {
  ...{ files: 0, outside: 0, anonymous: 0, organization: 0, people: 0, guests: 0, endless: 0 },
};

export function addSharing<T extends SharingFigures>(sum: T, more: SharingFigures): T {
  return {
    ...sum,
    files: sum.files + more.files,
    outside: sum.outside + more.outside,
    anonymous: sum.anonymous + more.anonymous,
    organization: sum.organization + more.organization,
    people: sum.people + more.people,
    guests: sum.guests + more.guests,
    endless: sum.endless + more.endless,
  };
}
