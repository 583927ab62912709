/** What the administration alone can say of a derogation that it requests: what a scan cannot tell. */

import type { IsoDate } from "./dates.ts";
import type { ServiceId } from "./service.ts";

/** Who gives an opinion on a request. */
export const OPINIONS = ["rssi", "dpo", "digital", "hfds"] as const;
export type Opinion = (typeof OPINIONS)[number];

/** Null is « à compléter ». */
export interface Statements {
  readonly constraints: string | null;
  /** Its own analysis of how sensitive the data is. */
  readonly sensitivity: string | null;
  /** The study that compares offers. */
  readonly study: { readonly on: IsoDate; readonly conclusion: string } | null;
  /** How what a qualified offer guarantees is reached, or made up for: against attacks, then against foreign law. */
  readonly security: string | null;
  readonly isolation: string | null;
  /** End of the contract and portability, then what pays for leaving. */
  readonly reversibility: string | null;
  readonly funding: string | null;
  readonly opinions: Readonly<Partial<Record<Opinion, { readonly opinion: string; readonly on: IsoDate }>>>;
}

export interface RequestStatements extends Statements {
  /** What is said of one service in the place of what is said of all. */
  readonly services: Readonly<Partial<Record<ServiceId, Statements>>>;
}

/** What stands where nothing is written. */
export const NO_STATEMENTS: RequestStatements = {
  ...{ constraints: null, sensitivity: null, study: null, security: null, isolation: null },
  ...{ reversibility: null, funding: null, opinions: {}, services: {} },
};

/** What is said of a service: its own words first, those on all services where it has none. */
export function statementsOn(service: ServiceId, { services, ...all }: RequestStatements): Statements {
  const own = services[service];
  if (own === undefined) return all;
  const said = Object.entries(own).filter(([, value]) => value !== null);
  return { ...all, ...Object.fromEntries(said), opinions: { ...all.opinions, ...own.opinions } };
}
