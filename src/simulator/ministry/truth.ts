/** What a scan of the whole tenant must find, as the contract counts: by container, and added up by service. */

import type { ServiceId } from "../../model/service.ts";
import { type ApartTruth, apartTruth } from "./apart-truth.ts";
import { type ApplicationTruth, truthOfApplications } from "./applications.ts";
import { truthOfCalls } from "./calls.ts";
import { refusedMailboxes, truthOfExchange } from "./exchange-truth.ts";
import type { Ministry } from "./ministry.ts";
import type { RefusedPlace, TruthLine } from "./sites-truth.ts";
import { refusedPlaces, truthOfPlaces } from "./sites-whole.ts";

export interface ServiceTruth {
  containers: number;
  items: number;
  /** Null where Graph tells no size of any. */
  bytes: number | null;
  /** Items by detector. */
  readonly sensitive: Record<string, number>;
  sensitiveItems: number;
  restrictedItems: number;
  privateItems: number;
}

export interface Truth {
  readonly services: Readonly<Partial<Record<ServiceId, ServiceTruth>>>;
  /** One by one, for a small ministry or a patient reader. */
  containers(): Iterable<TruthLine>;
  readonly refused: readonly RefusedPlace[];
  readonly people: number;
  readonly groups: number;
  /** Those that hold permissions on the tenant's data. */
  readonly applications: readonly ApplicationTruth[];
  /** What is asked for apart. */
  apart(): ApartTruth;
}

/** Added up when it is asked for: of a large ministry that takes minutes. */
export function truthOf(ministry: Ministry): Truth {
  let services: Truth["services"] | null = null;
  return {
    get services() {
      services ??= servicesOf(ministry);
      return services;
    },
    containers: () => linesOf(ministry),
    get refused() {
      return [...refusedOf(ministry)];
    },
    people: ministry.people,
    groups: ministry.groups,
    applications: truthOfApplications(ministry),
    apart: () => apartTruth(ministry),
  };
}

function servicesOf(ministry: Ministry): Truth["services"] {
  const services: Partial<Record<ServiceId, ServiceTruth>> = {};
  for (const line of linesOf(ministry)) add(services, line);
  const calls = truthOfCalls(ministry);
  services["teams.meetings-audio"] = { ...nothing(), items: calls.audio };
  services["teams.meetings-video"] = { ...nothing(), items: calls.video };
  return services;
}

function* linesOf(ministry: Ministry): Generator<TruthLine> {
  yield* truthOfExchange(ministry);
  yield* truthOfPlaces(ministry);
}

function* refusedOf(ministry: Ministry): Generator<RefusedPlace> {
  yield* refusedMailboxes(ministry);
  yield* refusedPlaces(ministry);
}

function nothing(): ServiceTruth {
  return {
    containers: 0,
    items: 0,
    bytes: null,
    sensitive: {},
    sensitiveItems: 0,
    restrictedItems: 0,
    privateItems: 0,
  };
}

function add(services: Partial<Record<ServiceId, ServiceTruth>>, line: TruthLine): void {
  const sum = services[line.service] ?? nothing();
  services[line.service] = sum;
  sum.containers++;
  sum.items += line.items;
  if (line.bytes !== null) sum.bytes = (sum.bytes ?? 0) + line.bytes;
  sum.sensitiveItems += line.sensitiveItems;
  sum.restrictedItems += line.restrictedItems;
  sum.privateItems += line.privateItems;
  for (const [detector, items] of Object.entries(line.sensitive))
    sum.sensitive[detector] = (sum.sensitive[detector] ?? 0) + items;
}
