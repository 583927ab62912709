/** Sums of the first page: a mailbox is one space though its mail, calendar and contacts are three services. */

import { expect, test } from "vitest";
import { totalOf } from "../../src/export/summing.ts";
import type { PlanService, Volume } from "../../src/model/plan-service.ts";
import type { ServiceId } from "../../src/model/service.ts";
import { book } from "./book.ts";

const [sample] = book.plan.services as [PlanService];
const service = (id: ServiceId, volume: Volume): PlanService => ({ ...sample, id, volume });

test.each<[string, PlanService[], Volume]>([
  [
    "a mailbox's three services",
    [
      service("exchange.mail", { containers: 4, items: 100, bytes: 1000 }),
      service("exchange.calendar", { containers: 4, items: 20, bytes: null }),
      service("exchange.contacts", { containers: 4, items: 3, bytes: null }),
    ],
    { containers: 4, items: 123, bytes: 1000 },
  ],
  [
    "calendars alone, whose spaces are told elsewhere",
    [service("exchange.calendar", { containers: 4, items: 20, bytes: null })],
    { containers: null, items: 20, bytes: null },
  ],
  [
    "what is known, beside what is not",
    [
      service("teams.chat", { containers: null, items: null, bytes: null }),
      service("teams.files", { containers: 2, items: 0, bytes: 0 }),
    ],
    { containers: 2, items: 0, bytes: 0 },
  ],
])("%s", (_case, services, total) => expect(totalOf(services)).toMatchObject(total));
