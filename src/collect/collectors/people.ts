/** Every account of the tenant: members, guests, and those that shared mailboxes and rooms stand on. */

import { z } from "zod";
import type { Person } from "../../model/directory-records.ts";
import { countLeftOut, ROOT } from "../blocks.ts";
import { defineCollector } from "../collector.ts";
import { unseen } from "../gaps.ts";
import { listing } from "../listing.ts";
import { several } from "../several.ts";

const FIELDS =
  "id,displayName,userPrincipalName,mail,proxyAddresses,userType,accountEnabled,assignedLicenses,createdDateTime,department";

const User = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  mail: z.string().nullish(),
  proxyAddresses: several(z.string()),
  userType: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  assignedLicenses: several(z.object({ skuId: z.string().nullish() })),
  createdDateTime: z.string().nullish(),
  department: z.string().nullish(),
});

/** Stands in the place of a link once the list has been read: those left out are counted from what was stored. */
const COUNTING = "counting";

function personOf(user: z.infer<typeof User>): Person {
  const address = user.userPrincipalName ?? user.mail ?? user.id;
  const proxies = user.proxyAddresses.flatMap((proxy) => /^smtp:(.+)$/i.exec(proxy)?.[1] ?? []);
  const addresses = [address, user.mail ?? "", ...proxies].map((each) => each.trim().toLowerCase());
  return {
    kind: "person",
    id: user.id,
    name: user.displayName ?? address,
    address,
    addresses: [...new Set(addresses.filter((each) => each.includes("@")))].sort(),
    guest: user.userType?.toLowerCase() === "guest",
    enabled: user.accountEnabled !== false,
    department: user.department?.trim() || null,
    licences: user.assignedLicenses.flatMap(({ skuId }) => skuId ?? []).sort(),
    created: user.createdDateTime ?? null,
  };
}

export const people = defineCollector({
  id: "people",
  title: "Comptes",
  services: [],
  needs: [
    {
      permission: "User.Read.All",
      reason: {
        fr: "Lister les comptes, leurs adresses, leurs licences et leur direction",
        en: "List accounts with their addresses, licences and directorate",
      },
    },
  ],
  after: [],
  plants: [],
  roots: () => [ROOT],
  async *run(task, tools) {
    if (task.cursor !== COUNTING) {
      const list = {
        path: `/users?$select=${FIELDS}&$top=999`,
        schema: User,
        about: { service: null, where: "users", permission: "User.Read.All" },
      };
      for await (const page of listing(tools.graph, task, list, (user) => [personOf(user)])) {
        yield { ...page, cursor: page.cursor ?? COUNTING };
      }
    }
    const left = await countLeftOut("person", tools.known, tools.scope);
    yield { records: left > 0 ? [unseen("left-out", left, { service: null, where: "users" })] : [], cursor: null };
  },
});
