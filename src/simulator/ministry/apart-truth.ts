/** What a scan must be told apart: forwarding rules, retention labels, parts of pages, and who what is sensitive is open to. */

import { librariesOf, refusalOf } from "./drives.ts";
import { hasMailbox } from "./exchange-truth.ts";
import { treeIn } from "./files.ts";
import { sharingTruth } from "./files-sharing.ts";
import { fileTruth } from "./files-truth.ts";
import type { Ministry } from "./ministry.ts";
import { ownPartsOf, pagesOf } from "./pages.ts";
import { forwardsOut } from "./rules.ts";
import { closed } from "./sites-places.ts";
import { placesOf } from "./sites-whole.ts";

export interface ApartTruth {
  /** By user id, of mailboxes that open. */
  readonly forwardsOut: ReadonlyMap<string, number>;
  readonly retained: number;
  readonly ownParts: number;
  readonly sharing: Readonly<
    Record<"files" | "outside" | "anonymous" | "organization" | "people" | "guests" | "endless", number>
  >;
}

export function apartTruth(ministry: Ministry): ApartTruth {
  const rules = new Map<string, number>();
  for (let person = 0; person < ministry.people; person++) {
    const account = ministry.person(person);
    if (hasMailbox(account) && ["open", "empty"].includes(account.mailbox))
      rules.set(account.id, forwardsOut(ministry, person));
  }
  const sharing = { files: 0, outside: 0, anonymous: 0, organization: 0, people: 0, guests: 0, endless: 0 };
  let [retained, ownParts] = [0, 0];
  for (const place of placesOf(ministry)) {
    if (closed(place) !== null) continue;
    for (const d of pagesOf(ministry, place)) ownParts += ownPartsOf({ d });
    for (const library of librariesOf(ministry, place)) {
      if (refusalOf(library) !== null) continue;
      const tree = treeIn(ministry, library);
      for (const node of tree.nodes) {
        if (node?.type !== "file" || node.notebook !== null) continue;
        if (node.traits.retained === true) retained += 1;
        const { detectors, private: own } = fileTruth(ministry, node);
        if (own === true || !detectors.some((detector) => detector !== "marking")) continue;
        const told = sharingTruth(ministry, tree, node);
        if (told.anonymous + told.organization + told.people === 0) continue;
        sharing.files += 1;
        if (told.anonymous > 0 || told.guests > 0) sharing.outside += 1;
        for (const each of ["anonymous", "organization", "people", "guests", "endless"] as const)
          sharing[each] += told[each];
      }
    }
  }
  return { forwardsOut: rules, retained, ownParts, sharing };
}
