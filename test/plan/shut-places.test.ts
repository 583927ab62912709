/** A place that is shut is one place, however many services were asked of it. */

import { expect, test } from "vitest";
import type { GapCause } from "../../src/model/gap.ts";
import type { ServiceId } from "../../src/model/service.ts";
import { countShut } from "../../src/plan/shut-places.ts";

type Asked = readonly [container: string, service: ServiceId | null, cause: GapCause];

async function counted(asked: readonly Asked[]) {
  async function* places() {
    for (const [container, service, cause] of asked) yield { container, service, cause };
  }
  const { refused, all } = await countShut(places());
  return [refused, all];
}

test.each<[string, readonly Asked[], readonly [refused: number, all: number]]>([
  ["nothing", [], [0, 0]],
  [
    "a mailbox, its calendar and its contacts",
    [
      ["u1", "exchange.mail", "forbidden"],
      ["u1", "exchange.calendar", "forbidden"],
      ["u1", "exchange.contacts", "forbidden"],
    ],
    [1, 1],
  ],
  [
    "a mailbox, and the calendar of another",
    [
      ["u1", "exchange.mail", "forbidden"],
      ["u2", "exchange.calendar", "forbidden"],
    ],
    [2, 2],
  ],
  [
    "a person’s mailbox and drive, both told by the person’s id",
    [
      ["u1", "exchange.mail", "locked"],
      ["u1", "onedrive.files", "forbidden"],
    ],
    [2, 2],
  ],
  [
    "a site given up for its lists, and refused for its pages",
    [
      ["s1", "sharepoint.lists", "given-up"],
      ["s1", "sharepoint.pages", "forbidden"],
      ["s2", "sharepoint.lists", "unexpected"],
    ],
    [1, 2],
  ],
])("%s", async (_case, asked, expected) => expect(await counted(asked)).toEqual(expected));
