/** What is held on a person, by kind. */

import type { held as fr } from "../../fr/terminal/held.ts";

export const held: typeof fr = {
  held: {
    kinds: {
      account: "Account of the directory (name, addresses, directorate, licences)",
      usage: "Rows of usage reports (sizes, last activity)",
      "personal-space": "Address of the personal space",
      site: "Personal site",
      ownership: "Groups and teams that this person owns",
      closed: "Order never to read their contents",
      space: "Spaces (mailbox, calendar, contacts, OneDrive, webinars, chats of two)",
      part: "Folders and calendars, by identifier, with their count",
      item: "Files by name, other items by identifier",
      outcome: "Items read or not read",
      finding: "Findings (detector and number, never the value)",
      "closed-item": "Items counted and never read, by identifier",
      link: "Links that tell what changed",
      gap: "What could not be seen",
      history: "Figures of the history, scan by scan",
      decision: "Decisions on their spaces, or taken by this person",
      pseudonym: "Numbers in copies for publication",
      task: "Steps of the scan that name them",
      scope: "Mentions in the scope that was asked for",
      mention: "Address or identifier in another record",
    },
    line: (kind, count, outputs) => `${kind}: ${count}; outputs: ${outputs}`,
    nowhere: "none",
  },
};
