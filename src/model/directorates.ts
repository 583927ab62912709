/** Which directorate a person or a group belongs to, as the administration says it. */

import type { IsoDate } from "./dates.ts";

/** A line of the file that `directoratesFile` names. */
export interface Assignment {
  /** In lower case: an address, a `@domain`, or the address, the name or the id of a group. */
  readonly key: string;
  readonly directorate: string;
  /** First day of it; null is always. */
  readonly since: IsoDate | null;
}

export interface Directorates {
  /** Directorate by `department` as Entra ID has it; a department that is not there is its own directorate. */
  readonly byDepartment: Readonly<Record<string, string>>;
  readonly assignments: readonly Assignment[];
}
